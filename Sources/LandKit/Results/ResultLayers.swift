/// What every feature of a small layer of a result has.
public protocol ResultFeature: Sendable {
  /// Its place in the file, from 0.
  var place: Int { get }
  /// Where it lies in the file.
  var bytes: Range<Int> { get }
  /// Its id; empty when it has none.
  var id: String { get }
  /// Its name.
  var name: String { get }
  /// Whether its geometry could be used.
  var isUsable: Bool { get }
  /// Ellipsoidal area, m².
  var area: Double? { get }
  /// Polygons in longitude and latitude, rings closed; empty when it is unusable.
  var geometry: PolygonSet { get }
  /// The JSON object of all its properties, those of the input first, byte for byte.
  var properties: [UInt8] { get }
}

/// A park as `parks.geojson` has it.
public struct ResultPark: ResultFeature {
  /// Its place in the file, from 0.
  public var place = 0
  /// Where it lies in the file.
  public var bytes = 0..<0
  /// Its id; empty when it has none.
  public var id = ""
  /// Its name.
  public var name = ""
  /// Whether its geometry could be used.
  public var isUsable = false
  /// Ellipsoidal area, m².
  public var area: Double?
  /// Polygons in longitude and latitude; see `ResultFeature`.
  public var geometry = PolygonSet()
  /// The JSON object of all its properties.
  public var properties: [UInt8] = []
  /// Its belt.
  public var belt = ""
  /// `planned`, `disputed` or `carrier`.
  public var status = ""
  /// Whether parcels are measured by it.
  public var isCounted = false
  /// Its amounts, 亿元 a year, with their states.
  public var amounts = PerMeasure(output: Amount(.absent), tax: Amount(.absent))
  /// The intensities that parcels are measured by, 亿元/km² a year.
  public var benchmarks = PerMeasure<Benchmark?>(output: nil, tax: nil)
  /// Parcels with a part in it.
  public var overlappingParcels = 0
  /// Parcels that refer to it.
  public var referringParcels = 0
  /// Area of the parcels' parts in it, m².
  public var parcelArea = 0.0
}

/// A village industrial zone as `zones.geojson` has it.
public struct ResultZone: ResultFeature {
  /// Its place in the file, from 0.
  public var place = 0
  /// Where it lies in the file.
  public var bytes = 0..<0
  /// Its id; empty when it has none.
  public var id = ""
  /// Its name.
  public var name = ""
  /// Whether its geometry could be used.
  public var isUsable = false
  /// Ellipsoidal area, m².
  public var area: Double?
  /// Polygons in longitude and latitude; see `ResultFeature`.
  public var geometry = PolygonSet()
  /// The JSON object of all its properties.
  public var properties: [UInt8] = []
  /// Its town.
  public var town = ""
  /// Share in any planned park, 0–1.
  public var inPark: Double?
  /// Σ of the areas it shares with other zones, m².
  public var overlapArea: Double?
  /// What of its amounts fell in no parcel, 亿元 a year, where amounts were apportioned.
  public var residual = PerMeasure<Double?>(output: nil, tax: nil)
}

/// A part of the district as `district.geojson` has it.
public struct ResultDistrict: ResultFeature {
  /// Its place in the file, from 0.
  public var place = 0
  /// Where it lies in the file.
  public var bytes = 0..<0
  /// Its id; empty when it has none.
  public var id = ""
  /// Its name.
  public var name = ""
  /// Whether its geometry could be used.
  public var isUsable = false
  /// Ellipsoidal area, m².
  public var area: Double?
  /// Polygons in longitude and latitude; see `ResultFeature`.
  public var geometry = PolygonSet()
  /// The JSON object of all its properties.
  public var properties: [UInt8] = []
}
