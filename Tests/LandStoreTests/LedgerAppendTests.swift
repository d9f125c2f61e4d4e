import Foundation
import GRDB
import LandKit
import Testing

@testable import LandStore
@testable import ledgerprobe

/// What is appended comes back as it was, and nothing of it can be changed.
@Suite struct LedgerAppendTests {
  @Test func aRunComesBackAsItWasWritten() throws {
    let test = try LedgerCase()
    let sample = SampleRun(features: 60)
    let entry = try #require(try test.append(sample).first)
    let ledger = try test.open(.reading)
    #expect(try ledger.runs() == [entry])
    #expect(entry.made == sample.run)
    let layers = try ledger.layers(of: 1)
    #expect(
      layers.map(\.name) == ["parcels", "parcels", "parks"] && layers.map(\.year) == [2019, 2020, 2020])
    #expect(layers[0].figures == SampleRun.parcelFigures)
    var written: [LedgerFeature] = [], read: [LedgerFeature] = []
    sample.eachParcel(2019) { written.append($0) }
    try ledger.features(of: 1, layer: layers[0]) { read.append($0) }
    #expect(read == written && read.contains { $0.geometry == nil } && read.contains { $0.name == nil })
    let findings = try ledger.findings(of: 1)
    #expect(findings.count == 18)
    #expect(findings[0].point == nil && findings[0].measure == "output" && findings[1].measure == nil)
    #expect(findings[4].point == LedgerFinding.Point(longitude: 113.2 + 4e-5, latitude: 23.4))
    #expect(findings[1].text.zh == "产值下降 1" && findings[7].subject == "S7" && findings[7].threshold == 0.3)
    #expect(try ledger.lineage(of: 1)[0].after == ["S0", "S0\"b"])
    let changes = try ledger.changes(of: 1)
    #expect(
      changes[0].after == nil && changes[0].component == 1 && changes[1].scope == 0 && changes[1].high == 1)
    #expect(changes.map(\.isComparable).prefix(3) == [true, true, false])
    #expect(try ledger.series(of: 1).map(\.growth).prefix(3) == [0.1, nil, 0.1])
    #expect(try ledger.benchmarks(of: 1)[4].value == nil && ledger.benchmarks(of: 1)[8].standing == 9)
    #expect(try ledger.rules(of: 1).map(\.rule) == ["amount:drop", "area:registered"])
    let found = try ledger.verify()
    #expect(found.faults == [] && found.notices == [] && found.runs == 1)
  }

  @Test func textsThatAreHardToStoreComeBack() throws {
    let test = try LedgerCase()
    let hard = ["", "a\0b", "e\u{301}", "\u{e9}", "\u{F900}", "'\"\\", "👩‍👩‍👧", "\u{FFFF}"]
    let layer = LedgerLayer(
      "zones", year: 1, title: Bilingual(zh: "", en: "'\0"),
      figures: [LedgerFigure("t", kind: .text, Bilingual(zh: "a", en: "b"))])
    _ = try test.open().append(SampleRun().run, at: Date()) { writer in
      let sink = try writer.begin(layer)
      for text in hard {
        try sink.add(LedgerFeature(id: text, name: text, geometry: PolygonSet(), cells: [.text(text)]))
      }
    }
    var read: [LedgerFeature] = []
    try test.open(.reading).features(of: 1, layer: layer) { read.append($0) }
    #expect(read.map { Array($0.id.utf8) } == hard.map { Array($0.utf8) })
    #expect(read.allSatisfy { $0.geometry == nil && $0.cells == [.text($0.id)] && $0.name == $0.id })
    #expect(try test.open(.reading).verify().faults == [])
  }

  @Test func figuresThatComeLaterGetTheirColumns() throws {
    let test = try LedgerCase()
    try test.append(SampleRun())
    let more = LedgerLayer(
      "parcels", year: 2021, title: Bilingual(zh: "别的名", en: "another title"),
      figures: [LedgerFigure("jobs", Bilingual(zh: "就业", en: "jobs")), SampleRun.parcelFigures[4]])
    _ = try test.open().append(SampleRun(year: 2021).run, at: Date()) {
      try $0.begin(more).add(
        LedgerFeature(id: "a", geometry: nil, cells: [.number(7, state: "measured"), .noText]))
    }
    let ledger = try test.open(.reading)
    #expect(try ledger.verify().faults == [])
    var cells: [LedgerCell] = []
    try ledger.features(of: 2, layer: more) { cells += $0.cells }
    #expect(cells == [.number(7, state: "measured"), .noText])
  }

  @Test func sqliteItselfRefusesToChangeWhatIsFinished() throws {
    let test = try LedgerCase.filled()
    let tables = try test.open(.reading).read {
      try $0.rows("SELECT table_name FROM gpkg_contents", [], { $0.text(0) })
    }
    #expect(
      Set(tables).isSuperset(of: [
        "runs", "decisions", "parcels", "parks", "findings", "ledger", "run_tables",
      ]))
    for table in tables {
      let key = table == "runs" ? "run" : table == "decisions" ? "decision" : table == "ledger" ? "id" : "fid"
      for sql in [
        "UPDATE \(table) SET \(key) = \(key)", "DELETE FROM \(table)",
        "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) LIMIT 1",
      ] {
        let (status, said) = try LedgerCase.run("/usr/bin/env", ["sqlite3", test.path, sql])
        // The shell lacks the functions of the index's triggers, which is refusal enough.
        let isRefused =
          said.contains("a finished audit is never changed") || said.contains("no such function: ST_")
        #expect(status != 0 && isRefused, "\(sql): \(said)")
      }
    }
    #expect(try test.open(.reading).verify().faults == [])
  }

  @Test func aCorrectionNamesWhatItReplaces() throws {
    let test = try LedgerCase()
    try test.append(SampleRun(), SampleRun(seed: 3, replaces: 1), SampleRun(year: 2021))
    let ledger = try test.open()
    #expect(try ledger.lastRun(study: "huadu", year: 2020)?.run == 2)
    #expect(try ledger.lastRun(study: "huadu", year: 2020)?.made.replaces == 1)
    #expect(try ledger.lastRun(study: "huadu", year: 2018) == nil)
    for wrong in [
      SampleRun(replaces: 1), SampleRun(replaces: 9), SampleRun(replaces: 3),
      SampleRun(study: "x", replaces: 2),
    ] {
      #expect(unfit { _ = try ledger.append(wrong.run, at: wrong.time, wrong.write) })
    }
    #expect(try ledger.runs().count == 3)
    #expect(try ledger.verify().faults == [])
  }

  private func unfit(_ body: () throws -> Void) -> Bool {
    do { try body() } catch let error as LedgerError {
      switch error.kind {
      case .unfit(let text), .refused(let text): return !text.zh.isEmpty && !text.en.isEmpty
      default: return false
      }
    } catch { return false }
    return false
  }

  @Test func recordsThatDoNotFitAreRefusedAndNothingIsWritten() throws {
    let test = try LedgerCase()
    try test.append(SampleRun())
    let ledger = try test.open()
    let before = try Data(contentsOf: URL(fileURLWithPath: test.path))
    let title = Bilingual(zh: "层", en: "layer")
    func layer(_ name: String, _ figures: LedgerFigure...) -> LedgerLayer {
      LedgerLayer(name, year: 2020, title: title, figures: figures)
    }
    let finding = LedgerFinding(
      fingerprint: "f", rule: "r", severity: "error", year: 2020, subjectKind: "study", subject: "",
      text: title)
    let cases: [(RunWriter) throws -> Void] = [
      { _ = try $0.begin(layer("runs")) }, { _ = try $0.begin(layer("findings")) },
      { _ = try $0.begin(layer("gpkg_x")) }, { _ = try $0.begin(layer("Parcels")) },
      { _ = try $0.begin(layer("a b")) }, { _ = try $0.begin(layer("地块")) }, { _ = try $0.begin(layer("")) },
      { _ = try $0.begin(layer("x", LedgerFigure("geom", title))) },
      { _ = try $0.begin(layer("x", LedgerFigure("A", title))) },
      { _ = try $0.begin(layer("x", LedgerFigure("a", title), LedgerFigure("a_state", kind: .text, title))) },
      { _ = try $0.begin(layer("parcels", LedgerFigure("town", title))) },
      {
        _ = try $0.begin(layer("x")); _ = try $0.begin(layer("x"))
      },
      { try $0.begin(layer("x")).add(LedgerFeature(id: "a", geometry: nil, cells: [.noText])) },
      {
        try $0.begin(layer("x", LedgerFigure("a", title))).add(
          LedgerFeature(id: "a", geometry: nil, cells: [.number(.nan, state: "measured")]))
      },
      {
        try $0.begin(layer("x", LedgerFigure("a", title))).add(
          LedgerFeature(id: "a", geometry: nil, cells: [.text("1")]))
      },
      {
        try $0.add(finding); try $0.add(finding)
      },
      {
        var change = LedgerChange(
          layer: "l", level: "l", key: "k", measure: "m", unit: "u", yearBefore: 1, yearAfter: 2)
        change.low = -.infinity
        try $0.add(change)
      },
      { try $0.decide("no-such", verdict: "waived", who: "a", why: "b") },
      {
        try $0.add(
          LedgerBenchmark(year: 1, edition: "e", park: "p", measure: "m", value: .infinity, kind: "own"))
      },
    ]
    for (i, body) in cases.enumerated() {
      #expect(unfit { _ = try ledger.append(SampleRun().run, at: Date(), body) }, "case \(i)")
    }
    var kept: LayerWriter?
    _ = try? ledger.append(SampleRun().run, at: Date()) {
      kept = try $0.begin(layer("x"))
      throw CancellationError()
    }
    #expect(unfit { try kept?.add(LedgerFeature(id: "a", geometry: nil, cells: [])) })
    #expect(try Data(contentsOf: URL(fileURLWithPath: test.path)) == before)
  }

  /// Waivers come with the run: they are entries of the chain after it, in the same transaction.
  @Test func decisionsOfARunFollowIt() throws {
    let test = try LedgerCase()
    try test.append(SampleRun(features: 40, waives: true), SampleRun(year: 2021))
    let ledger = try test.open(.reading)
    let decisions = try ledger.decisions(of: 1)
    #expect(decisions.map(\.made.fingerprint) == ["fp-0", "fp-7"] && decisions.map(\.entry) == [2, 3])
    #expect(decisions[1].made.until == "2030-12-31" && decisions[1].made.who == "李")
    #expect(try ledger.findings(of: 1).map(\.state).prefix(2) == ["waived", "open"])
    #expect(try ledger.runs().map(\.entry) == [1, 4] && ledger.decisions(of: 2).isEmpty)
    #expect(try ledger.verify().faults == [])
  }

  @Test func decisionsNeedTheirFinding() throws {
    let test = try LedgerCase.filled()
    try test.decide("fp-2", run: 2)
    #expect(unfit { try test.decide("no-such", run: 1) })
    #expect(unfit { try test.decide("fp-1", run: 7) })
    let ledger = try test.open(.reading)
    #expect(try ledger.decisions().map(\.entry) == [2, 4])
    #expect(try ledger.decisions()[0].made.why == "已核实")
    #expect(try ledger.runs().map(\.entry) == [1, 3])
    #expect(try ledger.head() == LedgerHead(entries: 4, hash: ledger.decisions()[1].chainHash))
  }
}
