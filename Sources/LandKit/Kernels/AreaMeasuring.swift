/// Measures polygons on the ellipsoid (method §1.3).
///
/// The reference is `GeodesicArea`; others are held against it and hand over to it outside their domain.
protocol AreaMeasuring: Sendable {
  /// The area in m² of polygons in longitude and latitude, degrees; edges are geodesics, rings closed, holes
  /// subtracted, whatever the winding.
  func squareMetres(_ set: PolygonSet) -> Double
}

extension GeodesicArea: AreaMeasuring {}
