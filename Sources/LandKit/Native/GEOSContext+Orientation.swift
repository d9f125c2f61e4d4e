import CGEOS

extension GEOSContext {
  /// 1 when a, b, c turn left, −1 when they turn right, 0 when they are on one line (or GEOS cannot tell),
  /// by double-double arithmetic.
  func orientation(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double) -> Int
  {
    let sign = withExtendedLifetime(self) { GEOSOrientationIndex_r(handle, ax, ay, bx, by, cx, cy) }
    return abs(sign) == 1 ? Int(sign) : 0
  }
}
