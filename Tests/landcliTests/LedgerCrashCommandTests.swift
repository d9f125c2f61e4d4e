import Foundation
import TestSupport
import Testing

/// Audits that are killed, and audits at once.
@Suite(.serialized) struct LedgerCrashCommandTests {
  private func start(_ study: AuditStudy, _ target: String) throws -> Process {
    let process = Process()
    process.executableURL = CLI.executable
    process.arguments = [
      "audit", study.plan, "--year", "2020", "-o", study.folder.file(target), "--fail-on", "never", "--quiet",
      "--threads", "2",
    ]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    return process
  }

  /// Twenty kills: half at any moment, half while the ledger is being written, when its journal is there.
  @Test func anAuditKilledAtAnyMomentLeavesTheLedgerWhole() throws {
    let study = try AuditStudy(parcels: 400)
    try study.audit(2019)
    let begun = Date()
    let whole = try start(study, "whole")
    whole.waitUntilExit()
    let seconds = Date().timeIntervalSince(begun)
    #expect(whole.terminationStatus == 0)
    var random = SplitMix(seed: 41)
    var (runs, unfinished, inTheMidst) = (2, 0, 0)
    var head = try #require((try study.json(["list"])["head"] as? [String: Any])?["hash"] as? String)
    for i in 0..<20 {
      let before = try Data(contentsOf: URL(fileURLWithPath: study.ledger))
      let process = try start(study, "k\(i)")
      if i % 2 == 0 {
        Thread.sleep(forTimeInterval: seconds * random.unit())
      } else {
        while process.isRunning, access(study.ledger + "-journal", F_OK) != 0 { usleep(200) }
        usleep(UInt32(random.unit() * seconds * 100_000))
      }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if access(study.ledger + "-journal", F_OK) == 0 { inTheMidst += 1 }
      let out = try study.ask(["verify", "--expect-head", head])
      #expect(out.status == 0, "kill \(i): \(out)")
      let found = try study.runs().count
      #expect(found == runs || found == runs + 1, "kill \(i)")
      if found == runs {
        unfinished += 1
        #expect(
          try Data(contentsOf: URL(fileURLWithPath: study.ledger)) == before,
          "kill \(i): as it was, to the byte")
      } else {
        #expect(try AuditStudy.tool(["sqlite3", study.ledger, "PRAGMA integrity_check"]).said == "ok\n")
      }
      runs = found
      head = try #require((try study.json(["list"])["head"] as? [String: Any])?["hash"] as? String)
    }
    #expect(
      unfinished >= 8 && inTheMidst >= 2, "\(unfinished) unfinished, \(inTheMidst) of them while writing")
    #expect(try study.audit(2020).status == 0)
    #expect(!study.folder.names.contains { $0.hasPrefix("audit.gpkg-") })
    #expect(try study.runs().count == runs + 1)
  }

  /// The first audit, killed while it makes the ledger: there is a whole one or none.
  @Test func aFirstAuditKilledLeavesAWholeLedgerOrNone() throws {
    let study = try AuditStudy(parcels: 100)
    let begun = Date()
    try start(study, "whole").waitUntilExit()
    let seconds = Date().timeIntervalSince(begun)
    var random = SplitMix(seed: 42)
    for i in 0..<8 {
      for name in study.folder.names where name.hasPrefix("audit.gpkg") {
        try FileManager.default.removeItem(atPath: study.folder.file(name))
      }
      let process = try start(study, "k\(i)")
      Thread.sleep(forTimeInterval: seconds * (0.5 + 0.5 * random.unit()))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let out = try study.ask(["verify"])
      #expect(out.status == 0 || out.status == 66, "kill \(i): \(out)")
    }
    try study.audit(2020)
    #expect(try study.ask(["verify"]).status == 0)
  }

  @Test(arguments: [false, true])
  func auditsAtOnceAllEndRight(_ isThere: Bool) throws {
    let study = try AuditStudy(parcels: 100)
    if isThere { try study.audit(2019) }
    let audits = try (0..<3).map { try start(study, "o\($0)") }
    for audit in audits { audit.waitUntilExit() }
    #expect(audits.map(\.terminationStatus) == [0, 0, 0])
    let runs = try study.runs().filter { $0["year"] as? Int == 2020 }
    #expect(runs.count == 3 && Set(runs.compactMap { $0["content_hash"] as? String }).count == 1)
    let out = try study.ask(["verify"])
    #expect(out.status == 0 && out.stdout.contains("\(isThere ? 4 : 3) runs"), "\(out)")
    #expect(Set(study.folder.names).isSuperset(of: ["o0", "o1", "o2"]))
    #expect(study.folder.names.filter { $0.contains("audit.gpkg") } == ["audit.gpkg"])
  }

  /// Ctrl-C while the ledger is being written.
  @Test func anInterruptLeavesTheLedgerAsItWas() throws {
    let study = try AuditStudy(parcels: 400)
    try study.audit(2019)
    let process = try start(study, "out")
    while process.isRunning, access(study.ledger + "-journal", F_OK) != 0 { usleep(200) }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    let runs = try study.runs().count
    #expect(process.terminationStatus == 130 && runs == 1 || process.terminationStatus == 0 && runs == 2)
    #expect(try study.ask(["verify"]).status == 0)
    if process.terminationStatus == 130 { #expect(!study.folder.names.contains("out")) }
  }
}
