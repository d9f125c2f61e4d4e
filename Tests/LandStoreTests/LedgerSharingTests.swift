import Foundation
import GRDB
import Testing

@testable import LandStore
@testable import ledgerprobe

/// Several programs at one ledger wait for each other, or fail clearly.
@Suite(.serialized) struct LedgerSharingTests {
  @Test(arguments: [0, 1, 2, 3])
  func writersAtOnceAllEndRight(_ round: Int) throws {
    let test = try LedgerCase()
    if round % 2 == 1 { try test.append(SampleRun()) }
    let writers = try (0..<4).map { i in
      let process = Process()
      process.executableURL = LedgerCase.probe
      process.arguments = ["append", test.path, "\(i)", "150", "\(2000 + i)"]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      return process
    }
    for writer in writers { writer.waitUntilExit() }
    #expect(writers.map(\.terminationStatus) == [0, 0, 0, 0])
    let ledger = try test.open(.reading)
    #expect(try ledger.verify().faults == [])
    #expect(try ledger.runs().count == 4 + round % 2)
    #expect(Set(try ledger.runs().map(\.made.year)).isSuperset(of: [2000, 2001, 2002, 2003]))
    #expect(test.names == ["audit.gpkg"])
  }

  private func isBusy(_ body: () throws -> Void) -> Bool {
    do { try body() } catch let error as LedgerError {
      return error.kind == .busy(seconds: 0.2)
        && error.message.en.contains("another program held it for 0.2 s")
    } catch { return false }
    return false
  }

  @Test func whoWaitsTooLongIsTold() throws {
    let test = try LedgerCase()
    try test.append(SampleRun())
    let impatient = try Ledger(test.path, for: .appending, patience: 0.2)
    let other = try DatabaseQueue(path: test.path)
    try other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      let begun = ContinuousClock.now
      #expect(isBusy { _ = try impatient.append(SampleRun().run, at: Date()) { _ in } })
      #expect(ContinuousClock.now - begun >= .seconds(0.2))
      // Who reads need not wait for a writer that has not begun to write pages.
      #expect(try Ledger(test.path, for: .reading, patience: 0.2).runs().count == 1)
      try db.execute(sql: "ROLLBACK")
      try db.execute(sql: "BEGIN EXCLUSIVE")
      #expect(isBusy { _ = try Ledger(test.path, for: .reading, patience: 0.2) })
      try db.execute(sql: "ROLLBACK")
      try db.execute(sql: "BEGIN; SELECT * FROM runs")
      // A reader that does not let go: the run is written, cannot be finished, and leaves nothing.
      #expect(isBusy { _ = try impatient.append(SampleRun().run, at: Date()) { _ in } })
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try impatient.append(SampleRun().run, at: Date()) { _ in }.run == 2)
    #expect(try impatient.verify().faults == [])
  }

  /// SQLite would fail at once with words about a lock; a GIS that keeps the file open is named instead.
  @Test func aFileOpenInWALModeIsNotAppendedTo() throws {
    let test = try LedgerCase.filled()
    let gis = try DatabaseQueue(path: test.path)
    _ = try gis.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    #expect(try gis.inDatabase { try Int.fetchOne($0, sql: "SELECT count(*) FROM runs") } == 2)
    #expect(throws: LedgerError(.openElsewhere, test.path)) { try Ledger(test.path, for: .appending) }
    #expect(try test.open(.reading).runs().count == 2)
    try gis.close()
    #expect(try Ledger(test.path, for: .appending).runs().count == 2)
  }

  @Test func aCopyIsWhole() throws {
    let test = try LedgerCase.filled()
    let queue = try DatabaseQueue(path: test.path)
    _ = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    #expect(try test.open(.reading).verify().notices.count == 1)
    try queue.close()
    // A GIS left the file in WAL mode; the next writer takes it back.
    try test.append(SampleRun(year: 2030))
    #expect(try test.open(.reading).verify().notices == [])
    let copy = try LedgerCase()
    try FileManager.default.copyItem(atPath: test.path, toPath: copy.path)
    #expect(try copy.open(.reading).verify().faults == [])
    #expect(try copy.open(.reading).runs().count == 3 && test.names == ["audit.gpkg"])
  }
}
