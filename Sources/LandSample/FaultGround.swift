/// The lake where nothing stands: places for planted faults, 90 m apart, so that each shows by itself.
enum FaultGround {
  /// How many places there are.
  static let places = 64

  /// A vertex `x` m east and `y` m north of place `n`.
  static func vertex(_ n: Int, _ x: Double, _ y: Double) -> NanoPoint {
    let corner = District.lake + PlanePoint(x: -360, y: -360)
    return LocalPlane.nano(corner + PlanePoint(x: Double(n % 8) * 90 + x, y: Double(n / 8 % 8) * 90 + y))
  }

  /// A ring at place `n`, as given: closed only if its last vertex is its first.
  static func ring(_ n: Int, _ offsets: [(Double, Double)]) -> [NanoPoint] {
    offsets.map { vertex(n, $0.0, $0.1) }
  }

  /// A sound plot of about 50 by 40 m at place `n`.
  static func plot(_ n: Int) -> [NanoPoint] {
    ring(n, [(0, 0), (48, 2), (51, 38), (22, 41), (-1, 39), (0, 0)])
  }
}

extension ByteText {
  /// Geometry as GeoJSON text: rings as given, right or wrong.
  static func polygon(_ rings: [[NanoPoint]]) -> String { text(Shape(polygons: [rings])) }

  static func multiPolygon(_ polygons: [[[NanoPoint]]]) -> String { text(Shape(polygons: polygons)) }

  static func position(_ p: NanoPoint) -> String {
    var text = ByteText()
    text.add(position: p)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private static func text(_ shape: Shape) -> String {
    var text = ByteText()
    text.add(geometry: shape)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
