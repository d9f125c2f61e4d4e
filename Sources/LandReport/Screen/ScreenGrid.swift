import Foundation
import LandKit

/// A place on the screen's grid, in steps from its south-west corner.
public struct GridPoint: Hashable, Sendable {
  /// Steps to the east.
  public var x: Int32
  /// Steps to the north.
  public var y: Int32

  /// A place.
  public init(_ x: Int32, _ y: Int32) { (self.x, self.y) = (x, y) }

  /// Both numbers in one, as a key.
  var key: UInt64 { UInt64(UInt32(bitPattern: x)) << 32 | UInt64(UInt32(bitPattern: y)) }
}

/// A grid of about equal steps on the ground, on which everything that a screen shows is placed. It is no CRS: areas
/// and distances of results never come from it.
///
/// **Assumptions**: the degrees of a step are those of the ellipsoid GRS 80 at the middle latitude; over a district
/// (40 km) a step differs from its nominal length by under 0.3 % at its edge.
public struct ScreenGrid: Sendable, Equatable {
  /// Longitude of the corner, degrees.
  public let west: Double
  /// Latitude of the corner, degrees.
  public let south: Double
  /// Degrees of longitude a step.
  public let stepX: Double
  /// Degrees of latitude a step.
  public let stepY: Double
  /// Metres a step.
  public let step: Double

  /// The most steps in either direction: products of two differences then stay within 64 bits.
  static let limit = 1 << 29

  /// A grid over `box` (longitude and latitude, degrees), `step` metres a step; coarser where the box is so big that
  /// the steps would not fit.
  public init(box: Box, step: Double = 0.1) {
    let box = box.isEmpty ? Box(minX: 0, minY: 0, maxX: 0, maxY: 0) : box
    let latitude = (box.minY + box.maxY) / 2 * .pi / 180
    // Series of the ellipsoid's radii of curvature, metres a degree (US National Imagery and Mapping Agency, TM8358.2).
    let metresNorth = 111132.95 - 559.85 * cos(2 * latitude) + 1.175 * cos(4 * latitude)
    let metresEast = max(
      1, 111412.88 * cos(latitude) - 93.50 * cos(3 * latitude) + 0.118 * cos(5 * latitude))
    let extent = max((box.maxX - box.minX) * metresEast, (box.maxY - box.minY) * metresNorth)
    let step = max(step, extent / Double(Self.limit))
    (west, south, self.step) = (box.minX, box.minY, step)
    (stepX, stepY) = (step / metresEast, step / metresNorth)
  }

  /// The nearest grid point; nil when a coordinate is not finite or beyond the grid.
  public func point(_ longitude: Double, _ latitude: Double) -> GridPoint? {
    let x = ((longitude - west) / stepX).rounded(), y = ((latitude - south) / stepY).rounded()
    let limit = Double(Self.limit)
    guard abs(x) <= limit, abs(y) <= limit else { return nil }
    return GridPoint(Int32(x), Int32(y))
  }

  /// Longitude and latitude of a grid point.
  public func degrees(_ point: GridPoint) -> (longitude: Double, latitude: Double) {
    (west + Double(point.x) * stepX, south + Double(point.y) * stepY)
  }
}
