/// One feature of a layer in one year, as the audit sees it: what is known of it without its geometry.
public struct AuditMember: Sendable, Equatable {
  /// Its id as text; empty when it has none.
  public var id = ""
  /// Its name.
  public var name = ""
  /// 旧城镇, 旧厂房, 旧村庄.
  public var category = ""
  /// Town or street.
  public var town = ""
  /// Its own belt; a parcel without one has that of its reference park.
  public var belt = ""
  /// `planned`, `disputed` or `carrier`; empty for what is no park.
  public var status = ""
  /// The id of its reference park; empty for what is no parcel.
  public var park = ""
  /// The park that its own record names.
  public var namedPark = ""
  /// Whether it enters any sum.
  public var isUsable = true
  /// Ellipsoidal area, m²; 0 when unusable.
  public var area = 0.0
  /// The area it is registered with, m².
  public var registeredArea: Double?
  /// Output and tax, 亿元 a year, in the prices of its year's basis.
  public var amounts = PerMeasure(output: Amount(.absent), tax: Amount(.absent))
  /// Its standing among the planned parks by each measure; 0 when unknown.
  public var standings = PerMeasure(output: 0, tax: 0)
  /// A corner of it, longitude and latitude in degrees; NaN when it has none.
  public var lon = Double.nan
  /// See `lon`.
  public var lat = Double.nan
  /// Its file, as the user named it.
  public var file = ""
  /// Its place in the file, from 1.
  public var feature = 0

  /// A member of which nothing is known yet.
  public init() {}

  /// How findings name it: its id, else its place in the file.
  public var label: String { id.isEmpty ? "#\(feature)" : id }

  /// The last name of its file: findings are the same wherever the study lies.
  var fileName: String { file.split(separator: "/").last.map(String.init) ?? file }

  /// Amount over area, 亿元/km²; nil when the amount has no value or there is no area.
  public func intensity(_ measure: Measure) -> Double? {
    guard isUsable, area > 0 else { return nil }
    return amounts[measure].value.map { LandIntensity.value($0, area: area) }
  }
}

/// A layer in one year.
public struct AuditLayer: Sendable {
  /// What it is.
  public var role: LayerRole
  /// Its features, in the order of the files.
  public var members: [AuditMember] = []
  /// Their polygons in the working CRS, empty where unusable; nothing at all for years that are not compared.
  public var geometry = GeometryColumn()
  /// Pairs of features that share ground, by their places.
  public var overlaps: [OverlapPair] = []
  /// What it adds up to.
  public var totals = LayerTotals()

  /// An empty layer.
  public init(_ role: LayerRole) { self.role = role }
}
