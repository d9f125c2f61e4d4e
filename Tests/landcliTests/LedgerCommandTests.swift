import Foundation
import Testing

/// `landcli audit` and its ledger, as a person would use them.
@Suite struct LedgerCommandTests {
  private func strings(_ runs: [[String: Any]], _ key: String) -> [String] {
    runs.compactMap { $0[key] as? String }
  }

  @Test func anAuditIsRecordedBesideThePlanAndSaysSo() throws {
    let study = try AuditStudy()
    let first = try study.audit(2019)
    #expect(first.status == 0, "\(first.stderr)")
    let second = try study.audit(2020, lang: "zh")
    let runs = try study.runs()
    let (content, chain) = (strings(runs, "content_hash"), strings(runs, "chain_hash"))
    #expect(runs.compactMap { $0["year"] as? Int } == [2019, 2020])
    #expect(first.stderr.contains("recorded in \(study.ledger): run 1"))
    #expect(
      first.stderr.contains("content \(content[0])") && first.stderr.contains("head (entry 1) \(chain[0])"))
    #expect(second.stderr.contains("审计 2") && second.stderr.contains("方法对照审计 1（2019 年）"))
    #expect(second.stderr.contains("内容散列 \(content[1])") && second.stderr.contains("链首（第 2 条）\(chain[1])"))
    #expect(!study.folder.names.contains { $0.hasPrefix("audit.gpkg-") }, "no journal stays")
  }

  /// Threads, place, the ledger's age and how the plan was named leave the content what it is.
  @Test func equalInputsHaveEqualContentOnAnyThreadsAndPath() throws {
    let (a, b) = (try AuditStudy(parcels: 60), try AuditStudy(parcels: 60))
    for threads in ["1", "2", "5"] { try a.audit(2020, ["--threads", threads]) }
    _ = try CLI.run([
      "audit", "decide", "1", "x", "--verdict", "accepted", "--who", "w", "--why", "y", "--ledger", a.ledger,
    ])
    // The other has two more runs before, and its plan names a file by its full path.
    try b.audit(2020, ["--threads", "3"])
    let text = try String(contentsOfFile: b.plan, encoding: .utf8)
    _ = try b.folder.write(
      text.replacing(" parcels-20", with: " \(b.folder.path)/parcels-20"), to: "plan.yaml")
    try b.audit(2020, ["--ledger", b.folder.file("other.gpkg")])
    let link = a.folder.file("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: b.folder.path)
    _ = try CLI.run([
      "audit", link + "/plan.yaml", "--year", "2020", "-o", a.folder.file("o"), "--ledger", a.ledger,
    ])
    let hashes = strings(try a.runs(), "content_hash") + strings(try b.runs(), "content_hash")
    #expect(hashes.count == 5 && Set(hashes).count == 1, "\(hashes)")
    let other = try CLI.run(["audit", "list", "--json", "--ledger", b.folder.file("other.gpkg")])
    #expect(other.stdout.contains(hashes[0]))
    let manifest = try a.ask(["show", "4", "--manifest"]).stdout
    #expect(manifest.contains("parcels-2018.geojson") && !manifest.contains(a.folder.path))
    #expect(try a.audit(2020).stderr.contains("the same content as run 4"))
  }

  /// The sample study, whose files are cut into chunks that several threads share.
  @Test func theSampleHasOneContentOnAnyNumberOfThreads() throws {
    let scratch = try ScratchFolder()
    for threads in ["1", "2", "5"] {
      let out = try CLI.run([
        "audit", SampleData.huadu + "/plan.yaml", "--year", "2020", "-o", scratch.file(threads), "--threads",
        threads, "--ledger", scratch.file("audit.gpkg"), "--fail-on", "never",
      ])
      #expect(out.status == 0, "\(out.stderr)")
    }
    let list = try CLI.run(["audit", "list", "--json", "--ledger", scratch.file("audit.gpkg")])
    let said = try #require(
      try JSONSerialization.jsonObject(with: Data(list.stdout.utf8)) as? [String: Any], "\(list)")
    let hashes = strings(try #require(said["runs"] as? [[String: Any]]), "content_hash")
    #expect(hashes.count == 3 && Set(hashes).count == 1, "\(hashes)")
  }

  @Test func anInputThatDiffersHasOtherContent() throws {
    let study = try AuditStudy()
    try study.audit(2020)
    let text = AuditStudy.parcels(12, 2020).replacing("\"tax_wan\":25", with: "\"tax_wan\":25.000001")
    _ = try study.folder.write(text, to: "parcels-2020.geojson")
    let said = try study.audit(2020).stderr
    #expect(said.contains("run 1 of the same year has other content") && said.contains("--replaces 1"))
    try study.audit(2020, ["--as-of", "2021-06-30"])
    #expect(Set(strings(try study.runs(), "content_hash")).count == 3)
  }

  /// What the rules on method are held against comes from the ledger, and from nowhere else.
  @Test func lastYearsMethodIsReadFromTheLedger() throws {
    let study = try AuditStudy()
    try study.audit(2019)
    let plan = try String(contentsOfFile: study.plan, encoding: .utf8)
    _ = try study.folder.write(plan + "weights: {yield_gap: 0.7, tax_gap: 0.3}\n", to: "plan.yaml")
    _ = try study.folder.write(AuditStudy.parks(2018, output: 21000), to: "parks-2018.geojson")
    let held = try study.audit(2020)
    #expect(
      held.stderr.contains("method:settings") && held.stderr.contains("method:benchmarks"), "\(held.stderr)")
    let free = try study.audit(2020, ["--no-ledger"])
    #expect(!free.stderr.contains("method:settings") && free.stderr.contains("no ledger: nothing recorded"))
    let baseline = study.folder.file("baseline.tsv")
    let made = try CLI.run(["audit", "baseline", study.plan, "--year", "2020", "-o", baseline])
    #expect(made.status == 0)
    #expect(try String(contentsOfFile: baseline, encoding: .utf8).contains("method:benchmarks"))
    #expect(try study.runs().count == 2, "neither --no-ledger nor baseline records")
    // The old ranking stands in the ledger as it was.
    let diff = try study.json(["diff", "1", "2"])
    let pairs = try #require(diff["benchmarks"] as? [[String: [String: Any]]])
    #expect(
      pairs.count == 3
        && pairs.allSatisfy { $0["before"]?["edition"] as? String != $0["after"]?["edition"] as? String })
    #expect((diff["basis"] as? [String])?.contains("settings") == true)
    // An audit of 2019 made again is held against none of its own year.
    #expect(try !study.audit(2019).stderr.contains("method held against"))
  }

  @Test func aCorrectionNamesTheRunItReplaces() throws {
    let study = try AuditStudy()
    try study.audit(2020)
    #expect(try study.audit(2020, ["--replaces", "1"]).stderr.contains("replaces run 1"))
    #expect(try study.runs().map { $0["replaced_by"] as? Int } == [2, nil])
    for (year, wrong) in [(2020, "1"), (2020, "9"), (2019, "2")] {
      let out = try CLI.run([
        "audit", study.plan, "--year", "\(year)", "-o", study.folder.file("no"), "--replaces", wrong,
      ])
      #expect(out.status == 64 && out.stderr.contains("replace"), "\(out.stderr)")
    }
    #expect(try study.audit(2020, ["--replaces", "2", "--no-ledger"]).status == 64)
    #expect(!study.folder.names.contains("no"))
    #expect(try study.runs().count == 2)
    let page = try study.ask(["show", "1"]).stdout
    #expect(page.contains("replaced by run 2"))
  }

  @Test func waiversBaselineAndDecisionsAreAppended() throws {
    let study = try AuditStudy(
      plan: """
        audit:
          waivers:
            - {rule: amount:lost, subject: S0, who: 税务科, why: 已知, until: 2021-12-31}

        """)
    let baseline = study.folder.file("b.tsv")
    _ = try CLI.run(["audit", "baseline", study.plan, "--year", "2020", "-o", baseline])
    try study.audit(2020, ["--baseline", baseline])
    let page = try study.json(["show", "1"])
    let findings = try #require(page["findings"] as? [[String: Any]])
    let decisions = try #require(page["decisions"] as? [[String: Any]])
    #expect(findings.allSatisfy { $0["state"] as? String != "open" } && decisions.count == findings.count)
    let waived = try #require(decisions.first { $0["verdict"] as? String == "waived" })
    #expect(waived["who"] as? String == "税务科" && waived["until"] as? String == "2021-12-31")
    let fingerprint = try #require(waived["fingerprint"] as? String)
    let decided = try study.ask(
      [
        "decide", "1", fingerprint, "--verdict", "corrected", "--who", "王", "--why", "补报\u{1B}[31m",
        "--until", "2022-01-31",
      ])
    #expect(decided.status == 0, "\(decided.stderr)")
    let head = try #require(try study.json(["list"])["head"] as? [String: Any])
    #expect(head["entries"] as? Int == decisions.count + 2)
    #expect(decided.stderr.contains(head["hash"] as? String ?? "none"))
    let shown = try study.ask(["show", "1"]).stdout
    #expect(shown.contains("corrected – 王: 补报\\u{1b}[31m, until 2022-01-31"), "\(shown)")
    let wrong: [[String]] = [
      ["1", "0123456789abcdef", "--verdict", "accepted", "--who", "a", "--why", "b"],
      ["7", fingerprint, "--verdict", "accepted", "--who", "a", "--why", "b"],
      ["1", fingerprint, "--verdict", "perhaps", "--who", "a", "--why", "b"],
      ["1", fingerprint, "--verdict", "accepted", "--who", " ", "--why", "b"],
      ["1", fingerprint, "--verdict", "accepted", "--who", "a", "--why", "b", "--until", "2021-02-29"],
    ]
    for options in wrong { #expect(try study.ask(["decide"] + options).status == 64, "\(options)") }
    #expect(try study.ask(["verify"]).status == 0)
  }

  @Test func theCommandsSpeakBothLanguages() throws {
    let study = try AuditStudy()
    try study.audit(2019)
    try study.audit(2020)
    for (command, zh, en) in [
      (["list"], "链首（第 2 条）", "head (entry 2)"),
      (["show", "2"], "审计 2：2020 年，对比 2019 年", "run 2: audit of 2020 against 2019"),
      (["show", "2", "--findings"], "税收上年有数", "tax was known"),
      (["diff", "1", "2"], "所据不同：", "made from other:"),
      (["verify"], "与写入时一致", "as it was written"),
    ] {
      let (a, b) = (try study.ask(command, lang: "zh"), try study.ask(command))
      #expect(a.status == 0 && b.status == 0 && a.stderr.isEmpty && b.stderr.isEmpty)
      #expect(a.stdout.contains(zh) && b.stdout.contains(en), "\(a.stdout)\(b.stdout)")
      if command[0] != "verify" { _ = try study.json(command.filter { $0 != "--findings" }) }
    }
    #expect(try study.ask(["show", "9"]).status == 64)
    #expect(try study.ask(["diff", "1", "9"]).status == 64)
    #expect(try study.ask(["show", "1", "--plan", study.plan]).status == 64, "--ledger and --plan")
    #expect(try CLI.run(["audit", "list", "--plan", study.plan]).status == 0)
  }
}
