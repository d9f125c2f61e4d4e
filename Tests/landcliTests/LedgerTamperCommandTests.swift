import Foundation
import TestSupport
import Testing

/// Bytes changed in a ledger by somebody with `sqlite3` or an editor: `landcli audit verify` finds them.
@Suite struct LedgerTamperCommandTests {
  /// Three runs, the last a correction, with a decision before it.
  private func filled() throws -> AuditStudy {
    let study = try AuditStudy()
    try study.audit(2019)
    try study.audit(2020)
    let findings = try #require(try study.json(["show", "2"])["findings"] as? [[String: Any]])
    let fingerprint = try #require(findings.first?["fingerprint"] as? String)
    _ = try study.ask(["decide", "2", fingerprint, "--verdict", "dismissed", "--who", "王", "--why", "已核"])
    try study.audit(2020, ["--replaces", "2"])
    return study
  }

  private func query(_ path: String, _ sql: String) throws -> [String] {
    let (status, said) = try AuditStudy.tool(["sqlite3", "-batch", "-noheader", path, sql])
    try #require(status == 0, "\(sql): \(said)")
    return said.split(separator: "\n").map(String.init)
  }

  /// A value of a random row and column, with one byte of it another.
  private struct Change {
    let table: String
    let key: String
    let row: String
    let column: String
    let value: String
  }

  private func change(_ path: String, _ random: inout SplitMix) throws -> Change? {
    let tables = try query(path, "SELECT table_name FROM gpkg_contents ORDER BY 1")
    let table = tables[random.below(tables.count)]
    let columns = try query(path, "SELECT name FROM pragma_table_info('\(table)') WHERE pk = 0 ORDER BY cid")
    let keys = try query(path, "SELECT name FROM pragma_table_info('\(table)') WHERE pk = 1")
    let key = try #require(keys.first)
    let rows = try query(path, "SELECT \(key) FROM \(table) ORDER BY 1")
    guard !rows.isEmpty else { return nil }
    let (row, column) = (rows[random.below(rows.count)], columns[random.below(columns.count)])
    let found = try query(
      path,
      "SELECT typeof(\"\(column)\") || ' ' || quote(CAST(\"\(column)\" AS BLOB)) FROM \(table) WHERE \(key) = \(row)"
    )
    let parts = try #require(found.first).split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] != "null" else { return nil }
    var bytes = Array(parts[1].dropFirst(2).dropLast())
    guard !bytes.isEmpty else { return nil }
    let digits = Array("0123456789ABCDEF")
    let place = random.below(bytes.count)
    // Texts stay ASCII where they were, and numbers stay numbers.
    let isNumber = parts[0] == "integer" || parts[0] == "real"
    bytes[isNumber ? bytes.count - 1 : place] =
      digits[
        isNumber
          ? (bytes[bytes.count - 1] == "1" ? 2 : 1)
          : ((bytes[place].hexDigitValue ?? 0) ^ (1 << random.below(3)))]
    let blob = "x'\(String(bytes))'"
    let value =
      switch parts[0] {
      case "text": "CAST(\(blob) AS TEXT)"
      case "blob": blob
      case "real": "CAST(CAST(\(blob) AS TEXT) AS REAL) + 1e-9"
      default: "CAST(CAST(\(blob) AS TEXT) AS INTEGER)"
      }
    return Change(table: table, key: key, row: row, column: column, value: value)
  }

  /// The shell lacks the functions of the index's triggers and is refused by the ledger's: all triggers are put away
  /// and put back as they were.
  private func tamper(_ path: String, _ sql: String) throws -> Bool {
    let triggers = try query(path, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    let made = try AuditStudy.tool([
      "sqlite3", "-batch", "-noheader", "-newline", "\n;;\n", path,
      "SELECT sql FROM sqlite_schema WHERE type = 'trigger'",
    ]).said.components(separatedBy: "\n;;\n").filter { !$0.isEmpty }
    let script =
      ["PRAGMA foreign_keys = OFF", "BEGIN"] + triggers.map { "DROP TRIGGER \"\($0)\"" } + [sql] + made + [
        "COMMIT;"
      ]
    let (status, said) = try AuditStudy.tool([
      "sqlite3", "-batch", "-bail", path, script.joined(separator: ";\n"),
    ])
    // What SQLite itself refuses, as a second row of one key, needs no finding.
    try #require(status == 0 || said.contains("UNIQUE constraint failed"), "\(said)")
    return status == 0
  }

  @Test func aByteChangedInAnyStoredRowIsFound() throws {
    let study = try filled()
    let copy = study.folder.file("copy.gpkg")
    var random = SplitMix(seed: 51)
    var tables: Set<String> = []
    var tried = 0
    while tried < 40 {
      guard let change = try change(study.ledger, &random) else { continue }
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: study.ledger, toPath: copy)
      guard
        try tamper(
          copy,
          "UPDATE \(change.table) SET \"\(change.column)\" = \(change.value) WHERE \(change.key) = \(change.row)"
        )
      else { continue }
      let out = try CLI.run(["audit", "verify", "--ledger", copy])
      // What is no ledger any more is refused with 65.
      let isFound =
        out.status == 1 && out.stderr.contains("fault: ") || change.table == "ledger" && out.status == 65
      #expect(isFound, "\(change): \(out)")
      tables.insert(change.table)
      tried += 1
    }
    #expect(tables.count > 8, "\(tables)")
    // Putting the triggers away and back is no fault by itself.
    try? FileManager.default.removeItem(atPath: copy)
    try FileManager.default.copyItem(atPath: study.ledger, toPath: copy)
    #expect(try tamper(copy, "SELECT 1"))
    #expect(try CLI.run(["audit", "verify", "--ledger", copy]).status == 0)
  }

