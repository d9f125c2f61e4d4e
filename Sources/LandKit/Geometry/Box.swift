/// An axis-parallel box in the units of its CRS.
public struct Box: Sendable, Hashable, Codable {
  /// The western or lower edge.
  public var minX: Double
  /// The southern or lower edge.
  public var minY: Double
  /// The eastern or upper edge.
  public var maxX: Double
  /// The northern or upper edge.
  public var maxY: Double

  /// A box from its edges.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
  }

  /// The box that holds nothing and is the identity of `extend`.
  public static let empty = Box(minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  /// Whether the box holds no point.
  public var isEmpty: Bool { !(minX <= maxX && minY <= maxY) }

  /// Grows the box to hold a point.
  @inline(__always)
  public mutating func extend(_ x: Double, _ y: Double) {
    minX = min(minX, x)
    minY = min(minY, y)
    maxX = max(maxX, x)
    maxY = max(maxY, y)
  }

  /// Grows the box to hold another.
  public mutating func extend(_ other: Box) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  /// Whether the two boxes share a point, edges included.
  @inline(__always)
  public func intersects(_ other: Box) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether the point lies in the box, edges included.
  public func contains(_ x: Double, _ y: Double) -> Bool {
    x >= minX && x <= maxX && y >= minY && y <= maxY
  }

  /// The box grown by `margin` on every side.
  public func grown(by margin: Double) -> Box {
    Box(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }
}
