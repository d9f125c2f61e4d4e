import Foundation
import GRDB
import LandKit

/// Opens a file as a ledger, or says why it is none.
enum LedgerFile {
  /// How long a lock of another program is waited for, unless told otherwise: longer than any run is written.
  static let patience = 60.0

  /// A connection that keeps to one file, never to a log beside it, so that a copied file is whole.
  static func configuration(readOnly: Bool, seconds: Double) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(seconds)
    configuration.label = "ledger"
    configuration.prepareDatabase { db in
      try GeometryFunctions.register(db)
      try db.execute(sql: "PRAGMA cache_size = -32768")
      // Who writes needs it on: the triggers of the index write to a virtual table.
      try db.execute(sql: readOnly ? "PRAGMA trusted_schema = OFF" : "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// Runs `body`, and tells what SQLite says as a `LedgerError`.
  static func translated<T>(_ path: String, _ seconds: Double, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      let found = LedgerError.from(error, path, seconds: seconds)
      if case .damaged = found.kind, isCutOff(path) { throw LedgerError(.truncated, path) }
      throw found
    } catch is GeometryBlob.Malformed {
      throw LedgerError(.damaged("geometry"), path)
    } catch is TextList.Malformed {
      throw LedgerError(.damaged("list of ids"), path)
    }
  }

  /// Where `path` leads when symbolic links are followed, also to where nothing lies yet. **Throws** `LedgerError`.
  static func place(_ path: String) throws -> String {
    var place = path
    for _ in 0..<40 {
      guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else { return place }
      let folder = (place as NSString).deletingLastPathComponent
      place = next.hasPrefix("/") ? next : (folder as NSString).appendingPathComponent(next)
    }
    throw LedgerError(.notFile, path)
  }

  /// Refuses what SQLite should not be given to open. The file itself is not opened here: closing it would drop the locks
  /// that this process holds on it through another connection.
  static func checkKind(_ path: String) throws {
    let place = try place(path)
    guard let found = try? FileManager.default.attributesOfItem(atPath: place) else {
      throw LedgerError(.notFound, path)
    }
    // What is no regular file, as a pipe, might never be read to its end.
    guard found[.type] as? FileAttributeType == .typeRegular else { throw LedgerError(.notFile, path) }
    guard FileManager.default.isReadableFile(atPath: place) else { throw LedgerError(.readOnly, path) }
    // SQLite takes an empty file for an empty database.
    guard let size = found[.size] as? NSNumber, size.intValue > 0 else { throw LedgerError(.notSQLite, path) }
  }

  /// Refuses what may not be written, before work is done for it: the file, and its folder, in which the journal
  /// lies while it is written. **Throws** `LedgerError`.
  static func checkWritable(_ path: String) throws {
    let place = try place(path)
    let folder = (place as NSString).deletingLastPathComponent
    let isFolderWritable = FileManager.default.isWritableFile(atPath: folder.isEmpty ? "." : folder)
    if FileManager.default.fileExists(atPath: place) {
      guard isFolderWritable, FileManager.default.isWritableFile(atPath: place) else {
        throw LedgerError(.readOnly, path)
      }
    } else if !isFolderWritable {
      throw LedgerError(
        .cannotCreate(Bilingual(zh: "所在文件夹不存在或不可写", en: "its folder is not there or cannot be written")), path
      )
    }
  }

  /// Whether the file is shorter than the pages its header counts. Asked only when SQLite has given up on it: to open and
  /// close it drops locks (see `checkKind`).
  private static func isCutOff(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let header = try? file.read(upToCount: 32), let length = try? file.seekToEnd() else { return false }
    guard header.count == 32 else { return true }
    let size = Int(header[16]) << 8 | Int(header[17])
    let pages = header[28..<32].reduce(0) { $0 << 8 | UInt64($1) }
    return length < pages * UInt64(size == 1 ? 65536 : size)
  }

  /// Whether the database is a ledger, and of which version. **Throws** `LedgerError`.
  static func version(_ db: Database, path: String) throws -> Int {
    guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == GeoPackageTables.applicationID else {
      throw LedgerError(.notGeoPackage, path)
    }
    let names = ["ledger", "gpkg_contents"]
    let found = try db.rows("SELECT name FROM sqlite_schema WHERE type = 'table'") { $0.text(0) }
    guard found.contains(names[1]) else { throw LedgerError(.notGeoPackage, path) }
    guard found.contains(names[0]) else { throw LedgerError(.notLedger, path) }
    let columns = try LayerTable.columns(ofTable: "ledger", db).map(\.name)
    guard columns.contains("format"), columns.contains("version") else { throw LedgerError(.notLedger, path) }
    let says = try db.rows("SELECT format, version FROM ledger") { ($0.text(0), $0.int(1)) }
    guard let (format, version) = says.first, format == LedgerSchema.format, version > 0 else {
      throw LedgerError(.notLedger, path)
    }
    return version
  }
}
