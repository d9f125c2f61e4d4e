import ArgumentParser
import Foundation
import LandKit

/// What a study is made of: a plan file, or layers; and every key of the plan that the command line overrides.
struct StudyOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "计划文件 plan.yaml；不给则用 --parcels --zones --parks。Plan file; without one give the layers.",
      valueName: "PLAN.yaml"))
  var plan: String?

  @Option(help: "三旧地块 GeoJSON，- 为标准输入。Renewal parcels; - reads standard input.")
  var parcels: [String] = []

  @Option(help: "村级工业园 GeoJSON。Village industrial zones.")
  var zones: [String] = []

  @Option(help: "园区 GeoJSON。Parks.")
  var parks: [String] = []

  @Option(help: "行政区范围 GeoJSON，用于检查区外要素。District outline, to find features outside it.")
  var district: [String] = []

  @Option(help: "地块的统计表 CSV（id,year,output_wan,tax_wan）。Parcels' statistics.")
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

  @Option(name: .customLong("where"), help: "只取满足条件的地块，如 \"category = '旧厂房'\"。Only parcels for which this holds.")
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
  var rankWithin: StudyRequest.RankWithin?

  /// The request that the plan and the options make together.
  func request(_ common: CommonOptions) throws -> StudyRequest {
    var request = try base()
    try overrideLayers(&request)
    try overrideSettings(&request)
    request.threads = common.threadCount
    return request
  }

  private func base() throws -> StudyRequest {
    if let plan { return try StudyRequest(plan: plan, year: year) }
    guard !parcels.isEmpty, !parks.isEmpty else {
      throw ValidationError(
        "给出计划文件，或至少 --parcels 与 --parks。Give a plan file, or at least --parcels and --parks.")
    }
    return StudyRequest(
      parcels: LayerInput(role: "parcels", files: []), zones: nil, parks: LayerInput(role: "parks", files: []))
  }

  private func overrideLayers(_ request: inout StudyRequest) throws {
    if !parcels.isEmpty { request.parcels.files = parcels }
    if !parks.isEmpty { request.parks.files = parks }
    if !zones.isEmpty {
      var layer = request.zones ?? LayerInput(role: "zones", files: [])
      layer.files = zones
      request.zones = layer
    }
    if !district.isEmpty { request.district = LayerInput(role: "district", files: district) }
    if let crs { request.parcels.crsOverride = crs }
    if let stats { request.parcels.stats = StatsSource(file: stats, year: "year", estimated: "estimated") }
    request.year = year ?? request.year
  }

  private func overrideSettings(_ request: inout StudyRequest) throws {
    if let workCrs { request.workCRS = workCrs }
    if let extent { request.extent = try Self.box(extent) }
    request.allowBallpark.formUnion(allowBallpark)
    if let filter { request.filter = try WhereExpression(filter) }
    if let weights { request.weights = try Self.weights(weights) }
    if let disputed { request.includesDisputed = disputed }
    if let carriers { request.includesCarriers = carriers }
    if let missingBenchmark { request.substitutesBenchmarks = missingBenchmark == .substitute }
    if let estimate { request.estimatesFromZones = estimate == .zones }
    if let minCover {
      guard (0...1).contains(minCover) else { throw ValidationError("--min-cover: 0…1") }
      request.minimumCover = minCover
    }
    if let sliverWidth {
      guard sliverWidth >= 0, sliverWidth.isFinite else { throw ValidationError("--sliver-width: ≥ 0") }
      request.measure.sliverWidth = sliverWidth
    }
    if let prefix { request.prefix = prefix }
    if let rankWithin { request.rankWithin = rankWithin }
  }

  private static func box(_ text: String) throws -> Box {
    let parts = text.split(separator: ",").compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    guard parts.count == 4, parts[0] < parts[2], parts[1] < parts[3] else {
      throw ValidationError("--extent: 西,南,东,北 west,south,east,north")
    }
    return Box(minX: parts[0], minY: parts[1], maxX: parts[2], maxY: parts[3])
  }

  private static func weights(_ text: String) throws -> Weights {
    var given: [Component: Double] = [:]
    for part in text.split(separator: ",") {
      let pair = part.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
      guard pair.count == 2, let component = Component(rawValue: pair[0]), let value = Double(pair[1]) else {
        let names = Component.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--weights: \(part)？分量名 names: \(names)")
      }
      given[component] = value
    }
    guard let weights = Weights(given) else {
      throw ValidationError("--weights: 每项 ≥ 0 且其和为正。Each ≥ 0, and their sum positive.")
    }
    return weights
  }
}

/// What a planned park without a benchmark gets.
enum MissingBenchmark: String, ExpressibleByArgument, CaseIterable { case substitute, unranked }

/// Where absent amounts come from.
enum EstimateSource: String, ExpressibleByArgument, CaseIterable { case none, zones }

extension StudyRequest.RankWithin: ExpressibleByArgument {}
