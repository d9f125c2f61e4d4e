/// What was found of the features of a small layer, as members of their properties.
struct LayerProperties {
  private typealias Members = [(LayerProperty, JSONValue)]
  private let layer: KeptLayer
  private let prefix: String
  private let found: (Int) -> Members

  /// Those of `layer` in `study`.
  init(_ layer: KeptLayer, in study: MeasuredStudy) {
    (self.layer, prefix) = (layer, study.request.prefix)
    switch layer.input.role {
    case .parks: found = { Self.park($0, study) }
    case .zones:
      let (overlaps, residuals) = (Self.overlaps(study), Self.residuals(layer, study))
      found = { place in
        Self.zone(layer.features[place], overlap: overlaps[Int32(place)] ?? 0, residuals?[place])
      }
    default: found = { _ in [] }
    }
  }

  /// Appends the members of feature `place`, without braces.
  func write(_ place: Int, to out: inout TextBuffer) {
    var members = Dictionary(uniqueKeysWithValues: found(place))
    let feature = layer.features[place]
    let isUsable = feature.reasons.isEmpty
    members[.state] = .string(isUsable ? "usable" : "unusable")
    members[.why] = .optional(feature.reasons.text)
    members[.area] = isUsable ? .number(feature.area) : .null
    var isFirst = true
    for property in LayerProperty.all(of: layer.input.role) {
      guard let value = members[property] else { continue }
      if !isFirst { out.append(byte: UInt8(ascii: ",")) }
      isFirst = false
      out.append(json: prefix + property.rawValue)
      out.append(byte: UInt8(ascii: ":"))
      value.write(to: &out)
    }
  }

  // MARK: Parks

  private static func park(_ place: Int, _ study: MeasuredStudy) -> Members {
    let (park, benchmark) = (study.parks[place], study.benchmarks[place])
    let (yield, tax) = (benchmark.benchmarks.output, benchmark.benchmarks.tax)
    return [
      (.status, .string(park.status)), (.counted, .bool(benchmark.isPlanned)),
      (.output, .optional(park.amounts.output.value)),
      (.outputState, .string(park.amounts.output.state.rawValue)),
      (.tax, .optional(park.amounts.tax.value)), (.taxState, .string(park.amounts.tax.state.rawValue)),
      (.yieldBenchmark, .optional(yield?.intensity)), (.yieldKind, .optional(yield?.kind.rawValue)),
      (.taxBenchmark, .optional(tax?.intensity)), (.taxKind, .optional(tax?.kind.rawValue)),
      (.overlapping, .integer(park.overlappingParcels)), (.referring, .integer(park.referringParcels)),
      (.parcelArea, .number(park.parcelArea)),
    ]
  }

  // MARK: Zones

  private static func zone(
    _ zone: KeptLayer.Feature, overlap: Double, _ residuals: PerMeasure<Double?>?
  ) -> Members {
    let isUsable = zone.reasons.isEmpty
    var members: Members = [
      (.inPark, isUsable ? .number(min(1, max(0, zone.inParks / zone.area))) : .null),
      (.overlapArea, isUsable ? .number(overlap) : .null),
    ]
    if let residuals {
      members += [
        (.outputResidual, .optional(residuals.output)), (.taxResidual, .optional(residuals.tax)),
      ]
    }
    return members
  }

  /// For each zone that overlaps others, the areas that it shares with them, added up, m².
  private static func overlaps(_ study: MeasuredStudy) -> [Int32: Double] {
    study.account.zones.pairs.reduce(into: [:]) { sums, pair in
      sums[pair.first, default: 0] += pair.area.ellipsoidal
      sums[pair.second, default: 0] += pair.area.ellipsoidal
    }
  }

  /// For each zone, what of its amounts fell in no parcel; nil when nothing was apportioned.
  ///
  /// The lines of an estimate are those of the zones with a value, in the order of the zones: two zones of one id
  /// are told apart by that.
  private static func residuals(_ layer: KeptLayer, _ study: MeasuredStudy) -> [PerMeasure<Double?>]? {
    guard let estimate = study.estimate else { return nil }
    var all = layer.features.map { _ in PerMeasure<Double?>(output: nil, tax: nil) }
    for measure in Measure.allCases {
      for line in estimate.lines[measure] where all.indices.contains(line.place) {
        all[line.place][measure] = line.residual
      }
    }
    return all
  }
}
