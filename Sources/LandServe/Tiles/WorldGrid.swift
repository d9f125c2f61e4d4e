import Foundation

/// The plane of web maps (EPSG:3857) in whole units: 2³⁰ across the world, a quarter of a pixel at zoom 20, 3.4 cm at
/// Huadu's latitude. Vertices that are shared on the ground are the same unit, at every zoom.
enum WorldGrid {
  /// Units across the world.
  static let size: Int32 = 1 << 30
  /// The zoom at which a unit is a quarter of a pixel.
  static let finestZoom = 20
  /// Pixels across a tile.
  static let tilePixels = 256
  private static let limit = 85.051_128_779_806_59

  /// The unit of a place; nil when it is none.
  static func point(longitude: Double, latitude: Double) -> GridPoint? {
    guard longitude.isFinite, latitude.isFinite, abs(longitude) <= 180, abs(latitude) <= 90 else {
      return nil
    }
    let scale = Double(size)
    let sine = sin(min(max(latitude, -limit), limit) * .pi / 180)
    let x = (longitude + 180) / 360 * scale
    let y = (0.5 - log((1 + sine) / (1 - sine)) / (4 * .pi)) * scale
    return GridPoint(x: unit(x), y: unit(y))
  }

  /// Longitude and latitude of a unit's corner, degrees.
  static func place(_ point: GridPoint) -> (longitude: Double, latitude: Double) {
    let scale = Double(size)
    let longitude = Double(point.x) / scale * 360 - 180
    let latitude = atan(sinh(.pi * (1 - 2 * Double(point.y) / scale))) * 180 / .pi
    return (longitude, latitude)
  }

  private static func unit(_ value: Double) -> Int32 {
    Int32(min(max(value.rounded(.down), 0), Double(size - 1)))
  }

  /// How many units a pixel has at `zoom`, as a power of two; negative beyond the finest.
  static func pixelShift(zoom: Int) -> Int { 22 - zoom }
}

/// A point of the grid; y grows to the south.
struct GridPoint: Equatable, Hashable, Sendable {
  var x: Int32
  var y: Int32
}

/// A box of the grid, edges included.
struct GridBox: Equatable, Sendable {
  var minX: Int32 = .max
  var minY: Int32 = .max
  var maxX: Int32 = .min
  var maxY: Int32 = .min

  var isEmpty: Bool { minX > maxX || minY > maxY }

  mutating func extend(_ point: GridPoint) {
    (minX, minY) = (min(minX, point.x), min(minY, point.y))
    (maxX, maxY) = (max(maxX, point.x), max(maxY, point.y))
  }

  mutating func extend(_ box: GridBox) {
    (minX, minY) = (min(minX, box.minX), min(minY, box.minY))
    (maxX, maxY) = (max(maxX, box.maxX), max(maxY, box.maxY))
  }

  @inline(__always)
  func intersects(_ other: GridBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// The longer side, in units.
  @inline(__always)
  var extent: Int32 { isEmpty ? 0 : max(maxX - minX, maxY - minY) }

  /// Its middle.
  @inline(__always)
  var centre: GridPoint { GridPoint(x: minX + (maxX - minX) / 2, y: minY + (maxY - minY) / 2) }
}

/// A tile of a web map.
struct TileAddress: Hashable, Sendable {
  let zoom: Int
  let x: Int
  let y: Int

  /// A tile that exists, of zoom 0 to 22.
  init?(zoom: Int, x: Int, y: Int) {
    guard (0...22).contains(zoom), (0..<(1 << zoom)).contains(x), (0..<(1 << zoom)).contains(y) else {
      return nil
    }
    (self.zoom, self.x, self.y) = (zoom, x, y)
  }

  /// Units across it.
  var units: Int { 1 << (30 - zoom) }
  /// Its north-western corner, in units.
  var origin: (x: Int, y: Int) { (x * units, y * units) }

  /// The tile's box grown by `pixels`, in units.
  func box(grownBy pixels: Int) -> GridBox {
    let margin = max(1, units * pixels / WorldGrid.tilePixels)
    func clamp(_ value: Int) -> Int32 { Int32(min(max(value, 0), Int(WorldGrid.size) - 1)) }
    return GridBox(
      minX: clamp(origin.x - margin), minY: clamp(origin.y - margin),
      maxX: clamp(origin.x + units - 1 + margin), maxY: clamp(origin.y + units - 1 + margin))
  }
}
