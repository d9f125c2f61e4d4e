import Foundation
import Testing

/// The sample study audited once, for all tests that only look at the result.
final class SharedAudit: Sendable {
  let folder: String
  let status: Int32
  let stderr: String

  static let of2020 = Result { try SharedAudit(2020) }
  static let of2019 = Result { try SharedAudit(2019) }

  private init(_ year: Int) throws {
    folder = NSTemporaryDirectory() + "landcli-test-audit-" + UUID().uuidString
    let out = try CLI.run([
      "audit", SampleData.huadu + "/plan.yaml", "--year", "\(year)", "-o", folder, "--threads", "2",
      "--no-ledger",
    ])
    (status, stderr) = (out.status, out.stderr)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}

/// `landcli audit`, as a person would run it.
@Suite struct AuditCommandTests {
  private static let plan = SampleData.huadu + "/plan.yaml"
  private static let files = [
    "audit.md", "change.csv", "control.csv", "findings.csv", "findings.geojson", "findings.json",
    "lineage.csv",
    "lineage.geojson", "manifest.json", "problems.json", "series.csv",
  ]

  /// The rows of a CSV without quotes, by column.
  private func rows(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8).replacing("\u{FEFF}", with: "")
    let lines = text.replacing("\r\n", with: "\n").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test func everyPlantedLineageIsClassedRightAndNothingElseIs() throws {
    struct Key: Hashable {
      let year: String
      let old: Set<Substring>
      let new: Set<Substring>
    }
    func key(_ row: [String: String]) -> Key {
      Key(
        year: row["to_year"] ?? "", old: Set((row["old_ids"] ?? "").split(separator: ";")),
        new: Set((row["new_ids"] ?? "").split(separator: ";")))
    }
    let planted = try rows(SampleData.huadu + "/lineage-truth.csv")
    var truth = Dictionary(uniqueKeysWithValues: planted.map { (key($0), $0) })
    #expect(planted.count == truth.count && planted.count > 150)
    for shared in [SharedAudit.of2019, SharedAudit.of2020] {
      let found = try rows(try shared.get().folder + "/lineage.csv").filter { $0["layer"] == "parcels" }
      #expect(found.count > 1900)
      for row in found {
        let expected = truth.removeValue(forKey: key(row))
        #expect(row["kind"] == expected?["kind"] ?? "same", "\(row)")
        let isChanged = expected?["note"]?.contains("id changed") == true
        if row["kind"] == "same" { #expect(row["identity"] == (isChanged ? "changed" : "kept"), "\(row)") }
      }
    }
    #expect(truth.isEmpty, "planted and not found: \(truth.keys)")
  }

  @Test func itWritesEveryFileAndEndsInStatusOneForErrors() throws {
    let shared = try SharedAudit.of2020.get()
    #expect(try FileManager.default.contentsOfDirectory(atPath: shared.folder).sorted() == Self.files)
    let findings = try JSON.object(shared.folder + "/findings.json")
    let counts = try #require(findings["counts"] as? [String: [String: Int]])
    #expect((counts["error"]?["open"] ?? 0) > 0)
    #expect(shared.status == 1)
    for file in Self.files { #expect(shared.stderr.contains("/\(file)  ")) }
  }

  @Test func theSumsOfTheChangeTableAreExact() throws {
    let shared = try SharedAudit.of2020.get()
    var told = 0
    for row in try rows(shared.folder + "/change.csv") {
      func number(_ name: String) -> Double? { row[name].flatMap(Double.init) }
      guard let change = number("change") else { continue }
      told += 1
      let parts = ["amount", "boundary", "scope", "unresolved"].compactMap(number)
      let scale = max(
        1e-300, max(abs(number("before") ?? 0), abs(number("after") ?? 0), parts.map(abs).max() ?? 0))
      #expect(abs(parts.reduce(0, +) - change) <= 1e-12 * scale, "\(row)")
    }
    #expect(told > 9000)
  }

  @Test func theSameBytesOnAnyNumberOfThreads() throws {
    let shared = try SharedAudit.of2020.get()
    let scratch = try ScratchFolder()
    for threads in [1, 5] {
      let target = scratch.file("t\(threads)")
      let out = try CLI.run([
        "audit", Self.plan, "--year", "2020", "-o", target, "--threads", "\(threads)", "--no-ledger",
      ])
      #expect(out.status == 1)
      for file in Self.files {
        let (a, b) = (shared.folder + "/" + file, target + "/" + file)
        #expect(FileManager.default.contents(atPath: a) == FileManager.default.contents(atPath: b), "\(file)")
      }
    }
  }

  @Test func theFirstYearHasNothingToCompareWith() throws {
    let scratch = try ScratchFolder()
    let out = try CLI.run([
      "audit", Self.plan, "--year", "2018", "-o", scratch.file("out"), "--no-ledger",
    ])
    #expect(out.status == 1, "the control total is that of 2020")
    #expect(out.stderr.contains("nothing to compare with") && out.stderr.contains("control:total"))
    #expect(try rows(scratch.file("out/lineage.csv")).isEmpty)
    let findings = try JSON.object(scratch.file("out/findings.json"))
    #expect(findings["against"] is NSNull)
  }

  private static let refused: [([String], Int32)] = [
    (["--year", "2017"], 65), (["--year", "2020", "--against", "2020"], 64),
    (["--year", "2020", "--against", "2016"], 65), (["--year", "2020", "--as-of", "2020-02-30"], 64),
    ([], 64),
  ]

  @Test(arguments: refused)
  func yearsAndDaysThatCannotBeAreRefused(_ options: [String], _ status: Int32) throws {
    let scratch = try ScratchFolder()
    let out = try CLI.run(["audit", Self.plan, "-o", scratch.file("out"), "--no-ledger"] + options)
    #expect(out.status == status, "\(out.stderr)")
    #expect(!FileManager.default.fileExists(atPath: scratch.file("out")))
  }

  @Test func aBaselineLetsOnlyNewFindingsFail() throws {
    let scratch = try ScratchFolder()
    let baseline = scratch.file("baseline.tsv")
    let made = try CLI.run(["audit", "baseline", Self.plan, "--year", "2020", "-o", baseline])
    #expect(made.status == 0, "\(made.stderr)")
    func audit(_ file: String, _ target: String) throws -> Int32 {
      try CLI.run([
        "audit", Self.plan, "--year", "2020", "--baseline", file, "--fail-on", "note", "-o",
        scratch.file(target), "--no-ledger",
      ]).status
    }
    #expect(try audit(baseline, "all") == 0)
    let text = try String(contentsOfFile: baseline, encoding: .utf8)
    #expect(!text.contains("/"), "no path of a machine")
    let lost = try #require(text.split(separator: "\n").first { $0.contains("amount:lost") })
    let fewer = try scratch.write(text.replacing(lost + "\n", with: ""), to: "fewer.tsv")
    #expect(try audit(fewer, "fewer") == 1)
    #expect(try CLI.run(["audit", "baseline", Self.plan, "--year", "2020", "-o", baseline]).status == 73)
  }

  @Test func thePlanSwitchesTunesAndWaives() throws {
    let scratch = try ScratchFolder()
    let text = try String(contentsOfFile: Self.plan, encoding: .utf8)
      .replacing(": parcels-", with: ": \(SampleData.huadu)/parcels-")
      .replacing("file: ", with: "file: \(SampleData.huadu)/")
    let plan = try scratch.write(
      text + """

        audit:
          rules:
            amount:lost: {severity: warning}
            amount:redacted: off
            performance:bottom: off
          waivers:
            - {rule: identity:changed, subject: S001647, who: 测绘队, why: 换号, until: 2021-12-31}
        """, to: "plan.yaml")
    let out = try CLI.run(["audit", plan, "--year", "2020", "-o", scratch.file("out"), "--lang", "zh"])
    #expect(out.status == 0, "\(out.stderr)")
    #expect(!out.stderr.contains("amount:redacted") && out.stderr.contains("豁免 1"))
    let report = try String(contentsOfFile: scratch.file("out/audit.md"), encoding: .utf8)
    #expect(report.contains("测绘队") && report.contains("至 2021-12-31"))
    let later = try CLI.run([
      "audit", plan, "--year", "2020", "-o", scratch.file("later"), "--as-of", "2022-01-01",
    ])
    #expect(later.status == 1 && later.stderr.contains("waiver:expired"))
  }

  @Test func rulesAreListedAndExplained() throws {
    let list = try CLI.run(["audit", "rules"])
    #expect(list.status == 0 && list.stdout.split(separator: "\n").count == 40)
    let one = try CLI.run(["audit", "explain", "amount:unit-jump", "--lang", "zh"])
    #expect(one.status == 0 && one.stdout.contains("单位") && one.stdout.contains("→"))
    let none = try CLI.run(["audit", "explain", "amount:unit"])
    #expect(none.status == 64 && none.stderr.contains("amount:unit-jump"))
  }

  @Test func theReportSpeaksBothLanguages() throws {
    let scratch = try ScratchFolder()
    _ = try CLI.run([
      "audit", Self.plan, "--year", "2020", "-o", scratch.file("zh"), "--lang", "zh", "--quiet",
      "--no-ledger",
    ])
    let zh = try String(contentsOfFile: scratch.file("zh/audit.md"), encoding: .utf8)
    let en = try String(contentsOfFile: try SharedAudit.of2020.get().folder + "/audit.md", encoding: .utf8)
    #expect(zh.contains("# 2020 年度产出审计，对比 2019 年") && en.contains("# Yield audit of 2020, against 2019"))
    #expect(zh.count { $0 == "|" } == en.count { $0 == "|" }, "the same tables in both")
    // The other files hold both languages and do not depend on it.
    for file in Self.files where file != "audit.md" {
      let (a, b) = (scratch.file("zh/" + file), try SharedAudit.of2020.get().folder + "/" + file)
      #expect(FileManager.default.contents(atPath: a) == FileManager.default.contents(atPath: b), "\(file)")
    }
  }

  @Test func everythingPlantedIsFoundAndNothingElse() throws {
    struct Key: Hashable { let rule, layer, kind, subject, measure: String }
    let scratch = try ScratchFolder()
    #expect(try CLI.run(["sample", scratch.file("study"), "--audit"]).status == 0)
    let out = try CLI.run([
      "audit", scratch.file("study/plan.yaml"), "--year", "2020", "-o", scratch.file("out"),
    ])
    #expect(out.status == 1, "\(out.stderr)")
    func counts(_ items: [[String: Any]]) -> [Key: Int] {
      let keys = items.map { item in
        let subject = item["subject"] as? [String: Any]
        func text(_ value: Any?) -> String { value as? String ?? "" }
        return Key(
          rule: text(item["rule"]), layer: text(item["layer"]), kind: text(subject?["kind"] ?? item["kind"]),
          subject: text(subject?["id"] ?? item["subject"]), measure: text(item["measure"]))
      }
      return Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +)
    }
    let planted = try #require(
      try JSON.object(scratch.file("study/planted.json"))["findings"] as? [[String: Any]])
    let found = try #require(
      try JSON.object(scratch.file("out/findings.json"))["findings"] as? [[String: Any]])
    #expect(planted.count > 50)
    #expect(counts(found) == counts(planted))
    for bad in [["--audit", "--seed", "1"], ["--audit", "--faults"], []] {
      #expect(try CLI.run(["sample", scratch.file("other")] + bad).status == 64)
    }
  }
}
