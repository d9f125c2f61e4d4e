import LandKit

/// The list of everything that was wrong, as a file of its own.
enum ProblemFile {
  /// Writes `ledger` to `path`, whole or not at all.
  static func write(_ ledger: ProblemLedger, to path: String, _ common: CommonOptions) throws {
    let file = try AtomicFile(target: path, overwrite: common.overwrite)
    do {
      try file.append(ProblemsJSON.document(ledger))
      try file.commit()
    } catch {
      file.abandon()
      throw error
    }
  }
}
