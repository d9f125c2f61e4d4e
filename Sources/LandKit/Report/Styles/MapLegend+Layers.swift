extension MapLegend {
  /// The legend of a layer of a result, whose added properties begin with `prefix`. Without scores, as in a redacted file,
  /// parcels are told apart by their state alone.
  static func of(_ role: LayerRole, prefix: String, hasScores: Bool, name: String?) -> MapLegend {
    switch role {
    case .parcels: parcels(prefix, hasScores: hasScores)
    case .parks: parks(prefix, label: name)
    case .zones: zones(prefix)
    case .district: district
    }
  }

  private static func parcels(_ prefix: String, hasScores: Bool) -> MapLegend {
    let (score, state) = (prefix + "score", prefix + "state")
    let outline = MapRule.Stroke(colour: MapColour.outline, width: 0.1)
    let last = ScoreClass.all.count - 1
    let classes = ScoreClass.all.enumerated().map { place, band in
      let (low, high) = ("\(Int(band.lower))", "\(Int(band.upper))")
      return MapRule(
        title: Bilingual(zh: "得分 \(low)–\(high)", en: "score \(low)–\(high)"),
        condition: .all([
          .atLeast(score, band.lower), place == last ? .atMost(score, band.upper) : .below(score, band.upper),
        ]),
        fill: .solid(band.colour), stroke: outline)
    }
    let ranked = MapRule(
      title: Bilingual(zh: "已排名（得分已略去）", en: "ranked (scores left out)"),
      condition: .equals(state, "ranked"), fill: .solid(ScoreClass.all[1].colour), stroke: outline)
    let others = [
      MapRule(
        title: Bilingual(zh: "未排名", en: "unranked"), condition: .equals(state, "unranked"),
        fill: .hatched(MapColour.unranked, line: MapColour.hatch), stroke: outline),
      MapRule(
        title: Bilingual(zh: "不可用", en: "unusable"), condition: .equals(state, "unusable"), fill: .none,
        stroke: .init(colour: MapColour.hatch, width: 0.25, pattern: .dash)),
    ]
    return MapLegend(
      layer: "parcels", title: Bilingual(zh: "三旧地块", en: "renewal parcels"),
      rules: (hasScores ? classes.reversed() : [ranked]) + others)
  }

  private static func parks(_ prefix: String, label: String?) -> MapLegend {
    let counted = prefix + "status"
    return MapLegend(
      layer: "parks", title: Bilingual(zh: "园区", en: "parks"),
      rules: [
        MapRule(
          title: Bilingual(zh: "规划园区", en: "planned park"), condition: .equals(counted, "planned"),
          fill: .none,
          stroke: .init(colour: MapColour.park, width: 0.6)),
        MapRule(
          title: Bilingual(zh: "其他园区", en: "other park"), condition: .notEquals(counted, "planned"),
          fill: .none,
          stroke: .init(colour: MapColour.park, width: 0.4, pattern: .dash)),
      ], label: label.map { ($0, MapColour.park, 9) })
  }

  private static func zones(_ prefix: String) -> MapLegend {
    MapLegend(
      layer: "zones", title: Bilingual(zh: "村级工业园", en: "village industrial zones"),
      rules: [
        MapRule(
          title: Bilingual(zh: "村级工业园", en: "village industrial zone"), condition: nil, fill: .none,
          stroke: .init(colour: MapColour.zone, width: 0.25, pattern: .dot))
      ])
  }

  private static let district = MapLegend(
    layer: "district", title: Bilingual(zh: "行政区", en: "district"),
    rules: [
      MapRule(
        title: Bilingual(zh: "行政区界", en: "district boundary"), condition: nil, fill: .none,
        stroke: .init(colour: MapColour.outline, width: 0.4))
    ])
}
