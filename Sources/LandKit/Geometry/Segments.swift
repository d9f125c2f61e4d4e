/// Plane geometry of line segments.
enum Segments {
  /// The squared distance between the segments a–b and c–d; 0 where they meet.
  @inline(__always)
  static func squaredDistance(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double, _ dx: Double,
    _ dy: Double
  ) -> Double {
    if cross(ax, ay, bx, by, cx, cy, dx, dy) { return 0 }
    let first = min(toSegment(ax, ay, cx, cy, dx, dy), toSegment(bx, by, cx, cy, dx, dy))
    return min(first, min(toSegment(cx, cy, ax, ay, bx, by), toSegment(dx, dy, ax, ay, bx, by)))
  }

  /// Whether the segments cross at a point inner to both.
  @inline(__always)
  private static func cross(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double, _ dx: Double,
    _ dy: Double
  ) -> Bool {
    let ux = bx - ax, uy = by - ay
    let c = ux * (cy - ay) - uy * (cx - ax)
    let d = ux * (dy - ay) - uy * (dx - ax)
    if (c > 0) == (d > 0) { return false }
    let vx = dx - cx, vy = dy - cy
    let a = vx * (ay - cy) - vy * (ax - cx)
    let b = vx * (by - cy) - vy * (bx - cx)
    return (a > 0) != (b > 0)
  }

  /// The squared distance from p to the segment a–b.
  @inline(__always)
  private static func toSegment(
    _ px: Double, _ py: Double, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double
  ) -> Double {
    let ux = bx - ax, uy = by - ay
    let wx = px - ax, wy = py - ay
    let length = ux * ux + uy * uy
    let t = length > 0 ? max(0, min(1, (wx * ux + wy * uy) / length)) : 0
    let ex = wx - t * ux, ey = wy - t * uy
    return ex * ex + ey * ey
  }
}
