/// A reference ellipsoid.
public struct Ellipsoid: Sendable, Hashable {
  /// Semi-major axis, m.
  public let semiMajorAxis: Double
  /// Inverse flattening.
  public let inverseFlattening: Double

  /// CGCS2000, on which the legal area of a parcel in China is measured (method §1.3).
  public static let cgcs2000 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)
}
