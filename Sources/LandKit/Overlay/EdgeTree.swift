/// The boundary of one polygon set in the plane, in a packed tree of boxes, for exact distances.
///
/// Edges stay in the order of their ring, which is a space-filling order by itself: every sixteen share a box,
/// every sixteen boxes a box above. **Units**: metres of the working CRS. **Complexity**: building is linear;
/// a query visits the boxes nearer than the best distance so far.
struct EdgeTree: Sendable {
  private static let fanOut = 16
  /// `x0, y0, x1, y1` of each edge.
  private var edges: [Double] = []
  /// The boxes of each level, finest first: `minX, minY, maxX, maxY`.
  private var levels: [[Double]] = []

  /// The box around all.
  let box: Box

  init(_ set: PolygonSet) {
    box = set.box
    for ring in 0..<set.ringEnds.count {
      let vertices = set.vertices(ofRing: ring)
      for v in vertices.dropLast() {
        edges.append(contentsOf: set.xy[(2 * v)..<(2 * v + 4)])
      }
    }
    var level = Self.boxes(ofEdges: edges)
    while true {
      levels.append(level)
      if level.count <= 4 * Self.fanOut { break }
      level = Self.boxes(ofBoxes: level)
    }
  }

  private static func boxes(ofEdges edges: [Double]) -> [Double] {
    let points = (0..<(edges.count / 4)).map { i in
      [
        min(edges[4 * i], edges[4 * i + 2]), min(edges[4 * i + 1], edges[4 * i + 3]),
        max(edges[4 * i], edges[4 * i + 2]), max(edges[4 * i + 1], edges[4 * i + 3]),
      ]
    }
    return boxes(ofBoxes: points.flatMap { $0 })
  }

  private static func boxes(ofBoxes boxes: [Double]) -> [Double] {
    var out: [Double] = []
    for first in stride(from: 0, to: boxes.count / 4, by: fanOut) {
      var box = Box.empty
      for i in first..<min(first + fanOut, boxes.count / 4) {
        box.extend(boxes[4 * i], boxes[4 * i + 1])
        box.extend(boxes[4 * i + 2], boxes[4 * i + 3])
      }
      out += [box.minX, box.minY, box.maxX, box.maxY]
    }
    return out
  }

  /// The least distance between this boundary and that of `other`, or `bound` when it is no less.
  ///
  /// For polygons that share no inner point it is the distance between the polygons.
  func distance(to other: PolygonSet, box otherBox: Box, below bound: Double) -> Double {
    guard !edges.isEmpty, !other.isEmpty else { return bound }
    var best = bound * bound
    other.xy.withUnsafeBufferPointer { xy in
      other.ringEnds.withUnsafeBufferPointer { ends in
        edges.withUnsafeBufferPointer { edges in
          let query = Query(edges: edges, xy: xy, ringEnds: ends, box: otherBox)
          descend(level: levels.count - 1, nodes: 0..<(levels[levels.count - 1].count / 4), query, &best)
        }
      }
    }
    return best.squareRoot()
  }

  private struct Query {
    let edges: UnsafeBufferPointer<Double>
    let xy: UnsafeBufferPointer<Double>
    let ringEnds: UnsafeBufferPointer<Int>
    let box: Box
  }

  private func descend(level: Int, nodes: Range<Int>, _ query: Query, _ best: inout Double) {
    var order: [(distance: Double, node: Int)] = []
    levels[level].withUnsafeBufferPointer { boxes in
      for node in nodes {
        let dx = max(0, max(boxes[4 * node] - query.box.maxX, query.box.minX - boxes[4 * node + 2]))
        let dy = max(0, max(boxes[4 * node + 1] - query.box.maxY, query.box.minY - boxes[4 * node + 3]))
        let distance = dx * dx + dy * dy
        if distance < best { order.append((distance, node)) }
      }
    }
    order.sort { $0.distance < $1.distance }
    for (distance, node) in order where distance < best {
      let first = node * Self.fanOut
      if level == 0 {
        measure(edges: first..<min(first + Self.fanOut, edges.count / 4), node, query, &best)
      } else {
        descend(
          level: level - 1, nodes: first..<min(first + Self.fanOut, levels[level - 1].count / 4), query, &best
        )
      }
    }
  }

  /// Sixteen edges against all edges of the other boundary that come near their box.
  private func measure(edges range: Range<Int>, _ node: Int, _ query: Query, _ best: inout Double) {
    let minX = levels[0][4 * node], minY = levels[0][4 * node + 1]
    let maxX = levels[0][4 * node + 2], maxY = levels[0][4 * node + 3]
    var vertex = 0
    for end in query.ringEnds {
      while vertex + 1 < end {
        let ax = query.xy[2 * vertex], ay = query.xy[2 * vertex + 1]
        let bx = query.xy[2 * vertex + 2], by = query.xy[2 * vertex + 3]
        vertex += 1
        let dx = max(0, max(minX - max(ax, bx), min(ax, bx) - maxX))
        let dy = max(0, max(minY - max(ay, by), min(ay, by) - maxY))
        if dx * dx + dy * dy >= best { continue }
        for e in range {
          best = min(
            best,
            Segments.squaredDistance(
              ax, ay, bx, by, query.edges[4 * e], query.edges[4 * e + 1], query.edges[4 * e + 2],
              query.edges[4 * e + 3]))
        }
      }
      vertex = end
    }
  }
}
