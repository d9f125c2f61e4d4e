/// The extent of a parcel along both diagonals, which with its box makes an octagon around it. 16 bytes.
///
/// Kept from the corner of the box, grown outwards to the next `Float`: two neighbours whose boxes meet are mostly
/// told apart by it, without reading them again. **Units**: metres of the working CRS (along x + y and x − y).
struct DiagonalBox: Sendable, Equatable, Codable {
  private var leastSum: Float = 0
  private var greatestSum: Float = 0
  private var leastDifference: Float = 0
  private var greatestDifference: Float = 0

  init() {}

  /// The extent of `set`, from the corner (`x`, `y`).
  init(_ set: PolygonSet, fromX x: Float, y: Float) {
    let (x, y) = (Double(x), Double(y))
    var box = Box.empty
    for i in stride(from: 0, to: set.xy.count - 1, by: 2) {
      let (dx, dy) = (set.xy[i] - x, set.xy[i + 1] - y)
      box.extend(dx + dy, dx - dy)
    }
    (leastSum, greatestSum) = (Float(box.minX).nextDown, Float(box.maxX).nextUp)
    (leastDifference, greatestDifference) = (Float(box.minY).nextDown, Float(box.maxY).nextUp)
  }

  /// Whether the two octagons may share a point, each given with the corner of its box. A gap under a micrometre
  /// is none.
  func mayMeet(_ other: DiagonalBox, x: Double, y: Double, otherX: Double, otherY: Double) -> Bool {
    let sum = (x - otherX) + (y - otherY), difference = (x - otherX) - (y - otherY)
    return sum + Double(leastSum) <= Double(other.greatestSum) + 1e-6
      && sum + Double(greatestSum) >= Double(other.leastSum) - 1e-6
      && difference + Double(leastDifference) <= Double(other.greatestDifference) + 1e-6
      && difference + Double(greatestDifference) >= Double(other.leastDifference) - 1e-6
  }
}
