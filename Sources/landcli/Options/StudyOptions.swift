import ArgumentParser
import Foundation
import LandKit
import LandOffice

/// A study: a plan file, or layers, and what the command line overrides.
struct StudyOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "计划文件；不给则用 --parcels --zones --parks。Plan file; without one give the layers.",
      valueName: "PLAN.yaml"))
  var plan: String?

  @OptionGroup var layers: LayerOptions

  /// The request that the plan and the options make together.
  func request(_ common: CommonOptions, output: String?) throws -> StudyRequest {
    try layers.request(plan: plan, common, output: output)
  }
}

/// The layers of a study, and every key of a plan that the command line overrides.
struct LayerOptions: ParsableArguments {
  @Option(help: "三旧地块 GeoJSON，- 为标准输入。Renewal parcels; - reads standard input.")
  var parcels: [String] = []

  @Option(help: "村级工业园 GeoJSON。Village industrial zones.")
  var zones: [String] = []

  @Option(help: "园区 GeoJSON。Parks.")
  var parks: [String] = []

  @Option(help: "行政区范围 GeoJSON，用于检查区外要素。District outline, to find features outside it.")
  var district: [String] = []

  @Option(
    help: "地块的统计表 CSV 或 XLSX（id,year,output_wan,tax_wan）。Parcels' statistics; FILE.xlsx#SHEET names a sheet.")
  var stats: String?

  @Option(help: "年份：选取该年的图层与统计数据。Year: takes that year's layer and statistics.")
  var year: Int?

  @Option(help: "地块源坐标系，优先于文件声明。CRS of the parcels, over what the file says.")
  var crs: String?

  @Option(help: "工作坐标系，默认 EPSG:4547。CRS of overlays and distances.")
  var workCrs: String?

  @Option(help: "研究区经纬度范围 西,南,东,北。Study area: west,south,east,north in degrees.")
  var extent: String?

  @Option(help: "按名称允许粗略变换的坐标系。Name a system from which a ballpark operation may be used.")
  var allowBallpark: [String] = []

  @Option(
    name: .customLong("where"), help: "只取满足条件的地块，如 \"category = '旧厂房'\"。Only parcels for which this holds.")
  var filter: String?

  @Option(
    help: "权重，如 yield_gap=0.6,tax_gap=0.4。Weights: yield_gap, tax_gap, in_park, proximity, in_zone, size.")
  var weights: String?

  @Flag(inversion: .prefixedNo, help: "有争议的园区是否计入标杆。Whether disputed parks count.")
  var disputed: Bool?

  @Flag(inversion: .prefixedNo, help: "载体园区是否计入标杆。Whether carriers count.")
  var carriers: Bool?

  @Option(help: "园区无标杆时：substitute 或 unranked。A planned park without a benchmark.")
  var missingBenchmark: MissingBenchmark?

  @Option(help: "缺失数额的估算：none 或 zones。Whether absent amounts are apportioned from zones.")
  var estimate: EstimateSource?

  @Option(help: "估算所需的最小覆盖比例，默认 0.8。Least share that zones must cover for an estimate.")
  var minCover: Double?

  @Option(help: "碎屑的平均宽度上限，米，默认 0.05。Parts narrower than this, in metres, are slivers.")
  var sliverWidth: Double?

  @Option(help: "新增属性的前缀，默认 lk_。Prefix of added properties.")
  var prefix: String?

  @Option(help: "另在 town、category 或 belt 内排名。Also rank within town, category or belt.")
  var rankWithin: RankGroup?

  /// The request that the plan and the options make together.
  func request(plan: String?, _ common: CommonOptions, output: String?) throws -> StudyRequest {
    for name in [crs, workCrs].compactMap({ $0 }) { _ = try CRS(name) }
    var study = try base(plan)
    study.tables = TableFormats([XLSXFormat()])
    overrideLayers(&study)
    try overrideSettings(&study)
    try refuseViolations(study, plan)
    var request = try StudyRequest(study)
    request.parcels.crsOverride = crs
    if let carriers { request.includesCarriers = carriers }
    request.threads = common.threadCount
    try spoolStandardInput(&request, beside: output)
    return request
  }

