/// The type member of a geometry.
enum GeometryType: UInt8, Sendable, CaseIterable {
  /// `"geometry": null`, or no such member.
  case null
  case point, multiPoint, lineString, multiLineString, polygon, multiPolygon, geometryCollection
  /// A name that GeoJSON does not know.
  case unknown

  var name: String {
    switch self {
    case .null: "null"
    case .point: "Point"
    case .multiPoint: "MultiPoint"
    case .lineString: "LineString"
    case .multiLineString: "MultiLineString"
    case .polygon: "Polygon"
    case .multiPolygon: "MultiPolygon"
    case .geometryCollection: "GeometryCollection"
    case .unknown: "?"
    }
  }

  /// How deep its coordinates nest: 1 for a position.
  var depth: Int {
    switch self {
    case .point: 1
    case .multiPoint, .lineString: 2
    case .multiLineString, .polygon: 3
    case .multiPolygon: 4
    default: 0
    }
  }

  static let named: [(StaticString, GeometryType)] = [
    ("Polygon", .polygon), ("MultiPolygon", .multiPolygon), ("Point", .point), ("MultiPoint", .multiPoint),
    ("LineString", .lineString), ("MultiLineString", .multiLineString),
    ("GeometryCollection", .geometryCollection),
  ]
}

/// One feature as it was read: where its parts lie in the buffer, and its polygons. Reused from feature to
/// feature. All spans are in the buffer of the chunk.
struct ParsedFeature {
  enum Properties: UInt8 { case absent, null, empty, object }

  /// The whole feature.
  var span = ByteSpan.none
  /// Whether it is an object of type Feature.
  var isFeature = false
  /// Whether it is a geometry without a feature around it.
  var isBareGeometry = false
  /// The token of the member `id`, quotes included.
  var id = ByteSpan.none
  /// What the member `properties` is.
  var propertiesKind = Properties.absent
  /// The value of the member `properties`, braces included.
  var properties = ByteSpan.none
  /// The value of the member `geometry`, or the bare geometry.
  var geometry = ByteSpan.none
  var geometryType = GeometryType.null
  /// Whether members of a collection were not polygonal and are left out of `polygons`.
  var hasOtherParts = false
  /// The value tokens of the wanted columns, quotes included; `none` where there is no such member.
  var columns: [ByteSpan] = []
  /// The polygonal part, as it stands in the file: rings may be open, short or crossing.
  var polygons = PolygonSet()
  /// A property whose name is one that the results add.
  var clash = ByteSpan.none
  /// A member that stands twice; the last one counts.
  var duplicateMember = ByteSpan.none
  /// Where in the coordinates they could not be read on, from 1.
  var faultPlace: (part: Int, ring: Int, vertex: Int)?
  /// What is wrong with it: one that `isSyntax` ends the use of the file.
  var faults: [JSONFault] = []

  mutating func reset(_ span: ByteSpan, columns count: Int) {
    self.span = span
    (isFeature, isBareGeometry) = (false, false)
    (id, properties, geometry, clash, duplicateMember) = (.none, .none, .none, .none, .none)
    propertiesKind = .absent
    geometryType = .null
    hasOtherParts = false
    faultPlace = nil
    for i in 0..<columns.count { columns[i] = .none }
    if columns.count != count { columns = Array(repeating: .none, count: count) }
    polygons.removeAll()
    if !faults.isEmpty { faults.removeAll() }
  }
}
