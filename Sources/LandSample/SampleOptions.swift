/// What a sample study is to be.
public struct SampleOptions: Sendable, Equatable {
  /// The seed; the same options give the same bytes.
  public var seed: UInt64
  /// The number of parcels in the study's year.
  public var parcels: Int
  /// The years with parcels and figures, rising; the last is the study's.
  public var years: ClosedRange<Int>
  /// Whether faults are planted.
  public var faults: Bool

  /// With fewer parcels, 51.72 km² would take blocks too large for the district.
  public static let fewest = 60

  /// Options with the defaults of the command.
  public init(seed: UInt64, parcels: Int = 2000, years: ClosedRange<Int> = 2018...2020, faults: Bool = false)
  {
    (self.seed, self.parcels, self.years, self.faults) = (seed, parcels, years, faults)
  }

  /// The gross ellipsoidal area of the study year's parcels, m²: 51.72 km², and above 20,000 parcels that
  /// times √(N / 20,000), so that parcels shrink while the layer grows.
  public var parcelArea: Double { 51.72e6 * scale }

  /// The area of the village zones, m²: 18.47 km², scaled as the parcels are.
  public var zoneArea: Double { 18.47e6 * scale }

  /// The number of village zones: 521, or N/20 if that is more, 20,000 at most.
  public var zones: Int { max(521, min(parcels / 20, 20_000)) }

  private var scale: Double { parcels <= 20_000 ? 1 : (Double(parcels) / 20_000).squareRoot() }

  /// The id of a parcel: as many digits as the ids of all years need, six at least.
  func parcelId(_ number: Int) -> String {
    let text = String(number)
    let digits = max(6, String(parcels * 2).count)
    return "S" + String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  func validate() throws(SampleError) {
    guard parcels >= SampleOptions.fewest else {
      throw .badOption(name: "--parcels", value: "\(parcels) (< \(SampleOptions.fewest))")
    }
    guard years.lowerBound >= 1949, years.upperBound <= 2100, years.count <= 20 else {
      throw .badOption(name: "--years", value: "\(years.lowerBound)-\(years.upperBound)")
    }
  }
}

/// What was written.
public struct SampleSummary: Sendable, Equatable {
  /// Parcels by year.
  public var parcels: [Int] = []
  /// Gross ellipsoidal area of the parcels by year, m².
  public var gross: [Double] = []
  /// The years of both.
  public var years: [Int] = []
  /// Village zones.
  public var zones = 0
  /// Area of the zones, m²; they do not overlap, so gross and net are one.
  public var zoneArea = 0.0
  /// Area of each park, m², in the order of their ids.
  public var parks: [Double] = []
  /// Area of the district, m².
  public var districtArea = 0.0
  /// Sum of all known outputs of parks, zones and parcels by year, 亿元.
  public var output: [Double] = []
  /// Planted faults.
  public var planted = 0
}
