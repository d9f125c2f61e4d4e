/// The way between longitude/latitude on CGCS2000 and the working plane. One a worker.
///
/// Both directions work in place on interleaved ordinates and return the index of the first vertex that has no
/// image, if any; its ordinates are then not finite.
protocol PlaneProjection: AnyObject {
  /// Longitude, latitude in degrees → easting, northing in metres.
  func project(_ xy: inout [Double]) -> Int?
  /// Easting, northing in metres → longitude, latitude in degrees.
  func unproject(_ xy: inout [Double]) -> Int?
}
