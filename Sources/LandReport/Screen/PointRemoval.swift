/// The points of a topology, taken away one at a time. See `Simplifier` for the rules.
struct PointRemoval {
  private let points: [GridPoint]
  private let index: PointIndex
  private let tolerance: Double
  private(set) var isAlive: [Bool]
  /// The two neighbours of a point that is no node.
  private var neighbours: [(Int32, Int32)]
  private var isNode: [Bool]
  /// Edges between nodes, and those that have taken points away with them.
  private var nodeEdges: Set<UInt64> = []
  private var removed: [UInt64: [Int32]] = [:]
  private var heap = TriangleHeap()
  private var stamps: [UInt32]

  init(_ topology: Topology, tolerance: Double) {
    points = topology.points
    index = PointIndex(points)
    self.tolerance = tolerance
    isAlive = Array(repeating: true, count: points.count)
    isNode = Array(repeating: false, count: points.count)
    neighbours = Array(repeating: (-1, -1), count: points.count)
    stamps = Array(repeating: 0, count: points.count)
    for walk in topology.walks {
      for (i, place) in walk.enumerated() {
        meet(place, walk[i == 0 ? walk.count - 1 : i - 1])
        meet(place, walk[i + 1 == walk.count ? 0 : i + 1])
      }
    }
    // A point with one neighbour is the tip of a spike.
    for place in points.indices where neighbours[place].1 < 0 { isNode[place] = true }
    for walk in topology.walks {
      for (i, place) in walk.enumerated() {
        let next = walk[i + 1 == walk.count ? 0 : i + 1]
        if isNode[Int(place)], isNode[Int(next)] { nodeEdges.insert(Self.edge(place, next)) }
      }
    }
  }

  private mutating func meet(_ place: Int32, _ other: Int32) {
    let known = neighbours[Int(place)]
    if place == other || known.0 == other || known.1 == other { return }
    if known.0 < 0 {
      neighbours[Int(place)].0 = other
    } else if known.1 < 0 {
      neighbours[Int(place)].1 = other
    } else {
      isNode[Int(place)] = true
    }
  }

  private static func edge(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
  }

  mutating func run() {
    for place in points.indices { push(Int32(place)) }
    while let next = heap.pop() {
      let place = Int(next.place)
      guard isAlive[place], stamps[place] == next.stamp else { continue }
      let (a, b) = neighbours[place]
      if hasEdge(a, b) { continue }
      let chain = chain(a, Int32(place), b)
      guard isNear(chain, a, b), isFree(a, Int32(place), b) else { continue }
      remove(Int32(place), a, b, chain)
    }
  }

  /// Twice the area of a point's triangle decides when its turn comes. What must stay in any case is not asked.
  private mutating func push(_ place: Int32) {
    guard !isNode[Int(place)] else { return }
    let (a, b) = neighbours[Int(place)]
    stamps[Int(place)] &+= 1
    let area = abs(Self.turn(points[Int(a)], points[Int(place)], points[Int(b)]))
    heap.push(TriangleHeap.Entry(area: area, place: place, stamp: stamps[Int(place)]))
  }

  /// Twice the signed area of the triangle, exactly.
  private static func turn(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int64 {
    (Int64(b.x) - Int64(a.x)) * (Int64(c.y) - Int64(a.y)) - (Int64(b.y) - Int64(a.y))
      * (Int64(c.x) - Int64(a.x))
  }

  private func hasEdge(_ a: Int32, _ b: Int32) -> Bool {
    for (end, other) in [(a, b), (b, a)] where !isNode[Int(end)] {
      return neighbours[Int(end)].0 == other || neighbours[Int(end)].1 == other
    }
    return nodeEdges.contains(Self.edge(a, b))
  }

  private func chain(_ a: Int32, _ place: Int32, _ b: Int32) -> [Int32] {
    (removed[Self.edge(a, place)] ?? []) + [place] + (removed[Self.edge(place, b)] ?? [])
  }

  private func isNear(_ chain: [Int32], _ a: Int32, _ b: Int32) -> Bool {
    let (from, to) = (points[Int(a)], points[Int(b)])
    let dx = Double(to.x) - Double(from.x), dy = Double(to.y) - Double(from.y)
    let square = dx * dx + dy * dy
    return chain.allSatisfy { place in
      let px = Double(points[Int(place)].x) - Double(from.x),
        py = Double(points[Int(place)].y) - Double(from.y)
      let t = square > 0 ? min(max((px * dx + py * dy) / square, 0), 1) : 0
      let (ex, ey) = (px - t * dx, py - t * dy)
      return ex * ex + ey * ey <= tolerance * tolerance
    }
  }

  /// Whether no other point lies in the closed triangle.
  private func isFree(_ a: Int32, _ place: Int32, _ b: Int32) -> Bool {
    let (p, q, r) = (points[Int(a)], points[Int(place)], points[Int(b)])
    return !index.anyPoint(
      Int(min(p.x, q.x, r.x)), Int(min(p.y, q.y, r.y)), Int(max(p.x, q.x, r.x)), Int(max(p.y, q.y, r.y))
    ) { other in
      guard isAlive[other], other != Int(a), other != Int(place), other != Int(b) else { return false }
      let point = points[other]
      // The sides of a flat triangle hold only what is on them: its box does the rest.
      guard point.x >= min(p.x, q.x, r.x), point.x <= max(p.x, q.x, r.x) else { return false }
      guard point.y >= min(p.y, q.y, r.y), point.y <= max(p.y, q.y, r.y) else { return false }
      let sides = (Self.turn(p, q, point), Self.turn(q, r, point), Self.turn(r, p, point))
      return (sides.0 >= 0 && sides.1 >= 0 && sides.2 >= 0) || (sides.0 <= 0 && sides.1 <= 0 && sides.2 <= 0)
    }
  }

  private mutating func remove(_ place: Int32, _ a: Int32, _ b: Int32, _ chain: [Int32]) {
    isAlive[Int(place)] = false
    removed[Self.edge(a, place)] = nil
    removed[Self.edge(place, b)] = nil
    removed[Self.edge(a, b)] = chain
    for (end, other) in [(a, b), (b, a)] where !isNode[Int(end)] {
      if neighbours[Int(end)].0 == place {
        neighbours[Int(end)].0 = other
      } else {
        neighbours[Int(end)].1 = other
      }
    }
    if isNode[Int(a)], isNode[Int(b)] { nodeEdges.insert(Self.edge(a, b)) }
    push(a)
    push(b)
  }
}
