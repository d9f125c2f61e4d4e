import Synchronization

/// What rounding did to features while they were written by several threads.
final class RoundingLog: Sendable {
  private let problems = Mutex<[Problem]>([])

  func add(_ problem: Problem) { problems.withLock { $0.append(problem) } }

  /// All of them, by layer, file and feature, the same for any number of threads.
  var ledger: ProblemLedger {
    ProblemLedger(
      problems.withLock { $0 }.sorted { a, b in
        (a.place.layer ?? "", a.place.file ?? "", a.place.feature ?? 0)
          < (b.place.layer ?? "", b.place.file ?? "", b.place.feature ?? 0)
      })
  }
}
