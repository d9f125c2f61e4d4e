/// What a ranked layer says of a parcel, enough to score and rank it again. Unknown numbers are NaN.
package struct RereadParcel: Sendable {
  /// `lk_area_m2`, m²; NaN for an unusable parcel.
  package var area = Double.nan
  /// `lk_yield` and `lk_tax`, 亿元/km² a year.
  package var intensities = PerMeasure(output: Double.nan, tax: Double.nan)
  /// `lk_st_y` and `lk_st_t`.
  package var states = PerMeasure(output: CellState.absent, tax: CellState.absent)
  /// The reference park, by its place in `parks.csv`; -1 for none.
  package var park: Int32 = -1
  /// `lk_dist_m`, m.
  package var distance = Double.nan
  /// `lk_share`, `lk_inpark` and `lk_inzone`, 0–1.
  package var share = Double.nan
  package var inPark = Double.nan
  package var inZone = Double.nan
  /// Why it is unusable: the reasons of geometry in `lk_why`.
  package var reasons: Reasons = []
  /// Category, town and industry, by their numbers.
  package var category: UInt32 = 0
  package var town: UInt32 = 0
  package var industry: UInt32 = 0
  /// Its place in the ranked layer: feature from 0, first byte, bytes.
  package var feature: UInt32 = 0
  package var offset = 0
  package var length: UInt32 = 0

  package init() {}

  /// The figures that scoring takes, which give the same doubles as the run that was written.
  var figures: ParcelFigures {
    var figures = ParcelFigures()
    figures.area = area
    figures.park = park
    figures.distance = distance
    figures.share = share.isNaN ? 0 : share
    figures.inPark = inPark
    figures.inZone = inZone
    figures.reasons = reasons
    figures.labels = Labels(category: category, town: town, industry: industry, group: 0)
    figures.source.feature = feature
    figures.source.offset = offset
    figures.source.length = length
    for measure in Measure.allCases where states[measure].hasValue {
      let amount = Self.amount(giving: intensities[measure], area: area)
      figures[measure] = Amount(states[measure], yi: amount)
    }
    for measure in Measure.allCases where !states[measure].hasValue {
      figures[measure] = Amount(states[measure])
    }
    return figures
  }

  /// The amount, 亿元, whose intensity on `area` is `intensity` to the last bit: results carry the quotient, and
  /// scoring starts from the amount. It is within an ulp or two of the product.
  static func amount(giving intensity: Double, area: Double) -> Double {
    let guess = intensity * (area / 1e6)
    if LandIntensity.value(guess, area: area) == intensity { return guess }
    var (down, up) = (guess, guess)
    for _ in 0..<4 {
      (down, up) = (down.nextDown, up.nextUp)
      if LandIntensity.value(down, area: area) == intensity { return down }
      if LandIntensity.value(up, area: area) == intensity { return up }
    }
    return guess
  }
}

extension Reasons {
  /// The reasons of geometry among those that `lk_why` lists.
  static func ofGeometry(in why: [String]) -> Reasons {
    var reasons: Reasons = []
    for (bit, name) in names.prefix(4).enumerated() where why.contains(name) {
      reasons.insert(Reasons(rawValue: 1 << UInt16(bit)))
    }
    return reasons
  }
}
