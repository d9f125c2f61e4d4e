import Foundation
import Testing

/// Where a ledger may lie and what may lie there: exit statuses, and nothing written where it is refused.
@Suite struct LedgerPlaceTests {
  @Test func whatIsNoLedgerIsRefusedWithTheReason() throws {
    let study = try AuditStudy()
    let text = try study.folder.write("not a database at all", to: "text.gpkg")
    let folder = study.folder.file("folder")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let foreign = study.folder.file("foreign.gpkg")
    _ = try AuditStudy.tool([
      "sqlite3", foreign, "PRAGMA application_id=1196444487; CREATE TABLE gpkg_contents (a)",
    ])
    let cut = study.folder.file("cut.gpkg")
    try study.audit(2019)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: study.ledger))
    try bytes.prefix(bytes.count * 2 / 3).write(to: URL(fileURLWithPath: cut))
    let newer = study.folder.file("newer.gpkg")
    try FileManager.default.copyItem(atPath: study.ledger, toPath: newer)
    _ = try AuditStudy.tool([
      "sqlite3", newer, "DROP TRIGGER ledger_no_update; UPDATE ledger SET version = 2",
    ])
    for (path, reason, status) in [
      (text, "no SQLite database", 65), (folder, "it is no file", 65), (foreign, "no ledger of audits", 65),
      (cut, "cut off", 65), (newer, "its format is version 2, and this program knows up to 1", 65),
      (study.folder.file("none.gpkg"), "no such file", 66),
    ] as [(String, String, Int32)] {
      for command in [["list"], ["verify"], ["show", "1"]] {
        let out = try CLI.run(["audit"] + command + ["--ledger", path])
        #expect(out.status == status && out.stderr.contains(reason) && out.stdout.isEmpty, "\(path): \(out)")
      }
      guard status == 65 else { continue }
      let before = path == folder ? nil : try Data(contentsOf: URL(fileURLWithPath: path))
      let out = try CLI.run([
        "audit", study.plan, "--year", "2020", "-o", study.folder.file("no"), "--ledger", path,
      ])
      #expect(out.status == 65 && out.stderr.contains(reason), "\(path): \(out.stderr)")
      if let before { #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before) }
    }
    #expect(!study.folder.names.contains("no"), "refused before any work is done")
  }

  @Test func aLedgerThatCannotBeMadeIsSaid() throws {
    let study = try AuditStudy()
    let out = try CLI.run([
      "audit", study.plan, "--year", "2020", "-o", study.folder.file("no"), "--ledger",
      study.folder.file("no/such/folder/audit.gpkg"), "--lang", "zh",
    ])
    #expect(out.status == 73 && out.stderr.contains("所在文件夹不存在或不可写") && out.stderr.contains("--no-ledger"))
    #expect(!study.folder.names.contains("no"))
    #expect(try study.audit(2020, ["--ledger", "x", "--no-ledger"]).status == 64)
  }

  /// As a user who may read and not write; root may write everywhere, so the program runs as another.
  @Test(.enabled(if: getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")))
  func aFolderThatMayNotBeWrittenIsSaidBeforeTheWork() throws {
    let study = try AuditStudy()
    let open = try ScratchFolder()
    chmod(open.path, 0o777)
    func asNobody(_ arguments: [String]) throws -> (status: Int32, said: String) {
      try AuditStudy.tool(
        ["setpriv", "--reuid=65534", "--clear-groups", CLI.executable.path, "audit"] + arguments + [
          "--lang", "en",
        ])
    }
    func audit() throws -> (status: Int32, said: String) {
      try asNobody([study.plan, "--year", "2020", "-o", open.file("no")])
    }
    let new = try audit()
    #expect(new.status == 73 && new.said.contains("cannot be made"), "\(new.said)")
    try study.audit(2019)
    let there = try audit()
    #expect(there.status == 74 && there.said.contains("cannot be read or written"), "\(there.said)")
    chmod(study.ledger, 0o666)
    #expect(try audit().status == 74, "the journal needs the folder")
    #expect(open.names == [] && study.folder.names.contains("audit.gpkg-journal") == false)
    // Reading needs no right to write.
    let read = try asNobody(["verify", "--ledger", study.ledger])
    #expect(read.status == 0 && read.said.contains("1 runs"), "\(read.said)")
    let elsewhere = try asNobody([
      study.plan, "--year", "2020", "-o", open.file("out"), "--ledger", open.file("audit.gpkg"), "--fail-on",
      "never",
    ])
    #expect(elsewhere.status == 0, "\(elsewhere.said)")
  }

  @Test func aLinkLeadsToTheLedger() throws {
    let study = try AuditStudy()
    let real = study.folder.file("real.gpkg")
    try FileManager.default.createSymbolicLink(atPath: study.ledger, withDestinationPath: "real.gpkg")
    try study.audit(2019)
    try study.audit(2020)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: study.ledger) == "real.gpkg")
    #expect(try CLI.run(["audit", "verify", "--ledger", real]).stdout.contains("2 runs"))
    #expect(try study.runs().count == 2)
  }

  @Test func anAuditThatFailsLeavesTheLedgerAsItWas() throws {
    let study = try AuditStudy()
    #expect(try study.audit(2016).status == 65)
    #expect(!study.folder.names.contains("audit.gpkg"))
    try study.audit(2019)
    let before = try Data(contentsOf: URL(fileURLWithPath: study.ledger))
    _ = try study.folder.write("{", to: "parcels-2020.geojson")
    #expect(try study.audit(2020).status == 65)
    let taken = study.folder.file("plan.yaml")
    #expect(try CLI.run(["audit", study.plan, "--year", "2019", "-o", taken]).status == 73)
    #expect(try Data(contentsOf: URL(fileURLWithPath: study.ledger)) == before)
  }

  @Test func aCopyIsWhole() throws {
    let study = try AuditStudy()
    try study.audit(2020)
    let copy = study.folder.file("copy.gpkg")
    try FileManager.default.copyItem(atPath: study.ledger, toPath: copy)
    let head = try #require((try study.json(["list"])["head"] as? [String: Any])?["hash"] as? String)
    let out = try CLI.run(["audit", "verify", "--ledger", copy, "--expect-head", head.uppercased()])
    #expect(out.status == 0 && out.stdout.contains(head), "\(out)")
    #expect(
      study.folder.names.filter { $0.hasPrefix("audit.gpkg") || $0.hasPrefix("copy") } == [
        "audit.gpkg", "copy.gpkg",
      ])
  }
}
