import Foundation
import GRDB
import TestSupport
import Testing

@testable import LandStore
@testable import ledgerprobe

/// Whatever happens to a writer, the ledger is as it was before, or has the run whole.
@Suite(.serialized) struct LedgerCrashTests {
  private func probe(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = LedgerCase.probe
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func aKilledRunLeavesTheLedgerAsItWas() throws {
    let test = try LedgerCase()
    try test.append(SampleRun(features: 30))
    let begun = Date()
    let first = try probe(["append", test.path, "2", "1500", "2021"])
    first.waitUntilExit()
    let whole = Date().timeIntervalSince(begun)
    #expect(first.terminationStatus == 0)
    var random = SplitMix(seed: 30)
    var (killed, runs) = (0, 2)
    for i in 0..<20 {
      let before = try Dump.rows(test.path)
      let writer = try probe(["append", test.path, "\(i)", "1500", "\(2022 + i)"])
      // Some moments fall anywhere, most into the writing of pages, which a journal tells.
      if i < 8 {
        Thread.sleep(forTimeInterval: whole * random.unit())
      } else {
        while writer.isRunning, !FileManager.default.fileExists(atPath: test.path + "-journal") {
          Thread.sleep(forTimeInterval: 0.001)
        }
        Thread.sleep(forTimeInterval: 0.02 * random.unit())
      }
      kill(writer.processIdentifier, SIGKILL)
      writer.waitUntilExit()
      let ledger = try Ledger(test.path, for: .reading)
      let found = try ledger.verify()
      #expect(found.faults == [], "killed at moment \(i)")
      if found.runs == runs {
        killed += 1
        #expect(try Dump.rows(test.path) == before)
      }
      #expect(found.runs == runs || found.runs == runs + 1)
      runs = found.runs
    }
    #expect(killed >= 5, "only \(killed) runs were killed before their end")
    try test.append(SampleRun(year: 2099))
    #expect(test.names == ["audit.gpkg"])
  }

  /// The state that a crash in the midst of writing pages leaves: file and journal, copied while a run that does not
  /// fit the cache is being written.
  @Test(arguments: [Ledger.Access.reading, .appending])
  func aJournalLeftBehindIsRolledBack(_ access: Ledger.Access) throws {
    let test = try LedgerCase.filled()
    let crashed = try LedgerCase()
    let before = try Dump.rows(test.path)
    let ledger = try test.open()
    try ledger.queue.inDatabase { try $0.execute(sql: "PRAGMA cache_size = 5") }
    _ = try? ledger.append(SampleRun().run, at: Date()) {
      try SampleRun(seed: 5, features: 300).write(to: $0)
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: test.path + suffix, toPath: crashed.path + suffix)
      }
      throw CancellationError()
    }
    // The pages in the copy are new already: without its journal it is no sound ledger.
    let bare = crashed.folder + "/bare.gpkg"
    try FileManager.default.copyItem(atPath: crashed.path, toPath: bare)
    #expect((try? Ledger(bare, for: .reading).verify().isSound) != true)
    let opened = try Ledger(crashed.path, for: access)
    #expect(try opened.verify().faults == [])
    #expect(try Dump.rows(crashed.path) == before)
    #expect(try Dump.rows(test.path) == before)
  }

  @Test func aLedgerAppearsWholeOrNotAtAll() throws {
    let test = try LedgerCase()
    let broken = LedgerSchema(steps: [{ _ in throw CancellationError() }])
    #expect(throws: CancellationError.self) {
      try Ledger.openOrCreate(test.path, created: Date(), patience: 1, schema: broken)
    }
    #expect(test.names == [])
    let missing = test.folder + "/no/such/audit.gpkg"
    #expect(throws: LedgerError.self) { try Ledger.openOrCreate(missing, created: Date()) }
    let empty = try test.open()
    #expect(try empty.verify().faults == [] && empty.head().entries == 0)
    #expect(try empty.verify(expectHead: empty.head().hash).expectedEntry == 0)
    #expect(test.names == ["audit.gpkg"])
  }
}
