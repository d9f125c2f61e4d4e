/// A place on the Hilbert curve through the grid: what is near on the map lies near in the file (Skilling 2004,
/// *Programming the Hilbert curve*).
enum HilbertOrder {
  /// The place of a point on the curve of order 16: a 65,536th of the world in each direction, given relative to a box so
  /// that a district uses all of them.
  static func key(_ point: GridPoint, in box: GridBox) -> UInt32 {
    let width = max(1, Int64(box.maxX) - Int64(box.minX)), height = max(1, Int64(box.maxY) - Int64(box.minY))
    let x = UInt32(clamping: (Int64(point.x) - Int64(box.minX)) * 65_535 / width)
    let y = UInt32(clamping: (Int64(point.y) - Int64(box.minY)) * 65_535 / height)
    return key(x: min(x, 65_535), y: min(y, 65_535))
  }

  static func key(x: UInt32, y: UInt32) -> UInt32 {
    var (x, y) = (x, y)
    var key: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let right: UInt32 = x & side > 0 ? 1 : 0
      let upper: UInt32 = y & side > 0 ? 1 : 0
      key = key << 2 | (3 * right ^ upper)
      if upper == 0 {
        if right == 1 { (x, y) = (65_535 - x, 65_535 - y) }
        (x, y) = (y, x)
      }
      side >>= 1
    }
    return key
  }
}
