import Foundation

/// A stand-in for the outline of Huadu: control points drawn by hand in the box 112°57′–113°28′E,
/// 23°14′–23°37′N, with wandering sides between them. It is the same for every seed.
struct District: Sendable {
  /// The outline, open, counter-clockwise, m in the drawing plane.
  let outline: [PlanePoint]
  /// A lake among the northern hills on which nothing is built; faults are planted there.
  static let lake = LocalPlane.point(lon: 113.256, lat: 23.520)
  /// How far round the lake nothing stands, m.
  static let lakeRadius = 700.0

  private static let control: [(Double, Double)] = [
    (112.956, 23.362), (112.972, 23.392), (113.002, 23.412), (113.030, 23.432), (113.062, 23.443),
    (113.088, 23.466), (113.105, 23.494), (113.137, 23.522), (113.162, 23.541), (113.198, 23.549),
    (113.222, 23.582), (113.252, 23.608), (113.290, 23.603), (113.318, 23.583), (113.338, 23.548),
    (113.372, 23.529), (113.410, 23.527), (113.447, 23.510), (113.460, 23.478), (113.443, 23.448),
    (113.410, 23.434), (113.372, 23.412), (113.335, 23.396), (113.300, 23.378), (113.262, 23.368),
    (113.240, 23.345), (113.212, 23.331), (113.185, 23.304), (113.152, 23.282), (113.118, 23.244),
    (113.078, 23.248), (113.045, 23.280), (113.015, 23.300), (112.985, 23.322), (112.962, 23.337),
  ]

  init() {
    let corners = District.control.reversed().map { LocalPlane.point(lon: $0.0, lat: $0.1) }
    var outline: [PlanePoint] = []
    for (i, a) in corners.enumerated() {
      outline.append(a)
      District.wander(a, corners[(i + 1) % corners.count], 4, mix(0x4844, i), &outline)
    }
    self.outline = outline
  }

  /// Midpoint displacement: each half keeps within a tenth of its length, so that sides never meet.
  private static func wander(
    _ a: PlanePoint, _ b: PlanePoint, _ depth: Int, _ seed: UInt64, _ out: inout [PlanePoint]
  ) {
    guard depth > 0 else { return }
    var random = SeededRandom(seed)
    let offset = random.between(-0.1, 0.1)
    let t = random.between(0.42, 0.58)
    let d = b - a
    let middle = PlanePoint(x: a.x + d.x * t - d.y * offset, y: a.y + d.y * t + d.x * offset)
    wander(a, middle, depth - 1, mix(seed, 1), &out)
    out.append(middle)
    wander(middle, b, depth - 1, mix(seed, 2), &out)
  }

  /// Whether a disc lies in the district and off the lake.
  func holds(_ centre: PlanePoint, radius: Double) -> Bool {
    guard centre.distance(to: District.lake) > District.lakeRadius + radius else { return false }
    var inside = false
    var a = outline[outline.count - 1]
    let limit = radius * radius
    for b in outline {
      if (a.y > centre.y) != (b.y > centre.y),
        centre.x < a.x + (centre.y - a.y) / (b.y - a.y) * (b.x - a.x)
      {
        inside.toggle()
      }
      let d = b - a
      let along = (centre.x - a.x) * d.x + (centre.y - a.y) * d.y
      let t = min(1, max(0, along / (d.x * d.x + d.y * d.y)))
      let (ex, ey) = (centre.x - a.x - t * d.x, centre.y - a.y - t * d.y)
      if ex * ex + ey * ey <= limit { return false }
      a = b
    }
    return inside
  }

  /// The written geometry.
  var shape: Shape { Shape(plane: [outline]) }
}
