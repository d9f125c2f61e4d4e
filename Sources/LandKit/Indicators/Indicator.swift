/// One figure of a parcel: what it is called, how it is computed, and an example worked by hand. The
/// descriptors drive `landcli explain`, the documentation and the tests.
public struct Indicator: Sendable {
  /// The property in the ranked GeoJSON, without prefix.
  public let id: String
  /// What people call it.
  public let title: Bilingual
  /// Its unit; empty for a pure number.
  public let unit: String
  /// The formula in symbols of the method.
  public let formula: String
  /// Where the method defines it.
  public let clause: String
  /// The formula with a parcel's own numbers put in.
  let substituted: @Sendable (ParcelExplanation) -> String
  /// Its value for a parcel; NaN when unknown.
  let value: @Sendable (ParcelExplanation) -> Double
  /// Worked by hand: what is computed, and what it must give.
  let example: (computed: Double, expected: Double)
}

/// All indicators, in the order in which they build on each other.
public enum IndicatorTable {
  /// One a file in this folder.
  public static let all: [Indicator] = [
    GroundArea.indicator, LandIntensity.yield, LandIntensity.tax, ParkShare.indicator, ParkDistance.indicator,
    LayerShare.inPark, LayerShare.inZone, Gap.yield, Gap.tax, Uplift.yield, Uplift.tax, Standing.yield,
    Standing.tax, Score.indicator,
  ]
}
