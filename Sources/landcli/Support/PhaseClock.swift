import Foundation
import LandKit
import Synchronization

/// Takes the time of each phase of a run, for whoever looks for where it goes.
final class PhaseClock: Sendable {
  private struct Entry {
    let name: String
    let wall: ContinuousClock.Instant
    let cpu: Double
  }

  private let entries: Mutex<[Entry]>

  /// A clock that begins to run.
  init() { entries = Mutex([Entry(name: "starting", wall: .now, cpu: Self.cpuSeconds)]) }

  /// A phase goes on, or begins when another was going on.
  func note(_ phase: RunProgress.Phase) {
    let name = phase.id
    entries.withLock { entries in
      if entries.last?.name != name { entries.append(Entry(name: name, wall: .now, cpu: Self.cpuSeconds)) }
    }
  }

  /// Ends the last phase and writes all: wall seconds, and processor seconds of all threads.
  func write(to path: String) throws {
    let all = entries.withLock { $0 } + [Entry(name: "", wall: .now, cpu: Self.cpuSeconds)]
    let lines = zip(all, all.dropFirst()).map { entry, next in
      String(
        format: "    {\"name\": \"%@\", \"wall_s\": %.4f, \"cpu_s\": %.4f}", entry.name,
        (next.wall - entry.wall) / .seconds(1), next.cpu - entry.cpu)
    }
    let text = "{\n  \"phases\": [\n" + lines.joined(separator: ",\n") + "\n  ]\n}\n"
    let output = try ResultOutput(path, overwrite: true)
    try output.finish { try $0.append(Array(text.utf8)) }
  }

  private static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
