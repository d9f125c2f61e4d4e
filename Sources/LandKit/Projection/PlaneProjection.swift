/// The way between longitude/latitude on CGCS2000 and the working plane. One a worker.
///
/// Both directions work in place on interleaved ordinates and return the index of the first vertex that has no
/// image, if any; its ordinates are then not finite.
protocol PlaneProjection: AnyObject {
  /// Longitude, latitude in degrees → easting, northing in metres.
  func project(_ xy: inout [Double]) -> Int?
  /// Easting, northing in metres → longitude, latitude in degrees.
  func unproject(_ xy: inout [Double]) -> Int?
  /// Whether edges within `lonLat` that are straight in longitude and latitude surely stay nearly so: a curvature of
  /// at most 6e-7 a metre, at a scale within a hundredth of 1, up to 60° of latitude.
  ///
  /// On the ellipsoid such an edge has one of at most 2 tan φ/R, 5.5e-7; a conformal projection near its central
  /// meridian adds less than 2e-8. An edge of 200 m so departs from its chord by 3 mm, and turns by 6e-5.
  func bendsGently(within lonLat: Box) -> Bool
}

extension PlaneProjection {
  /// Of a projection of which nothing is known, it cannot be said.
  func bendsGently(within lonLat: Box) -> Bool { false }
}
