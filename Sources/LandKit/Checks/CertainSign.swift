/// Signs of plane predicates, told only where floating-point error cannot have changed them.
///
/// Source: J. R. Shewchuk, *Adaptive precision floating-point arithmetic and fast robust geometric
/// predicates* (1997): the first filter of `orient2d`, with its bound (3 + 16ε)ε for ε = 2⁻⁵³.
enum CertainSign {
  private static let bound = 3.3306690738754716e-16
  /// Keeps products that underflow out of the decision.
  private static let floor = 1e-290

  /// 1 when a, b, c turn left, −1 when they turn right, 0 when collinear or not certain (overflow and NaN
  /// included), or when twice the triangle's area is below `margin`.
  @inline(__always)
  static func orientation(
    _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double, margin: Double = 0
  ) -> Int {
    let left = (ax - cx) * (by - cy)
    let right = (ay - cy) * (bx - cx)
    let determinant = left - right
    let error = bound * (left.magnitude + right.magnitude) + floor + margin
    return determinant > error ? 1 : determinant < -error ? -1 : 0
  }

  /// Whether the segments pq and rs certainly share no point, given that their boxes meet; with a `clearance`,
  /// whether they are certainly that far apart (false proves nothing).
  @inline(__always)
  static func apart(
    _ px: Double, _ py: Double, _ qx: Double, _ qy: Double,
    _ rx: Double, _ ry: Double, _ sx: Double, _ sy: Double, clearance: Double = 0
  ) -> Bool {
    // Both ends strictly on one side of the other's line: the product of the signs is 1. Twice a triangle's area
    // is its base, no longer than the sum of its projections, times its height.
    let pq = clearance * ((qx - px).magnitude + (qy - py).magnitude)
    if orientation(px, py, qx, qy, rx, ry, margin: pq) * orientation(px, py, qx, qy, sx, sy, margin: pq) == 1
    {
      return true
    }
    let rs = clearance * ((sx - rx).magnitude + (sy - ry).magnitude)
    return orientation(rx, ry, sx, sy, px, py, margin: rs) * orientation(rx, ry, sx, sy, qx, qy, margin: rs)
      == 1
  }

  /// Whether the edges pc and cn certainly share c alone, and do not turn back on each other within
  /// `tolerance` (the distance of the shorter edge's end from the line of the longer).
  @inline(__always)
  static func turns(
    _ px: Double, _ py: Double, _ cx: Double, _ cy: Double, _ nx: Double, _ ny: Double, tolerance: Double
  ) -> Bool {
    let (ux, uy, vx, vy) = (px - cx, py - cy, nx - cx, ny - cy)
    let (a, b) = (ux * vx, uy * vy)
    // An angle over 90° never turns back.
    if a + b < -(4 * bound * (a.magnitude + b.magnitude) + floor) { return true }
    guard orientation(px, py, cx, cy, nx, ny) != 0 else { return false }
    let cross = ux * vy - uy * vx
    return cross * cross > tolerance * tolerance * max(ux * ux + uy * uy, vx * vx + vy * vy)
  }

  /// Whether the edges pc and cn make an angle of at least a thousandth.
  @inline(__always)
  static func turnsClearly(
    _ px: Double, _ py: Double, _ cx: Double, _ cy: Double, _ nx: Double, _ ny: Double
  ) -> Bool {
    let (ux, uy, vx, vy) = (px - cx, py - cy, nx - cx, ny - cy)
    if ux * vx + uy * vy < 0 { return true }
    let cross = ux * vy - uy * vx
    return cross * cross > 1e-6 * (ux * ux + uy * uy) * (vx * vx + vy * vy)
  }
}
