import CKernels

/// The boundary of one polygon set in the plane, in a packed tree of boxes, for exact distances and relations.
///
/// Edges stay in the order of their ring, which is a space-filling order by itself: every sixteen share a box,
/// every sixteen boxes a box above. **Units**: metres of the working CRS. **Complexity**: building is linear;
/// a query allocates nothing and visits only the boxes that matter to it.
final class EdgeTree: Sendable {
  static let fanOut = 16
  /// The box around all.
  let box: Box
  /// Whether `distance` may be asked.
  let tellsDistances: Bool
  /// `x0, y0, x1, y1` of each edge, the interior on its left.
  private let edges: [Double]
  /// 1/length² of each edge, where distances will be asked for.
  private let inverseSquares: [Double]
  /// `minX, minY, maxX, maxY` of the boxes of all levels, finest first.
  private let boxes: [Double]
  /// The first box of each level, and the end of the last.
  private let starts: [Int]
  /// The edge after the last of each ring.
  private let ringEnds: [Int]

  /// The boundary of `set`; one that `tellsDistances` keeps 8 bytes an edge more.
  init(_ set: PolygonSet, tellsDistances: Bool = true) {
    self.tellsDistances = tellsDistances
    box = set.box
    let set = set.interiorLeft()
    var edges: [Double] = []
    edges.reserveCapacity(4 * (set.vertexCount - set.ringEnds.count))
    var ringEnds: [Int] = []
    for ring in 0..<set.ringEnds.count {
      for v in set.vertices(ofRing: ring).dropLast() {
        edges.append(contentsOf: set.xy[(2 * v)..<(2 * v + 4)])
      }
      ringEnds.append(edges.count / 4)
    }
    (self.edges, self.ringEnds) = (edges, ringEnds.compacted())
    inverseSquares =
      !tellsDistances
      ? []
      : edges.withUnsafeBufferPointer { all in
        stride(from: 0, to: all.count, by: 4).map { start in
          all.baseAddress.map { ckernels_inverse_square($0 + start) } ?? 0
        }
      }
    var boxes = Self.boxes(over: Self.extents(edges))
    var starts = [0, boxes.count / 4]
    while starts[starts.count - 1] - starts[starts.count - 2] > Self.fanOut {
      boxes += Self.boxes(over: Array(boxes[(4 * starts[starts.count - 2])...]))
      starts.append(boxes.count / 4)
    }
    (self.boxes, self.starts) = (boxes.compacted(), starts.compacted())
  }

  private static func extents(_ edges: [Double]) -> [Double] {
    var out: [Double] = []
    out.reserveCapacity(edges.count)
    for i in stride(from: 0, to: edges.count, by: 4) {
      out.append(min(edges[i], edges[i + 2]))
      out.append(min(edges[i + 1], edges[i + 3]))
      out.append(max(edges[i], edges[i + 2]))
      out.append(max(edges[i + 1], edges[i + 3]))
    }
    return out
  }

  private static func boxes(over level: [Double]) -> [Double] {
    var out: [Double] = []
    out.reserveCapacity((level.count + 4 * fanOut - 1) / fanOut)
    for first in stride(from: 0, to: level.count / 4, by: fanOut) {
      var box = Box.empty
      for i in first..<min(first + fanOut, level.count / 4) {
        box.extend(level[4 * i], level[4 * i + 1])
        box.extend(level[4 * i + 2], level[4 * i + 3])
      }
      out += [box.minX, box.minY, box.maxX, box.maxY]
    }
    return out
  }

  /// The tree as raw memory, for the length of a query.
  struct View {
    let edges: UnsafeBufferPointer<Double>
    let inverseSquares: UnsafeBufferPointer<Double>
    let boxes: UnsafeBufferPointer<Double>
    let starts: UnsafeBufferPointer<Int>
    let ringEnds: UnsafeBufferPointer<Int>

    /// The number of the coarsest level.
    var top: Int { starts.count - 2 }
    /// The nodes of the coarsest level.
    var roots: Range<Int> { 0..<(starts[top + 1] - starts[top]) }
    var edgeCount: Int { edges.count / 4 }

    /// What lies under node `node` of `level`: nodes of the level below, or edges under level 0.
    @inline(__always)
    func children(_ level: Int, _ node: Int) -> Range<Int> {
      let first = node * EdgeTree.fanOut
      let count = level == 0 ? edgeCount : starts[level] - starts[level - 1]
      return first..<min(first + EdgeTree.fanOut, count)
    }

    @inline(__always)
    func box(_ level: Int, _ node: Int) -> Box {
      let i = 4 * (starts[level] + node)
      return Box(minX: boxes[i], minY: boxes[i + 1], maxX: boxes[i + 2], maxY: boxes[i + 3])
    }

    /// The ring that edge `e` is of.
    func ring(ofEdge e: Int) -> Int { ringEnds.firstIndex { e < $0 } ?? ringEnds.count }

    /// The edges of a ring.
    func edges(ofRing ring: Int) -> Range<Int> { (ring == 0 ? 0 : ringEnds[ring - 1])..<ringEnds[ring] }

    /// Puts the edges whose boxes meet `window` into `found`, ascending.
    func collect(_ level: Int, _ nodes: Range<Int>, _ window: Box, into found: inout [Int]) {
      for node in nodes where box(level, node).intersects(window) {
        let children = children(level, node)
        if level > 0 {
          collect(level - 1, children, window, into: &found)
        } else {
          for e in children where edge(e).box.intersects(window) { found.append(e) }
        }
      }
    }

    @inline(__always)
    func edge(_ e: Int) -> Edge {
      Edge(ax: edges[4 * e], ay: edges[4 * e + 1], bx: edges[4 * e + 2], by: edges[4 * e + 3])
    }
  }

  func withView<R>(_ body: (View) -> R) -> R {
    edges.withUnsafeBufferPointer { edges in
      boxes.withUnsafeBufferPointer { boxes in
        starts.withUnsafeBufferPointer { starts in
          ringEnds.withUnsafeBufferPointer { ringEnds in
            inverseSquares.withUnsafeBufferPointer {
              body(View(edges: edges, inverseSquares: $0, boxes: boxes, starts: starts, ringEnds: ringEnds))
            }
          }
        }
      }
    }
  }
}

/// A segment of a boundary.
struct Edge {
  let ax, ay, bx, by: Double

  @inline(__always)
  var box: Box { Box(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by)) }

  /// The squared distance to `other`; 0 where they meet.
  @inline(__always)
  func squaredDistance(to other: Edge) -> Double {
    Segments.squaredDistance(ax, ay, bx, by, other.ax, other.ay, other.bx, other.by)
  }
}

/// The edges of a polygon set, one after another, without allocating.
struct EdgeCursor {
  let xy: UnsafeBufferPointer<Double>
  let ringEnds: UnsafeBufferPointer<Int>

  /// Calls `body` with each edge until it returns false.
  @inline(__always)
  func forEach(_ body: (Edge) -> Bool) {
    var vertex = 0
    for end in ringEnds {
      while vertex + 1 < end {
        let i = 2 * vertex
        vertex += 1
        if !body(Edge(ax: xy[i], ay: xy[i + 1], bx: xy[i + 2], by: xy[i + 3])) { return }
      }
      vertex = end
    }
  }
}

extension PolygonSet {
  /// Runs `body` with the edges as raw memory.
  @inline(__always)
  func withEdges<R>(_ body: (EdgeCursor) -> R) -> R {
    xy.withUnsafeBufferPointer { xy in
      ringEnds.withUnsafeBufferPointer { body(EdgeCursor(xy: xy, ringEnds: $0)) }
    }
  }
}
