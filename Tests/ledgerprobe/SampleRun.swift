import Foundation
import LandKit
import LandStore
import TestSupport

/// The records of a made-up run: the same from the same seed, of any size, written as they are made.
struct SampleRun {
  var seed: UInt64 = 1
  var features = 40
  var year = 2020
  var study = "huadu"
  var replaces: Int?
  /// Whether every seventh finding is waived, and decisions follow the run in the chain.
  var waives = false

  var run: LedgerRun {
    LedgerRun(
      study: study, year: year, against: year - 1, settings: #"{"same":0.005,"weights":[0.5,0.5]}"#,
      manifest: #"{"inputs":[{"file":"parcels.geojson","sha256":"00"}]}"#, versions: #"{"landcli":"0.1.0"}"#,
      replaces: replaces)
  }

  /// The time of the run, the same for the same year.
  var time: Date { Date(timeIntervalSince1970: Double(year - 1970) * 31_557_600) }

  static let parcelFigures = [
    LedgerFigure("output", unit: "亿元", Bilingual(zh: "产值", en: "output")),
    LedgerFigure("tax", unit: "亿元", Bilingual(zh: "税收", en: "tax")),
    LedgerFigure("area", unit: "m²", Bilingual(zh: "面积", en: "area")),
    LedgerFigure("tax_per_area", unit: "亿元/km²", Bilingual(zh: "地均税收", en: "tax per area")),
    LedgerFigure("town", kind: .text, Bilingual(zh: "镇街", en: "town")),
  ]

  func write(to writer: RunWriter) throws {
    for year in [year - 1, year] {
      let layer = LedgerLayer(
        "parcels", year: year, title: Bilingual(zh: "三旧地块", en: "renewal parcels"),
        figures: Self.parcelFigures)
      let sink = try writer.begin(layer)
      try eachParcel(year) { try sink.add($0) }
    }
    let parks = try writer.begin(
      LedgerLayer(
        "parks", year: year, title: Bilingual(zh: "园区", en: "parks"), figures: [Self.parcelFigures[1]]))
    for i in 0..<9 {
      try parks.add(
        LedgerFeature(
          id: "P0\(i + 1)", name: "园区\(i + 1)", geometry: square(Double(i), 20, size: 0.01),
          cells: [.number(Double(i) * 1.5 - 1, state: "measured")]))
    }
    try writeRest(to: writer)
  }

  func eachParcel(_ year: Int, _ body: (LedgerFeature) throws -> Void) rethrows {
    var random = SplitMix(seed: seed &+ UInt64(year))
    for i in 0..<features { try body(parcel(i, &random)) }
  }

  private func parcel(_ i: Int, _ random: inout SplitMix) -> LedgerFeature {
    let states = ["redacted", "absent", "na", "invalid"]
    func cell(_ scale: Double) -> LedgerCell {
      random.below(5) == 0
        ? .unknown(state: states[random.below(4)])
        : .number(random.below(9) == 0 ? 0 : (random.unit() - 0.1) * scale, state: "measured")
    }
    let corner = (Double(i % 400) + random.unit() * 0.5, Double(i / 400) + random.unit() * 0.5)
    let geometry = random.below(17) == 0 ? nil : polygon(corner.0, corner.1, &random)
    return LedgerFeature(
      id: "S\(i)", name: random.below(6) == 0 ? nil : "地块 \(i)", geometry: geometry,
      cells: [
        cell(3), cell(0.4), cell(50_000), cell(2), random.below(4) == 0 ? .noText : .text("花山镇"),
      ])
  }

  /// About twelve vertices around a place, sometimes with a hole or a second polygon.
  private func polygon(_ x: Double, _ y: Double, _ random: inout SplitMix) -> PolygonSet {
    func ring(_ cx: Double, _ cy: Double, _ radius: Double) -> [(Double, Double)] {
      let points = (0..<11).map { k in
        let angle = Double(k) / 11 * 2 * Double.pi
        return (113 + (cx + radius * cos(angle)) * 0.001, 23.2 + (cy + radius * sin(angle)) * 0.001)
      }
      return points + [points[0]]
    }
    var polygons = [[ring(x, y, 0.2)]]
    if random.below(8) == 0 { polygons[0].append(ring(x, y, 0.1).reversed()) }
    if random.below(8) == 0 { polygons.append([ring(x + 0.3, y, 0.05)]) }
    return PolygonSet(polygons: polygons)
  }

