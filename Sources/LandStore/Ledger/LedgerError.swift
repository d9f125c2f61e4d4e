import GRDB
import LandKit

/// A ledger cannot be used, or does not take a record.
public struct LedgerError: Error, Sendable, Equatable {
  /// What is the matter.
  public enum Kind: Sendable, Equatable {
    /// There is no such file.
    case notFound
    /// It is a folder, or another thing that is no file.
    case notFile
    /// It is not there and cannot be made: why.
    case cannotCreate(Bilingual)
    /// The file is no SQLite database.
    case notSQLite
    /// It is one, but no GeoPackage.
    case notGeoPackage
    /// It is a GeoPackage, but no ledger of audits.
    case notLedger
    /// A later version of this program wrote it.
    case newer(found: Int, known: Int)
    /// An earlier version wrote it, and it was opened for reading alone.
    case older(found: Int, known: Int)
    /// The file is shorter than it says.
    case truncated
    /// SQLite or this program cannot read what is in it.
    case damaged(String)
    /// Another program held it for longer than the limit, in seconds.
    case busy(seconds: Double)
    /// Another program has it open in a mode in which a copy of the file is not whole.
    case openElsewhere
    /// Its chain is broken, so nothing is appended.
    case broken(Bilingual)
    /// The file or its folder may not be written.
    case readOnly
    /// A record does not fit the ledger.
    case unfit(Bilingual)
    /// What was asked for is not there, or may not be.
    case refused(Bilingual)
    /// The system or SQLite refused, in its own words.
    case system(String)
  }

  /// What is the matter.
  public let kind: Kind
  /// The file, as the user named it.
  public let path: String

  /// An error about the ledger at `path`.
  public init(_ kind: Kind, _ path: String) { (self.kind, self.path) = (kind, path) }

  /// What kind of failure it is, which decides the exit status.
  public var failure: FailureClass {
    switch kind {
    case .notFound: .noInput
    case .refused: .usage
    case .cannotCreate: .cannotCreate
    case .busy, .openElsewhere, .system, .readOnly: .inputOutput
    default: .badData
    }
  }

  /// Takes what SQLite says apart. `seconds` is how long was waited for a lock.
  static func from(_ error: DatabaseError, _ path: String, seconds: Double) -> LedgerError {
    let words = error.message ?? "SQLite \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return LedgerError(.busy(seconds: seconds), path)
    case .SQLITE_NOTADB: return LedgerError(.notSQLite, path)
    case .SQLITE_CORRUPT, .SQLITE_FORMAT: return LedgerError(.damaged(words), path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: return LedgerError(.readOnly, path)
    case .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH: return LedgerError(.damaged(words), path)
    default: return LedgerError(.system(words), path)
    }
  }

  /// What is asked for is not there, or may not be.
  static func refused(_ path: String, zh: String, en: String) -> LedgerError {
    LedgerError(.refused(Bilingual(zh: zh, en: en)), path)
  }

  /// A record that does not fit.
  static func unfit(_ path: String, zh: String, en: String) -> LedgerError {
    LedgerError(.unfit(Bilingual(zh: zh, en: en)), path)
  }
}
