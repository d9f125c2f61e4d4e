/// The properties that the results add to the features of the small layers, in their order. Their names are at
/// most ten characters with the standard prefix, so that a shapefile keeps them.
enum LayerProperty: String, CaseIterable, Sendable {
  case status, counted, state, why
  case area = "area_m2"
  case output = "out_yi"
  case outputState = "st_y"
  case tax = "tax_yi"
  case taxState = "st_t"
  case yieldBenchmark = "bench_y"
  case yieldKind = "kind_y"
  case taxBenchmark = "bench_t"
  case taxKind = "kind_t"
  case overlapping = "overlap"
  case referring = "refer"
  case parcelArea = "parc_m2"
  case inPark = "inpark"
  case overlapArea = "over_m2"
  case outputResidual = "resid_y"
  case taxResidual = "resid_t"

  /// Those of a layer.
  static func all(of role: LayerRole) -> [LayerProperty] {
    switch role {
    case .parcels: []
    case .parks:
      [
        .status, .counted, .state, .why, .area, .output, .outputState, .tax, .taxState, .yieldBenchmark,
        .yieldKind, .taxBenchmark, .taxKind, .overlapping, .referring, .parcelArea,
      ]
    case .zones: [.state, .why, .area, .inPark, .overlapArea, .outputResidual, .taxResidual]
    case .district: [.state, .why, .area]
    }
  }

  /// Their names in the results of a study.
  static func names(of role: LayerRole, prefix: String) -> [String] {
    all(of: role).map { prefix + $0.rawValue }
  }
}

extension Problem {
  /// A feature that has a property which the results would add.
  static func clash(withPrefix prefix: String, at place: Place) -> Problem {
    Problem(
      .propertyClash, at: place,
      Bilingual(
        zh: "已有以 \(prefix) 开头的同名属性；请用 --prefix 另选前缀",
        en: "it has a property that the results add; choose another prefix with --prefix"))
  }
}
