import Foundation
import GRDB
import Testing

@testable import LandStore
@testable import ledgerprobe

/// What is no sound ledger of this version is refused with the reason, and left as it was.
@Suite struct LedgerForeignTests {
  private func kind(_ path: String, _ access: Ledger.Access = .reading, schema: LedgerSchema = .current)
    -> LedgerError.Kind?
  {
    do { _ = try Ledger(path, for: access, patience: 0.2, schema: schema) } catch let error as LedgerError {
      #expect(error.message.zh.contains("；") && error.message.en.contains(path))
      return error.kind
    } catch { Issue.record("\(error)") }
    return nil
  }

  private func make(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func foreignFilesAreRefusedAndLeftAlone() throws {
    let test = try LedgerCase()
    func path(_ name: String) -> String { test.folder + "/" + name }
    try Data("not a database, but long enough to look at".utf8).write(to: URL(fileURLWithPath: path("text")))
    try Data().write(to: URL(fileURLWithPath: path("empty")))
    try make(path("sqlite"), "CREATE TABLE t (a)")
    try make(path("marked"), "PRAGMA application_id = \(GeoPackageTables.applicationID); CREATE TABLE t (a)")
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: path("loop"), withDestinationPath: "loop")
    try FileManager.default.createSymbolicLink(atPath: path("dangling"), withDestinationPath: "none")
    let gpkg = try DatabaseQueue(path: path("gpkg"))
    try gpkg.write { try GeoPackageTables.create($0) }
    try gpkg.close()
    let other = try DatabaseQueue(path: path("other"))
    try other.write {
      try GeoPackageTables.create($0)
      try $0.execute(
        sql: "CREATE TABLE ledger (format TEXT, version INTEGER); INSERT INTO ledger VALUES ('x', 1)")
    }
    try other.close()
    let expected: [(String, LedgerError.Kind)] = [
      ("none", .notFound), ("", .notFile), ("pipe", .notFile), ("loop", .notFile), ("dangling", .notFound),
      ("text", .notSQLite), ("empty", .notSQLite), ("sqlite", .notGeoPackage),
      ("marked", .notGeoPackage), ("gpkg", .notLedger), ("other", .notLedger),
    ]
    for (name, reason) in expected {
      let isFile = !["", "none", "pipe", "loop", "dangling"].contains(name)
      let before = isFile ? try? Data(contentsOf: URL(fileURLWithPath: path(name))) : nil
      #expect(kind(path(name)) == reason && kind(path(name), .appending) == reason, "\(name)")
      if isFile { #expect((try? Data(contentsOf: URL(fileURLWithPath: path(name)))) == before) }
      if !["none", "dangling"].contains(name) {
        #expect(throws: LedgerError.self) { try Ledger.openOrCreate(path(name), created: Date()) }
      }
    }
  }

  /// A link leads to the ledger: the journal lies beside the file itself, and the link stays.
  @Test func aLinkLeadsToTheLedger() throws {
    let test = try LedgerCase()
    let link = test.folder + "/link.gpkg"
    try FileManager.default.createDirectory(atPath: test.folder + "/deep", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "deep/real.gpkg")
    for year in [2020, 2021] {
      let sample = SampleRun(features: 5, year: year)
      let ledger = try Ledger.openOrCreate(link, created: sample.time)
      _ = try ledger.append(sample.run, at: sample.time, sample.write)
    }
    #expect(try Ledger(test.folder + "/deep/real.gpkg", for: .reading).verify().runs == 2)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "deep/real.gpkg")
  }

  @Test func damagedFilesAreRefused() throws {
    let test = try LedgerCase.filled()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: test.path))
    let cut = test.folder + "/cut.gpkg"
    try bytes.prefix(bytes.count - 4096).write(to: URL(fileURLWithPath: cut))
    #expect(kind(cut) == .truncated && kind(cut, .appending) == .truncated)
    try bytes.prefix(20).write(to: URL(fileURLWithPath: cut))
    #expect(kind(cut) == .notSQLite || kind(cut) == .truncated)
    var holed = bytes
    holed.replaceSubrange(100..<4096, with: Data(count: 3996))
    try holed.write(to: URL(fileURLWithPath: cut))
    guard case .damaged = kind(cut) else { return #expect(Bool(false), "\(String(describing: kind(cut)))") }
  }

