import TestSupport
import Testing

@testable import LandKit

private let minimal = "layers:\n  parcels: {file: p.geojson}\n  parks: {file: k.geojson}\n"

private func read(_ text: String, files: [String] = ["p.geojson", "k.geojson", "z.geojson", "s.csv"]) throws
  -> Study
{
  let folder = try TestFolder()
  for file in files { try folder.write(file, "x") }
  try folder.write("plan.yaml", text)
  return try PlanReader.read(path: folder.path + "plan.yaml")
}

private func problems(_ text: String) throws -> [String] {
  let failure = #expect(throws: InputFailure.self) { _ = try read(text) }
  return failure?.problems.map { "\($0.kind.id) \($0.place.line ?? 0):\($0.place.column ?? 0)" } ?? []
}

@Suite("Plan files") struct PlanReaderTests {
  @Test("What the plan does not say is as the method says") func defaults() throws {
    let study = try read(minimal)
    #expect(study.workCRS == "EPSG:4547" && study.year == nil && study.zones == nil)
    #expect(study.weights.all == [0.5, 0.5, 0, 0, 0, 0])
    #expect(study.settings == StudySettings() && study.settings.minCover == 0.8)
    #expect(study.parcels.columns[.id].candidates.last == "园区编号")
    #expect(study.parcels.columns[.output].candidates == ["output_wan", "产值(万元)"])
    #expect(study.parcels.columns[.output].money == .wan && study.parcels.columns[.area].area == .mu)
    #expect(study.parcels.files.map(\.name) == ["p.geojson"])
    #expect(study.parcels.files[0].path.hasSuffix("/p.geojson"))
    let report = study.settingsReport
    #expect(report.count == SettingKey.allCases.count)
    #expect(report.first { $0.key == "layers.parcels" }?.origin == .plan(line: 2, column: 3))
    #expect(
      report.first { $0.key == "settings.min_cover" }
        == SettingLine(key: "settings.min_cover", value: "0.8", origin: .standard))
  }

  @Test("Everything that a plan can say") func full() throws {
    let study = try read(
      """
      study: 花都区
      year: 2020
      crs: EPSG:4490
      work_crs: EPSG:4547
      extent: [112.9, 23.2, 113.5, 23.7]
      allow_ballpark: [EPSG:4610]
      layers:
        parcels:
          years: {2019: z.geojson, 2020: [p.geojson, z.geojson]}
          crs: EPSG:4547
          columns: {id: 007, output: {column: 产值, unit: 亿元}, tax: null, area: area_mu, category: category}
          stats: {file: s.csv, key: id, year: year, output: {column: o, unit: 元}, estimated: e}
        zones: {files: [z.geojson]}
        parks:
          file: k.geojson
          columns: {status: status, bench_output: {column: b, unit: 万元/亩}}
        district: {file: z.geojson}
      parks:
        P10: {status: disputed}
        P03: {bench_output: {value: 2, unit: 万元/亩}, aliases: [花都绿色产业价值园区]}
      include_disputed: true
      benchmarks: {missing: unranked}
      weights: {yield_gap: 1, size: 2.5e-1}
      estimate: zones
      settings: {sliver_width: 0.1, prefix: x_}
      control_totals: [{layer: parcels, measure: gross, value: 51.72, unit: km², tolerance: 1e-6, source: L119}]
      where: "category = '旧厂房'"
      rank_within: town
      """)
    #expect(study.parcels.files.map(\.name) == ["p.geojson", "z.geojson"])
    #expect(study.parcels.years.keys.sorted() == [2019, 2020])
    #expect(study.parcels.columns[.id] == ColumnMap.Column(["007"], isDeclared: true))
    #expect(study.parcels.columns[.output].money == .yi)
    #expect(study.parcels.columns[.tax].candidates.isEmpty && study.parcels.columns[.area].isDeclared)
    #expect(study.parcels.stats?.output == MoneyColumn("o", unit: .yuan) && study.parcels.stats?.tax == nil)
    #expect(study.extent == Box(minX: 112.9, minY: 23.2, maxX: 113.5, maxY: 23.7))
    #expect(study.parkPlans.map(\.id) == ["P10", "P03"] && study.parkPlans[0].status == .disputed)
    #expect(abs((study.parkPlans[1].benchOutput ?? 0) - 0.3) < 1e-15)
    #expect(study.includeDisputed && study.missingBenchmark == .unranked && study.estimate == .zones)
    #expect(study.weights.yieldGap == 1 && study.weights.taxGap == 0.5 && study.weights.size == 0.25)
    #expect(study.settings.prefix == "x_" && study.rankWithin == .town)
    #expect(abs((study.controlTotals.first?.squareMetres ?? 0) - 51_720_000) < 1e-6)
    #expect(study.selection?.columns == ["category"])
    #expect(study.settingsReport.filter { $0.origin == .standard }.count == 14)
  }

  @Test("Unknown keys at every level, located, with the nearest known one") func unknownKeys() throws {
    let text =
      minimal
      + "wieghts: {size: 1}\nweights: {yeld_gap: 1}\nsettings: {sliver: 1}\nparks:\n  P1: {statsu: planned}\n"
      + "benchmarks: {mising: unranked}\ncontrol_totals: [{layer: parcels, measure: net, value: 1, unit: ha, zz: 1}]\n"
    #expect(
      try problems(text) == [
        "plan:key 4:1", "plan:key 5:11", "plan:key 6:12", "plan:key 8:8", "plan:key 9:14", "plan:key 10:69",
      ])
    let failure = #expect(throws: InputFailure.self) { _ = try read(text) }
    #expect(failure?.problems[0].detail.en.contains("did you mean weights?") == true)
    #expect(failure?.problems[1].detail.en.contains("did you mean yield_gap?") == true)
    #expect(failure?.failure == .badData)
    #expect(try problems(minimal + "waivers: []\n") == ["plan:key 4:1"])
    #expect(
      try problems(
        "layers:\n  parcels: {file: p.geojson, colums: {}}\n  parks: {file: k.geojson}\n  road: {}\n") == [
          "plan:key 2:30", "plan:key 4:3",
        ])
  }

  @Test(
    "Wrong types and values",
    arguments: [
      ("year: '2020'", "plan:type 4:7"), ("year: 2020.5", "plan:type 4:7"), ("year: 20200", "plan:value 4:1"),
      ("study: [a]", "plan:type 4:8"), ("study: yes", "plan:type 4:8"), ("study:", "plan:type 4:7"),
      ("extent: [1, 2, 3]", "plan:value 4:9"), ("extent: [1, 2, x, 4]", "plan:type 4:16"),
      ("extent: [113.5, 23.2, 112.9, 23.7]", "plan:value 4:1"),
      ("extent: [0, 0, 500000, 1]", "plan:value 4:1"),
      ("include_disputed: 1", "plan:type 4:19"), ("weights: {size: '1'}", "plan:type 4:17"),
      ("weights: {size: .nan}", "plan:type 4:17"), ("weights: {size: 0x10}", "plan:type 4:17"),
      ("weights: {size: -1}", "plan:value 4:11"), ("weights: {yield_gap: 0, tax_gap: 0}", "plan:value 4:11"),
      ("weights: {in_zone: 1}", "plan:value 4:11"), ("weights: 3", "plan:type 4:10"),
      ("settings: {min_cover: 1.5}", "plan:value 4:12"), ("settings: {link: 0}", "plan:value 4:12"),
      ("settings: {densify: 0}", "plan:value 4:12"), ("settings: {prefix: 1k}", "plan:value 4:12"),
      ("estimate: parks", "plan:value 4:11"), ("estimate: zones", "plan:value 4:1"),
      ("benchmarks: {missing: drop}", "plan:value 4:23"), ("parks: {P1: {status: open}}", "plan:value 4:22"),
      ("parks: {P1: {bench_tax: 5}}", "plan:type 4:25"),
      ("parks: {P1: {bench_tax: {value: 5, unit: 万元}}}", "unit:unknown 4:42"),
      ("parks: [P1]", "plan:type 4:8"), ("where: \"a = \"", "plan:value 4:8"),
      ("rank_within: park", "plan:value 4:14"),
      ("control_totals: {a: 1}", "plan:type 4:17"),
      ("control_totals: [{layer: parcels}]", "plan:missing 4:18"),
      ("allow_ballpark: EPSG:4610", "plan:type 4:17"),
      // The column counts bytes: 花 is three.
      ("parks: {花: {status: open}}", "plan:value 4:23"),
    ])
  func wrong(line: String, expected: String) throws {
    let found = try problems(minimal + line + "\n")
    #expect(found.first == expected, "\(line): \(found)")
  }

  @Test("All errors are listed, in the order of the file") func allErrors() throws {
    let text =
      "year: x\nlayers:\n  parcels:\n    file: gone.geojson\n    columns: {output: 产值, tax: {column: t, unit: 千元}, status: s}\n"
      + "  zones: {file: p.geojson, files: [p.geojson]}\nwork_crs: false\n"
    #expect(
      try problems(text) == [
        "plan:type 1:7", "plan:missing 3:3", "file:missing 4:11", "plan:type 5:23", "unit:unknown 5:54",
        "plan:key 5:63",
        "plan:missing 6:10", "plan:type 7:11",
      ])
  }

  @Test("Only missing files are a missing input") func missingFiles() throws {
    let failure = #expect(throws: InputFailure.self) { _ = try read(minimal, files: []) }
    #expect(failure?.failure == .noInput && failure?.problems.map(\.kind) == [.fileMissing, .fileMissing])
    let plan = #expect(throws: InputFailure.self) { _ = try PlanReader.read(path: "/no/such/plan.yaml") }
    #expect(plan?.failure == .noInput)
  }

  @Test("Years need the study's year, and its files") func years() throws {
    let layers = "layers:\n  parcels: {years: {2019: p.geojson}}\n  parks: {file: k.geojson}\n"
    #expect(try problems(layers) == ["plan:missing 2:20"])
    #expect(try problems("year: 2020\n" + layers) == ["plan:value 3:20"])
    #expect(try read("year: 2019\n" + layers).parcels.files.map(\.name) == ["p.geojson"])
  }

  @Test(
    "Broken YAML is located; nothing crashes",
    arguments: ["a: [1, 2", "a: b: c", "a: 1\na: 2", "\ta: 1", "", "# x", "- 1", "3", "a: *b", "{}"])
  func broken(text: String) throws {
    let failure = #expect(throws: InputFailure.self) { _ = try read(text) }
    #expect(failure?.problems.isEmpty == false && failure?.failure == .badData)
  }

  @Test("Hostile plans: deep nesting, cut anywhere, bytes changed") func hostile() throws {
    #expect(throws: InputFailure.self) { _ = try read(String(repeating: "[", count: 50_000)) }
    #expect(throws: InputFailure.self) { _ = try read(String(repeating: "{a: ", count: 50_000)) }
    let text = Array((minimal + "weights: {size: 1}\nyear: 2020\nwhere: \"a = 'b'\"\n").utf8)
    var random = SplitMix(seed: 3)
    for _ in 0..<400 {
      var bytes = text
      for _ in 0..<3 { bytes[Int(random.next() % UInt64(text.count))] = UInt8(random.next() % 128) }
      do {
        let study = try PlanReader.read(
          text: String(decoding: bytes, as: UTF8.self), file: "p", folder: "/none/")
        #expect(study.violations.isEmpty)
      } catch { #expect(!error.problems.isEmpty) }
    }
  }

  @Test("The command line overrides, and its values are held to the same rules") func overrides() throws {
    var study = try read(minimal + "year: 2020\n")
    study.override(.year, \.year, with: 2018)
    study.override(.sliverWidth, \.settings.sliverWidth, with: -1)
    #expect(study.year == 2018)
    #expect(
      study.settingsReport.filter { $0.origin == .commandLine }.map(\.key) == [
        "year", "settings.sliver_width",
      ])
    #expect(study.violations.map(\.key) == [.sliverWidth])
    let plain = Study.defaults(parcels: ["a"], zones: ["b"], parks: ["c"])
    #expect(plain.layers.map(\.role) == [.parcels, .zones, .parks] && plain.violations.isEmpty)
  }
}
