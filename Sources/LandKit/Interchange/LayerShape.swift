/// What a table's geometry column holds, in GeoPackage's words.
package enum LayerGeometry: String, Sendable, CaseIterable {
  case geometry = "GEOMETRY"
  case point = "POINT"
  case lineString = "LINESTRING"
  case polygon = "POLYGON"
  case multiPoint = "MULTIPOINT"
  case multiLineString = "MULTILINESTRING"
  case multiPolygon = "MULTIPOLYGON"
  case geometryCollection = "GEOMETRYCOLLECTION"

  /// Whether single geometries are written as collections of one, since a column holds one type.
  var isMulti: Bool { self == .multiPoint || self == .multiLineString || self == .multiPolygon }
}

/// Which types of geometry were seen in a layer.
struct TypeSight: Sendable {
  private(set) var types: Set<GeometryType> = []
  private(set) var hasZ = false

  mutating func note(_ type: GeometryType) {
    if type != .null, type != .unknown { types.insert(type) }
  }
  mutating func noteZ() { hasZ = true }

  mutating func merge(_ other: TypeSight) {
    types.formUnion(other.types)
    hasZ = hasZ || other.hasZ
  }

  /// The narrowest type that holds all; a single one and its collection make the collection.
  var geometry: LayerGeometry {
    switch types {
    case [.point]: .point
    case [.lineString]: .lineString
    case [.polygon]: .polygon
    case [.multiPoint], [.point, .multiPoint]: .multiPoint
    case [.multiLineString], [.lineString, .multiLineString]: .multiLineString
    case [.multiPolygon], [.polygon, .multiPolygon]: .multiPolygon
    case [.geometryCollection]: .geometryCollection
    default: .geometry
    }
  }
}

/// A layer as a table: its columns, what its geometries are, and how many features it has.
package struct LayerSchema: Sendable {
  /// The columns, in the order in which their properties first come.
  package var columns: [LayerColumn] = []
  /// What the geometry column holds.
  package var geometry = LayerGeometry.geometry
  /// Whether some position has a third ordinate.
  package var hasZ = false
  /// Whether some feature has a member `id` of its own.
  package var hasFeatureIDs = false
  /// Features.
  package var features = 0
  /// Members that a table has no place for, with how many features carry them.
  package var dropped: [String: Int] = [:]
  /// Features that have a property of one name twice, of which the last counts.
  package var repeated = 0
}

/// A feature as a row.
package struct LayerRow: Sendable {
  /// The feature's own id, as text.
  package var featureID: LayerCell
  /// A cell for each column.
  package var cells: [LayerCell]
  /// ISO WKB, little-endian; nil for no geometry.
  package var wkb: [UInt8]?
  /// The box around it; empty for none.
  package var box: Box
  /// Whether there was a geometry without any position.
  package var wasEmpty: Bool
}
