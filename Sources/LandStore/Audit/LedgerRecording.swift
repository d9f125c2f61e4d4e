import Foundation
import LandKit

/// What an audit has to do with a ledger: what it is held against before it is made, and its record after.
public struct LedgerRecording: Sendable {
  /// The ledger, as the user named it.
  public let path: String
  /// The run of the ledger that the audit is held against.
  public private(set) var previous: LedgerEntry?
  /// The newest run of the same study and year that stood before.
  public private(set) var standing: LedgerEntry?
  private let replaces: Int?

  /// Looks into the ledger at `path`, which need not be there yet, and hands `request` last year's audit.
  ///
  /// - Parameter replaces: a run that the audit corrects.
  ///
  /// **Throws** `LedgerError` before any work is done: when the ledger cannot be used or written, and when
  /// `replaces` names no run that can be replaced.
  public init(_ path: String, for request: inout AuditRequest, replaces: Int? = nil) throws {
    (self.path, self.replaces) = (path, replaces)
    try LedgerFile.checkWritable(path)
    guard FileManager.default.fileExists(atPath: try LedgerFile.place(path)) else {
      if let replaces {
        throw LedgerError.refused(
          path, zh: "台账尚不存在，没有审计 \(replaces) 可更正",
          en: "the ledger is not there yet and has no run \(replaces) to replace")
      }
      return
    }
    let ledger = try Ledger(path, for: .appending)
    try ledger.checkChain()
    try look(into: ledger, &request)
    let study = AuditRecorder.study(request.study)
    standing = try ledger.lastRun(study: study, year: request.year)
    let run = LedgerRun(
      study: study, year: request.year, settings: "", manifest: "", versions: "", replaces: replaces)
    try ledger.read { try ledger.checkReplaced(run, $0) }
  }

  /// Hands `request` last year's audit out of the ledger at `path`, if there is one, and records nothing. **Throws**
  /// `LedgerError`.
  public static func prepare(_ request: inout AuditRequest, from path: String) throws {
    guard FileManager.default.fileExists(atPath: try LedgerFile.place(path)) else { return }
    var recording = LedgerRecording(path)
    try recording.look(into: try Ledger(path, for: .reading), &request)
  }

  private init(_ path: String) { (self.path, replaces) = (path, nil) }

  private mutating func look(into ledger: Ledger, _ request: inout AuditRequest) throws {
    let found = try ledger.previous(
      study: AuditRecorder.study(request.study), year: request.year, against: request.comparedYear)
    (previous, request.previous) = (found?.entry, found?.audit)
  }

  /// What was recorded.
  public struct Recorded: Sendable {
    /// The run.
    public let entry: LedgerEntry
    /// The end of the chain after it, which is to be kept elsewhere.
    public let head: LedgerHead
  }

  /// Appends the audit, whole or not at all; makes the ledger first when it is not there. **Throws** `LedgerError`.
  public func append(_ result: AuditResult, at time: Date) throws -> Recorded {
    let ledger = try Ledger.openOrCreate(path, created: time)
    let recorder = AuditRecorder(result)
    let (entry, head) = try ledger.record(recorder.run(replaces: replaces), at: time, recorder.write)
    return Recorded(entry: entry, head: head)
  }
}
