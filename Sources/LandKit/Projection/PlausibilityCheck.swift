/// Whether coordinates can be what they claim to be, before anything is measured in them.
///
/// The test is where the median of a sample lands: a few stray vertices are for the checks of each feature,
/// a wrong declaration moves all of them. Outside means outside the study area grown by 0.2°.
/// Offsets of web maps (half a kilometre) and older datums (a hundred metres) are below what it can see.
public struct PlausibilityCheck: Sendable {
  /// The land and sea of China, longitude and latitude in degrees: the study area when none is given.
  public static let china = Box(minX: 73.4, minY: 3.4, maxX: 135.1, maxY: 53.6)
  /// How far outside the area the median may lie, degrees.
  public static let margin = 0.2
  /// How many sampled vertices are looked at.
  public static let sampleLimit = 1000

  /// Where the study is, longitude and latitude in degrees.
  public let area: Box
  private let isAreaDefault: Bool

  /// A check against a study area; all of China when nil.
  public init(area: Box? = nil) {
    self.area = area ?? Self.china
    isAreaDefault = area == nil
  }

  /// Looks at a file's coordinates.
  ///
  /// - Parameters:
  ///   - declared: What they are said to be.
  ///   - box: The box of all of them, in that system, for the message.
  ///   - sample: `x0, y0, x1, y1, …`, spread over the file; more than 1000 vertices are thinned.
  /// - Returns: nil when they can be, or when there is no finite vertex; else what would fit.
  /// - Throws: `.database`. A ballpark operation is good enough here and needs no permission.
  /// - Complexity: one pass over the sample; about a second when nothing fits at first.
  public func mismatch(
    declared: CRS, box: Box, sample: [Double]
  ) throws(ProjectionError) -> CRSMismatch? {
    let sample = Self.thinned(sample)
    guard !sample.isEmpty else { return nil }
    let context = try ProjContext()
    let landing = try Self.landing(sample, declared, context)
    if let landing, fits(landing, declared) { return nil }
    let swapped = declared.axesSwapped
    var isSwapped = false
    var candidates: [CRSCandidate] = []
    if let there = try Self.landing(sample, swapped, context), fits(there, swapped) {
      isSwapped = true
      candidates.append(Self.candidate(swapped, there))
    }
    let few = Self.thinned(sample, to: 64)
    let looksAngular = Self.isAngular(sample)
    for crs in try Self.proposals(for: few, angular: looksAngular, context) {
      if crs == declared || crs == swapped || (crs.isLonLat && declared.isLonLat) { continue }
      if crs.isSwapped, crs.unswapped.isLonLat, declared.unswapped.isLonLat { continue }
      guard let there = try Self.landing(few, crs, context), fits(there, crs) else { continue }
      candidates.append(Self.candidate(crs, there))
    }
    // The grid made for the place comes before its neighbours; else the order of the proposals stays.
    func isHome(_ c: CRSCandidate) -> Bool { c.crs.areaOfUse?.contains(c.lon, c.lat) ?? true }
    let first = isSwapped ? Array(candidates.prefix(1)) : []
    let rest = candidates.dropFirst(first.count)
    candidates = first + rest.filter(isHome) + rest.filter { !isHome($0) }
    return CRSMismatch(
      kind: isSwapped ? .coordinateSwapped : .crsMismatch, declared: declared,
      reason: reason(declared, box, landing, looksAngular), candidates: candidates,
      isAreaDefault: isAreaDefault)
  }

  /// In the study area, and, for a map projection, not far off the zone it is made for: exchanged axes and
  /// foreign prefixes land somewhere too.
  private func fits(_ point: (lon: Double, lat: Double), _ crs: CRS) -> Bool {
    guard area.grown(by: Self.margin).contains(point.lon, point.lat) else { return false }
    guard !crs.isGeographic, let use = crs.areaOfUse else { return true }
    return point.lon >= use.minX - 3 && point.lon <= use.maxX + 3
  }

  private func reason(
    _ declared: CRS, _ box: Box, _ landing: (lon: Double, lat: Double)?, _ looksAngular: Bool
  ) -> Bilingual {
    let found = "x \(box.minX) … \(box.maxX), y \(box.minY) … \(box.maxY)"
    let zh: String
    let en: String
    if declared.isGeographic && !looksAngular {
      (zh, en) = ("数值超出经纬度范围，像是以米为单位", "beyond any longitude and latitude; they look like metres")
    } else if !declared.isGeographic && looksAngular {
      (zh, en) = ("数值像是度，而该坐标系以米为单位", "they look like degrees, and the system is in metres")
    } else if let landing {
      let at = "\((landing.lon * 1e4).rounded() / 1e4)°, \((landing.lat * 1e4).rounded() / 1e4)°"
      (zh, en) = (
        "中位点落在 \(at)，在研究区或该坐标系的分带之外",
        "their median lands at \(at), outside the study area or the system's zone"
      )
    } else {
      (zh, en) = ("超出该坐标系的有效范围", "beyond what the system can hold")
    }
    let (a, o) = (area, "\(area.minX)–\(area.maxX)°E, \(area.minY)–\(area.maxY)°N")
    let areaText = a == Self.china ? Bilingual(zh: "全国 \(o)", en: "China, \(o)") : Bilingual(zh: o, en: o)
    return Bilingual(
      zh: "坐标不可能是所声明的 \(declared)：范围 \(found)；\(zh)（研究区 \(areaText.zh)）",
      en:
        "the coordinates cannot be \(declared) as declared: found \(found); \(en) (study area \(areaText.en))"
    )
  }
}