  /// Raw bytes: refused, found, or in places that hold no value, so that every reader gets the same rows.
  @Test func aByteOfTheFileFlippedIsFoundOrHoldsNothing() throws {
    let study = try filled()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: study.ledger))
    // Every stored row. A node of a spatial index has free bytes of its own: what it holds is asked of the index.
    let names = try query(
      study.ledger,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'rtree_*_geom_*' AND name NOT LIKE 'sqlite%'"
    )
    func rows(_ path: String) throws -> String {
      try AuditStudy.tool(
        ["sqlite3", "-batch", path, ".mode quote"] + names.map { "SELECT * FROM \"\($0)\"" }
      ).said
    }
    let stored = try rows(study.ledger)
    #expect(names.count > 18 && stored.contains("花山镇"))
    let copy = study.folder.file("copy.gpkg")
    var random = SplitMix(seed: 52)
    var found = 0
    for _ in 0..<60 {
      var flipped = bytes
      let place = random.below(bytes.count)
      flipped[place] ^= UInt8(1 << random.below(8))
      for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: copy + suffix) }
      try flipped.write(to: URL(fileURLWithPath: copy))
      let out = try CLI.run(["audit", "verify", "--ledger", copy])
      if out.status != 0 {
        found += 1
        #expect([1, 65].contains(out.status) && !out.stderr.isEmpty, "byte \(place): \(out)")
      } else {
        #expect(try rows(copy) == stored, "byte \(place)")
      }
    }
    #expect(found > 15, "\(found) of 60")
  }

  /// On a chain that is broken nothing is built.
  @Test func nothingIsAppendedToABrokenChain() throws {
    let study = try filled()
    let fingerprint = try query(study.ledger, "SELECT fingerprint FROM findings WHERE run = 3 LIMIT 1")
    #expect(try tamper(study.ledger, "UPDATE decisions SET who = 'somebody else'"))
    let out = try study.audit(2020)
    #expect(
      out.status == 65 && out.stderr.contains("its chain is broken (table decisions, row 1"), "\(out.stderr)")
    let decided = try study.ask(
      ["decide", "3", fingerprint[0], "--verdict", "accepted", "--who", "a", "--why", "b"], lang: "zh")
    #expect(decided.status == 65 && decided.stderr.contains("链已断"), "\(decided.stderr)")
    #expect(try study.runs().count == 3)
  }

  @Test func aTailCutOffIsFoundByTheHeadKeptElsewhere() throws {
    let study = try AuditStudy()
    let first = study.folder.file("first.gpkg")
    func head() throws -> String {
      try #require((try study.json(["list"])["head"] as? [String: Any])?["hash"] as? String)
    }
    try study.audit(2019)
    let old = try head()
    try FileManager.default.copyItem(atPath: study.ledger, toPath: first)
    try study.audit(2020)
    let new = try head()
    func verify(_ path: String, _ expected: String?, _ lang: String = "en") throws -> CLI.Outcome {
      try CLI.run(
        ["audit", "verify", "--ledger", path, "--lang", lang]
          + (expected.map { ["--expect-head", $0] } ?? []))
    }
    #expect(try verify(study.ledger, new).status == 0)
    let later = try verify(study.ledger, old)
    #expect(
      later.status == 0 && later.stdout.contains("the expected head is entry 1; 1 came after it"), "\(later)")
    #expect(try verify(first, nil).status == 0, "by itself it is whole")
    let cut = try verify(first, new)
    #expect(cut.status == 1 && cut.stderr.contains("cut off") && cut.stdout.contains(old), "\(cut)")
    #expect(try verify(first, new, "zh").stderr.contains("截去"))
    // Rows cut off by hand, with all that hangs on them.
    let tables = try query(study.ledger, "SELECT table_name FROM gpkg_contents")
    let byHand = study.folder.file("hand.gpkg")
    try FileManager.default.copyItem(atPath: study.ledger, toPath: byHand)
    let deletes = tables.filter { $0 != "ledger" }.map { "DELETE FROM \($0) WHERE run = 2" }
    _ = try tamper(byHand, deletes.joined(separator: ";\n"))
    #expect(try verify(byHand, new).status == 1)
    for wrong in ["abc", String(repeating: "g", count: 64)] { #expect(try verify(first, wrong).status == 64) }
  }
}
