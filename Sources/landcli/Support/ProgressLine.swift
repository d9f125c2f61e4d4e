import Foundation
import LandKit
import Synchronization

/// One line on a terminal that tells how far a run is, with rate and time left. Nothing is written where stderr is
/// no terminal, or within the first half second.
final class ProgressLine: Sendable {
  private struct State {
    var begun = ContinuousClock.now
    var lastShown = ContinuousClock.now
    var phaseBegun = ContinuousClock.now
    var phase: RunProgress.Phase?
    var isShown = false
  }

  private let language: Language
  private let isOn: Bool
  private let clock: PhaseClock?
  private let state = Mutex(State())

  init(_ common: CommonOptions, clock: PhaseClock? = nil) {
    language = common.language
    self.clock = clock
    isOn = !common.quiet && isatty(STDERR_FILENO) == 1
  }

  /// What the library reports to.
  var progress: RunProgress {
    let (clock, isOn) = (self.clock, self.isOn)
    guard isOn || clock != nil else { return RunProgress() }
    return RunProgress { phase, done, total in
      clock?.note(phase)
      if isOn { self.update(phase, done, total) }
    }
  }

  private func update(_ phase: RunProgress.Phase, _ done: Int, _ total: Int?) {
    state.withLock { state in
      let now = ContinuousClock.now
      if state.phase != phase { (state.phase, state.phaseBegun) = (phase, now) }
      guard now - state.begun > .milliseconds(500), now - state.lastShown > .milliseconds(100) else { return }
      state.lastShown = now
      state.isShown = true
      write("\r\u{1B}[K" + line(phase, done, total, now - state.phaseBegun))
    }
  }

  private func line(_ phase: RunProgress.Phase, _ done: Int, _ total: Int?, _ spent: Duration) -> String {
    guard let total, total > 0, done > 0 else { return phase.title(language) + "…" }
    let seconds = max(0.001, Double(spent.components.seconds) + Double(spent.components.attoseconds) * 1e-18)
    let rate = Double(done) / seconds
    let left = Int((Double(total - done) / rate).rounded(.up))
    let share = Int(100 * Double(done) / Double(total))
    let speed = phase == .measuring ? "\(Int(rate / 1e6)) MB/s" : "\(Int(rate))/s"
    let rest = language == .zh ? "剩余约 \(left) 秒" : "about \(left) s left"
    return "\(phase.title(language)) \(share) %  \(speed)  \(rest)"
  }

  /// Clears the line.
  func finish() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
