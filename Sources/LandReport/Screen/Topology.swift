/// Rings as walks through one set of points, so that a boundary that several rings share is there once.
///
/// A **node** is a point that rings leave in more than two directions: where three or more boundaries meet, where sharing
/// begins or ends, where rings touch. All other points have the same two neighbours in every ring that passes them.
struct Topology {
  /// All points, each once.
  private(set) var points: [GridPoint] = []
  /// The rings, as places in `points`.
  private(set) var walks: [[Int32]] = []
  /// Rings that have no three points on the grid, and so no area to show.
  private(set) var collapsed: Set<Int> = []
  /// Points set into edges that passed them within a step.
  private(set) var inserted = 0

  init(_ shapes: ScreenShapes) {
    var places: [UInt64: Int32] = [:]
    places.reserveCapacity(shapes.points.count / 2)
    walks.reserveCapacity(shapes.ringEnds.count)
    for ring in 0..<shapes.ringEnds.count {
      var walk: [Int32] = []
      walk.reserveCapacity(shapes.ring(ring).count)
      for point in shapes.ring(ring) {
        let place = places[point.key] ?? Int32(points.count)
        if Int(place) == points.count {
          points.append(point)
          places[point.key] = place
        }
        if walk.last != place { walk.append(place) }
      }
      while walk.count > 1, walk.first == walk.last { walk.removeLast() }
      if Set(walk).count < 3 { collapsed.insert(ring) }
      walks.append(walk)
    }
    insertPassedPoints()
  }

  /// Where a point of one ring lies on an edge of another that does not know it (a T-junction), or within a step of it
  /// after rounding, the edge is led through the point: else the two would part when either is simplified.
  private mutating func insertPassedPoints() {
    let index = PointIndex(points)
    for (ring, walk) in walks.enumerated() where walk.count > 2 {
      var grown: [Int32] = []
      var hasGrown = false
      for (i, place) in walk.enumerated() {
        grown.append(place)
        let next = walk[i + 1 == walk.count ? 0 : i + 1]
        let passed = passed(place, next, index)
        if passed.isEmpty { continue }
        hasGrown = true
        grown += passed
      }
      if hasGrown {
        inserted += grown.count - walk.count
        walks[ring] = grown
      }
    }
  }

  /// The points strictly between `a` and `b` within a step of their segment, in order along it.
  private func passed(_ a: Int32, _ b: Int32, _ index: PointIndex) -> [Int32] {
    let (from, to) = (points[Int(a)], points[Int(b)])
    let dx = Int64(to.x) - Int64(from.x), dy = Int64(to.y) - Int64(from.y)
    let square = dx * dx + dy * dy
    // An edge of a few steps has no room for a point between its ends.
    guard square > 16 else { return [] }
    var found: [(Int64, Int32)] = []
    index.points(near: from, to, margin: 1) { place in
      guard place != Int(a), place != Int(b) else { return }
      let px = Int64(points[place].x) - Int64(from.x), py = Int64(points[place].y) - Int64(from.y)
      let along = px * dx + py * dy
      guard along > 0, along < square else { return }
      let across = px * dy - py * dx
      // |across| / length ≤ 1, without overflow.
      if Double(across) * Double(across) <= Double(square) { found.append((along, Int32(place))) }
    }
    return found.sorted { $0 < $1 }.map(\.1)
  }
}