  /// A layer named `-` is standard input, which is spooled beside the output; only one can be.
  private func spoolStandardInput(_ request: inout StudyRequest, beside output: String?) throws {
    func takesInput(_ layer: LayerInput?) -> Int { layer?.files.count { $0.path == "-" } ?? 0 }
    let layers = [request.parcels, request.zones, request.parks, request.district]
    let count = layers.reduce(0) { $0 + takesInput($1) }
    if count == 0 { return }
    guard count == 1 else {
      throw ValidationError("只有一个图层可以取自标准输入。Only one layer can be read from standard input.")
    }
    let spool = try StdinSpool(beside: output)
    func replace(_ layer: inout LayerInput) {
      layer.files = layer.files.map { $0.path == "-" ? FileReference("-", path: spool.path) : $0 }
    }
    replace(&request.parcels)
    replace(&request.parks)
    if var zones = request.zones {
      replace(&zones)
      request.zones = zones
    }
    if var district = request.district {
      replace(&district)
      request.district = district
    }
    request.standardInput = spool
  }

  private func base(_ plan: String?) throws -> Study {
    if let plan {
      var study = try PlanReader.read(path: plan)
      if let year { try study.select(year: year) }
      return study
    }
    guard !parcels.isEmpty, !parks.isEmpty else {
      throw ValidationError(
        "给出计划文件，或至少 --parcels 与 --parks。Give a plan file, or at least --parcels and --parks.")
    }
    return Study.defaults(parcels: parcels, zones: zones, parks: parks)
  }

  private func overrideLayers(_ study: inout Study) {
    func replaced(_ layer: LayerPlan?, _ role: LayerRole, _ files: [String]) -> LayerPlan {
      var layer = layer ?? LayerPlan(role, files: [])
      layer.files = files.map { FileReference($0) }
      return layer
    }
    if !parcels.isEmpty {
      study.override(.parcels, \.parcels, with: replaced(study.parcels, .parcels, parcels))
    }
    if !parks.isEmpty { study.override(.parks, \.parks, with: replaced(study.parks, .parks, parks)) }
    if !zones.isEmpty { study.override(.zones, \.zones, with: replaced(study.zones, .zones, zones)) }
    if !district.isEmpty {
      study.override(.district, \.district, with: replaced(study.district, .district, district))
    }
    if let stats {
      let named = XLSXFormat.split(stats)
      study.parcels.stats = StatsSource(
        file: named.file, sheet: named.sheet, key: "id", year: "year",
        output: MoneyColumn("output_wan", unit: .wan),
        tax: MoneyColumn("tax_wan", unit: .wan))
      study.markOverridden(.parcels)
    }
    if let year { study.override(.year, \.year, with: year) }
  }

  private func overrideSettings(_ study: inout Study) throws {
    if let workCrs { study.override(.workCRS, \.workCRS, with: workCrs) }
    if let extent { study.override(.extent, \.extent, with: try Self.box(extent)) }
    if !allowBallpark.isEmpty {
      study.override(.allowBallpark, \.allowBallpark, with: study.allowBallpark + allowBallpark)
    }
    if let filter { study.override(.selection, \.selection, with: try WhereExpression(filter)) }
    if let weights { try Self.override(weights: weights, in: &study) }
    if let disputed { study.override(.includeDisputed, \.includeDisputed, with: disputed) }
    if let missingBenchmark {
      study.override(.missingBenchmark, \.missingBenchmark, with: missingBenchmark)
    }
    if let estimate { study.override(.estimate, \.estimate, with: estimate) }
    if let minCover { study.override(.minCover, \.settings.minCover, with: minCover) }
    if let sliverWidth { study.override(.sliverWidth, \.settings.sliverWidth, with: sliverWidth) }
    if let prefix { study.override(.prefix, \.settings.prefix, with: prefix) }
    if let rankWithin { study.override(.rankWithin, \.rankWithin, with: rankWithin) }
  }

