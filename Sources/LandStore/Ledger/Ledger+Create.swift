import Foundation
import GRDB
import LandKit

extension Ledger {
  /// Opens the ledger at `path` for appending; makes an empty one first when nothing lies there. It is built beside
  /// its place and appears whole; when another program was faster, the other's is opened.
  ///
  /// - Parameter created: the time to note as the ledger's beginning.
  ///
  /// **Throws** `LedgerError`.
  public static func openOrCreate(_ path: String, created: Date, patience: Double? = nil) throws -> Ledger {
    try openOrCreate(path, created: created, patience: patience, schema: .current)
  }

  static func openOrCreate(
    _ path: String, created: Date, patience: Double?, schema: LedgerSchema
  ) throws -> Ledger {
    try LedgerFile.checkWritable(path)
    if !FileManager.default.fileExists(atPath: try LedgerFile.place(path)) {
      try create(path, created: created, seconds: patience ?? LedgerFile.patience, schema: schema)
    }
    return try Ledger(path, for: .appending, patience: patience, schema: schema)
  }

  private static func create(_ path: String, created: Date, seconds: Double, schema: LedgerSchema) throws {
    let place = TemporaryPlace(target: try LedgerFile.place(path))
    do {
      try LedgerFile.translated(path, seconds) {
        let queue = try DatabaseQueue(
          path: place.path, configuration: LedgerFile.configuration(readOnly: false, seconds: seconds))
        // Nobody else sees the file yet: an interrupt shall leave no journal of it.
        try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = MEMORY") }
        try queue.write { try schema.create($0, created: ContentsEntry.text(created)) }
        try queue.close()
      }
      try place.commit()
    } catch let error as FileError {
      place.abandon()
      guard error.kind == .exists else { throw LedgerError(.cannotCreate(error.detail), path) }
    } catch {
      place.abandon()
      throw error
    }
  }
}