  func square(_ x: Double, _ y: Double, size: Double) -> PolygonSet {
    let (a, b) = (113 + x * 0.02, 23.2 + y * 0.001)
    return PolygonSet(rings: [[(a, b), (a + size, b), (a + size, b + size), (a, b + size), (a, b)]])
  }

  private func writeRest(to writer: RunWriter) throws {
    for i in 0..<(features / 4 + 3) { try add(finding: i, to: writer) }
    for i in 0..<features {
      try writer.add(
        LedgerLineage(
          layer: "parcels", component: i + 1, yearBefore: year - 1, yearAfter: year,
          kind: i % 9 == 0 ? "split" : "same", ids: "kept", before: ["S\(i)"],
          after: i % 9 == 0 ? ["S\(i)", "S\(i)\"b"] : ["S\(i)"], areaBefore: 1000.5, areaAfter: 1000.25,
          areaCommon: 1000, changedShare: i % 9 == 0 ? nil : 0.001))
    }
    for i in 0..<(features / 10 + 2) {
      try writer.add(change(i))
      try writer.add(series(i))
    }
    for rule in ["amount:drop", "area:registered"] {
      try writer.add(
        LedgerRule(
          rule: rule, isOn: true, severity: "error", threshold: 0.3, unit: "亿元",
          title: Bilingual(zh: "规则", en: "rule"), reason: Bilingual(zh: "理由", en: "reason")))
    }
    for i in 0..<9 {
      try writer.add(
        LedgerBenchmark(
          year: year, edition: "0a1b2c3d", park: "P0\(i + 1)", measure: "tax",
          value: i == 4 ? nil : Double(i) + 0.5, kind: i == 4 ? nil : "own", standing: i == 4 ? nil : i + 1,
          among: i == 4 ? nil : 8))
    }
  }

  private func add(finding i: Int, to writer: RunWriter) throws {
    let isWaived = waives && i % 7 == 0
    try writer.add(
      LedgerFinding(
        fingerprint: "fp-\(i)", rule: ["amount:drop", "area:registered"][i % 2],
        severity: ["error", "warning"][i % 2], state: isWaived ? "waived" : "open", layer: "parcels",
        year: year,
        subjectKind: "feature", subject: "S\(i)", measure: i % 2 == 0 ? "output" : nil,
        point: i % 3 == 0 ? nil : .init(longitude: 113.2 + Double(i) * 1e-5, latitude: 23.4),
        value: Double(i) * 0.7, threshold: 0.3, unit: "亿元",
        text: Bilingual(zh: "产值下降 \(i)", en: "output fell \(i)")))
    if isWaived { try writer.decide("fp-\(i)", verdict: "waived", who: "李", why: "已知", until: "2030-12-31") }
  }

  private func change(_ i: Int) -> LedgerChange {
    var change = LedgerChange(
      layer: "parcels", level: i == 0 ? "unit" : "town", key: "镇\(i)", component: i == 0 ? 1 : nil,
      measure: "tax", unit: "亿元", yearBefore: year - 1, yearAfter: year, isComparable: i != 2,
      members: #"{"after":{"members":3},"before":{"members":2}}"#)
    (change.before, change.after) = (1.5, i % 2 == 0 ? nil : 2)
    if i % 2 == 1 { (change.change, change.amount, change.boundary, change.scope) = (0.5, 0.25, 0.25, -0.0) }
    (change.unresolved, change.low, change.high) = (0, -1, 1)
    return change
  }

  private func series(_ i: Int) -> LedgerSeries {
    var series = LedgerSeries(
      layer: "parcels", level: "town", key: "镇\(i)", measure: i == 0 ? "area" : "tax",
      unit: i == 0 ? "km²" : "亿元", year: year, basis: i == 0 ? nil : "current", members: #"{"members":3}"#)
    (series.value, series.low, series.high, series.growth) = (2, 2, 2.5, i == 1 ? nil : 0.1)
    return series
  }
}