  /// The options given here that a recorded study has behind it: they would have no effect.
  var givenForMeasuring: [String] {
    let given: [(String, Bool)] = [
      ("--parcels", !parcels.isEmpty), ("--zones", !zones.isEmpty), ("--parks", !parks.isEmpty),
      ("--district", !district.isEmpty), ("--stats", stats != nil), ("--year", year != nil),
      ("--crs", crs != nil), ("--work-crs", workCrs != nil), ("--extent", extent != nil),
      ("--allow-ballpark", !allowBallpark.isEmpty), ("--where", filter != nil),
      ("--disputed", disputed != nil), ("--carriers", carriers != nil),
      ("--missing-benchmark", missingBenchmark != nil), ("--estimate", estimate != nil),
      ("--min-cover", minCover != nil), ("--sliver-width", sliverWidth != nil),
      ("--rank-within", rankWithin != nil),
    ]
    return given.filter(\.1).map(\.0)
  }

  /// The options given here that a ranked study has behind it as well.
  var givenForRanking: [String] {
    (weights == nil ? [] : ["--weights"]) + (prefix == nil ? [] : ["--prefix"])
  }

  /// Overrides in a recorded study what matters after measuring: the weights and the prefix.
  func overrideRanking(_ request: inout StudyRequest) throws {
    if let weights { request.weights = try Self.parsed(weights) }
    if let prefix { request.prefix = prefix }
  }

  private func refuseViolations(_ study: Study, _ plan: String?) throws {
    let problems = study.violations.map { violation in
      Problem(
        .planValue, severity: .error, at: Place(layer: "plan", file: plan),
        Bilingual(
          zh: "\(violation.key.rawValue)：\(violation.detail.zh)",
          en: "\(violation.key.rawValue): \(violation.detail.en)"))
    }
    if !problems.isEmpty { throw InputFailure(problems, failure: plan == nil ? .usage : .badData) }
  }

  private static func box(_ text: String) throws -> Box {
    let parts = text.split(separator: ",").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard parts.count == 4, parts[0] < parts[2], parts[1] < parts[3] else {
      throw ValidationError("--extent: 西,南,东,北 west,south,east,north")
    }
    return Box(minX: parts[0], minY: parts[1], maxX: parts[2], maxY: parts[3])
  }

  private static func parsed(_ text: String) throws -> Weights {
    var given: [Component: Double] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2, let component = Component(rawValue: pair[0]), let value = Double(pair[1]) else {
        let names = Component.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--weights: \(part)？分量名 names: \(names)")
      }
      guard given[component] == nil else {
        throw ValidationError("--weights: \(pair[0]) 给了两次 is given twice")
      }
      given[component] = value
    }
    guard let weights = Weights(given) else {
      throw ValidationError("--weights: 每项 ≥ 0 且其和为正。Each ≥ 0, and their sum positive.")
    }
    return weights
  }

  /// Components that are not named get 0.
  private static func override(weights text: String, in study: inout Study) throws {
    let weights = try parsed(text)
    study.override(.yieldGap, \.weights.yieldGap, with: weights[.yieldGap])
    study.override(.taxGap, \.weights.taxGap, with: weights[.taxGap])
    study.override(.inPark, \.weights.inPark, with: weights[.inPark])
    study.override(.proximity, \.weights.proximity, with: weights[.proximity])
    study.override(.inZone, \.weights.inZone, with: weights[.inZone])
    study.override(.size, \.weights.size, with: weights[.size])
  }
}

extension MissingBenchmark: ExpressibleByArgument {}
extension EstimateSource: ExpressibleByArgument {}
extension RankGroup: ExpressibleByArgument {}