  @Test func aLaterVersionIsRefused() throws {
    let test = try LedgerCase()
    try test.append(SampleRun())
    try test.tamper("UPDATE ledger SET version = 7")
    #expect(
      kind(test.path) == .newer(found: 7, known: 1)
        && kind(test.path, .appending) == .newer(found: 7, known: 1))
  }

  /// A version 2 for the test: one more table and one more column of a record.
  private static let second = LedgerSchema(steps: [
    {
      try $0.execute(sql: "ALTER TABLE benchmarks ADD COLUMN note TEXT")
      try $0.execute(sql: "CREATE TABLE notes (fid INTEGER PRIMARY KEY NOT NULL, note TEXT)")
    }
  ])

  @Test func anEarlierVersionIsBroughtUpToDate() throws {
    let test = try LedgerCase.filled()
    let head = try test.open(.reading).head()
    #expect(kind(test.path, schema: Self.second) == .older(found: 1, known: 2))
    let ledger = try Ledger(test.path, for: .appending, patience: 1, schema: Self.second)
    // The hashes of the runs before are what they were.
    #expect(try ledger.verify(expectHead: head.hash).faults == [])
    let sample = SampleRun(year: 2030)
    _ = try ledger.append(sample.run, at: sample.time, sample.write)
    let again = try Ledger(test.path, for: .reading, patience: 1, schema: Self.second)
    #expect(try again.verify(expectHead: head.hash).faults == [] && again.runs().count == 3)
    #expect(kind(test.path) == .newer(found: 2, known: 1))
    let fresh = try LedgerCase()
    let made = try Ledger.openOrCreate(fresh.path, created: Date(), patience: 1, schema: Self.second)
    #expect(try made.verify().faults == [])
  }

  @Test func aMigrationThatFailsLeavesTheFile() throws {
    let test = try LedgerCase.filled()
    let before = try Data(contentsOf: URL(fileURLWithPath: test.path))
    let broken = LedgerSchema(steps: [
      {
        try $0.execute(sql: "DROP TABLE benchmarks")
        throw CancellationError()
      }
    ])
    #expect(throws: CancellationError.self) {
      try Ledger(test.path, for: .appending, patience: 1, schema: broken)
    }
    #expect(try test.open(.reading).verify().faults == [])
    #expect(try Dump.rows(test.path).keys.contains("benchmarks") && !before.isEmpty)
  }

  /// A ledger of version 1 as it was first written: whoever changes what is stored or how it is hashed sees it here.
  /// `RECORD_LEDGER_FIXTURE=1` writes it anew, and fails; only a ledger that nobody has yet may be changed so.
  @Test func theFirstVersionIsStillRead() throws {
    let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/version-1.gpkg")
    let today = try LedgerCase.filled()
    if ProcessInfo.processInfo.environment["RECORD_LEDGER_FIXTURE"] != nil {
      try Data(contentsOf: URL(fileURLWithPath: today.path)).write(to: fixture)
      Issue.record("recorded \(try today.open(.reading).head().hash)")
    }
    let test = try LedgerCase()
    try FileManager.default.copyItem(atPath: fixture.path, toPath: test.path)
    let ledger = try test.open(.reading)
    let found = try ledger.verify(
      expectHead: "3150d4f87aaeb6f75f9d07a17668a913ed697b5973c3c7b5ab5fdfda9a79e969")
    #expect(found.faults == [] && found.expectedEntry == 3 && found.runs == 2 && found.decisions == 1)
    // The same records written today have the same hashes.
    #expect(try today.open(.reading).head() == ledger.head())
    try test.append(SampleRun(year: 2030))
    #expect(try test.open(.reading).verify().faults == [])
  }
}
