import LandKit

/// Something in a ledger that is not as it was written.
public struct LedgerFault: Sendable, Hashable {
  /// The run it belongs to, where it belongs to one.
  public let run: Int?
  /// The table.
  public let table: String?
  /// The row's key.
  public let row: Int?
  /// What is off.
  public let text: Bilingual

  /// The fault with its place.
  public var message: Bilingual {
    var (zh, en): ([String], [String]) = ([], [])
    if let run {
      zh.append("审计 \(run)")
      en.append("run \(run)")
    }
    if let table {
      zh.append("表 \(table)")
      en.append("table \(table)")
    }
    if let row {
      zh.append("第 \(row) 行")
      en.append("row \(row)")
    }
    guard !zh.isEmpty else { return text }
    return Bilingual(
      zh: zh.joined(separator: "，") + "：" + text.zh, en: en.joined(separator: ", ") + ": " + text.en)
  }
}

/// What checking a ledger found.
public struct LedgerVerification: Sendable, Equatable {
  /// The end of the chain as it is stored.
  public let head: LedgerHead
  /// How many runs are stored.
  public let runs: Int
  /// How many decisions are stored.
  public let decisions: Int
  /// The place in the chain of the head that was expected; nil when none was, or when it is not in the chain.
  public let expectedEntry: Int?
  /// All that is off; none when the ledger is as it was written.
  public let faults: [LedgerFault]
  /// What others added to the file and what touches no record, as a table of styles.
  public let notices: [Bilingual]

  /// Whether nothing is off.
  public var isSound: Bool { faults.isEmpty }
}

extension Ledger {
  /// Reads the whole ledger and computes every hash again from what is stored.
  ///
  /// Found is any change of a stored value, of the tables and triggers, of the rows that make the file a GeoPackage, of
  /// the indexes, and what SQLite's own check finds of the pages. Bytes that hold no value (free space in a page, the
  /// header's counters) may change unfound: no reader sees them. Whoever can write the file can also write another with
  /// a chain of its own; against that helps a head kept elsewhere.
  ///
  /// - Parameter expectHead: a head noted earlier. It is a fault when it is nowhere in the chain: entries were cut off
  ///   or replaced. Entries after it are none.
  ///
  /// **Throws** `LedgerError` when the file cannot be read as a ledger at all. **Complexity**: linear; 32 bytes of
  /// memory a row of the largest table of a run.
  public func verify(expectHead: String? = nil) throws -> LedgerVerification {
    var found: LedgerVerification?
    do {
      try read { db in
        let verifier = LedgerVerifier(db, path: path, schema: schema)
        verifier.check(expectHead: expectHead)
        found = try verifier.result()
      }
    } catch {
      // In a damaged file SQLite cannot even end a transaction; what was found by then is what is asked for.
      guard let found, !found.isSound else { throw error }
    }
    guard let found else { throw LedgerError(.system("no transaction"), path) }
    return found
  }
}
