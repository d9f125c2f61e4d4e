import Foundation
import GRDB
import LandKit

/// A ledger of audits: a GeoPackage to which runs and decisions are appended, and nothing is ever changed.
///
/// Several programs may use one file. A reader sees whole runs alone. A writer waits for another as long as `patience`
/// says, then fails with `LedgerError.busy` and has written nothing. Whatever kills a writer, the next opening finds
/// the ledger as it was.
public final class Ledger: Sendable {
  /// What a ledger is opened for.
  public enum Access: Sendable { case reading, appending }

  /// The file, as the user named it.
  public let path: String
  let queue: DatabaseQueue
  let schema: LedgerSchema
  let seconds: Double

  /// Opens the ledger at `path`. For appending, a ledger of an earlier version is brought up to date.
  ///
  /// - Parameter patience: how long to wait for another program, s.
  ///
  /// **Throws** `LedgerError`: not found, foreign, damaged, cut off, of a later version, or busy.
  public convenience init(_ path: String, for access: Access, patience: Double? = nil) throws {
    try self.init(path, for: access, patience: patience, schema: .current)
  }

  init(_ path: String, for access: Access, patience: Double?, schema: LedgerSchema) throws {
    let seconds = patience ?? LedgerFile.patience
    (self.path, self.schema, self.seconds) = (path, schema, seconds)
    try LedgerFile.checkKind(path)
    queue = try LedgerFile.translated(path, seconds) {
      try Self.open(path, for: access, seconds: seconds, schema: schema)
    }
  }

  private static func open(
    _ path: String, for access: Access, seconds: Double, schema: LedgerSchema
  ) throws -> DatabaseQueue {
    let isReading = access == .reading
    let configuration = LedgerFile.configuration(readOnly: isReading, seconds: seconds)
    let queue: DatabaseQueue
    let version: Int
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      version = try queue.read { try LedgerFile.version($0, path: path) }
    } catch let error as DatabaseError
      where isReading && [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
    {
      // A killed run left its journal: who may write rolls it back by reading.
      try rollBack(path, seconds: seconds)
      return try open(path, again: configuration, schema: schema)
    }
    try prepare(queue, version: version, path: path, isReading: isReading, schema: schema)
    return queue
  }

  private static func open(
    _ path: String, again configuration: Configuration, schema: LedgerSchema
  ) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let version = try queue.read { try LedgerFile.version($0, path: path) }
    try prepare(queue, version: version, path: path, isReading: true, schema: schema)
    return queue
  }

  private static func rollBack(_ path: String, seconds: Double) throws {
    let queue = try DatabaseQueue(
      path: path, configuration: LedgerFile.configuration(readOnly: false, seconds: seconds))
    _ = try queue.read { try LedgerFile.version($0, path: path) }
    try queue.close()
  }

  private static func prepare(
    _ queue: DatabaseQueue, version: Int, path: String, isReading: Bool, schema: LedgerSchema
  ) throws {
    guard version <= schema.version else {
      throw LedgerError(.newer(found: version, known: schema.version), path)
    }
    guard !isReading else {
      guard version == schema.version else {
        throw LedgerError(.older(found: version, known: schema.version), path)
      }
      return
    }
    try queue.writeWithoutTransaction { db in
      try leaveLog(db, path: path)
      guard version < schema.version else { return }
      try db.inTransaction(.immediate) {
        // Another program may have done it meanwhile.
        try schema.migrate(from: try LedgerFile.version(db, path: path), db)
        return .commit
      }
    }
  }

  /// Takes the file out of the WAL mode that another program put it in, so that it is whole by itself.
  private static func leaveLog(_ db: Database, path: String) throws {
    guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else { return }
    do { try db.execute(sql: "PRAGMA journal_mode = DELETE") } catch let error as DatabaseError {
      // SQLite does not wait here, and need not: a GIS keeps a file open for hours.
      guard error.resultCode == .SQLITE_BUSY else { throw error }
      throw LedgerError(.openElsewhere, path)
    }
  }

  /// Refuses to go on from a chain that is broken: what is appended would hide where. **Throws** `LedgerError`.
  public func checkChain() throws {
    try read { db in
      let verifier = LedgerVerifier(db, path: path, schema: schema)
      try verifier.checkChain()
      if let fault = verifier.faults.first { throw LedgerError(.broken(fault.message), path) }
    }
  }

  /// Runs `body` in a transaction for reading.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try LedgerFile.translated(path, seconds) { try queue.read(body) }
  }
}
