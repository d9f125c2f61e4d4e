import CKernels

extension EdgeTree {
  /// The least distance between this boundary and that of `other`, or `bound` when it is no less.
  ///
  /// For polygons that share no inner point it is the distance between the polygons. Exact: a pair of edges is
  /// left out only when their boxes are farther apart than the best distance so far.
  func distance(to other: PolygonSet, box otherBox: Box, below bound: Double) -> Double {
    precondition(tellsDistances, "the tree was made without distances")
    guard !box.isEmpty, !other.isEmpty else { return bound }
    var best = bound * bound
    withView { tree in
      other.withEdges { edges in
        let query = DistanceQuery(tree: tree, edges: edges, box: otherBox)
        query.descend(tree.top, tree.roots, &best)
      }
    }
    return best.squareRoot()
  }
}

/// One question for a distance.
private struct DistanceQuery {
  let tree: EdgeTree.View
  let edges: EdgeCursor
  let box: Box

  /// The nearest node first, so that the others are mostly passed over.
  func descend(_ level: Int, _ nodes: Range<Int>, _ best: inout Double) {
    var nearest = -1
    var least = best
    for node in nodes {
      let distance = tree.box(level, node).squaredDistance(to: box)
      if distance < least { (nearest, least) = (node, distance) }
    }
    guard nearest >= 0 else { return }
    visit(level, nearest, &best)
    for node in nodes where node != nearest && tree.box(level, node).squaredDistance(to: box) < best {
      visit(level, node, &best)
    }
  }

  private func visit(_ level: Int, _ node: Int, _ best: inout Double) {
    let children = tree.children(level, node)
    if level > 0 { return descend(level - 1, children, &best) }
    // Most nodes have a near box and nothing near in it: one look at each edge of the parcel tells.
    let extent = tree.box(level, node)
    guard reaches(extent, best) else { return }
    // A distance between vertices bounds what must be looked at; what is found is found edge by edge. Of the node's
    // edges those near the parcel's box are left, of the parcel's those near them.
    var limit = min(best, bound(children, extent))
    let (near, part) = edges(under: children, nearerThan: limit)
    edges.forEach { edge in
      if edge.box.squaredDistance(to: part) < limit {
        best = min(best, tree.squaredDistance(edge, near))
        limit = min(limit, best)
      }
      return true
    }
  }

  /// From the first to the last of the edges in `range` that are nearer to the parcel's box than the root of `limit`,
  /// and the box around those that are.
  private func edges(under range: Range<Int>, nearerThan limit: Double) -> (Range<Int>, Box) {
    var (first, last) = (range.upperBound, range.lowerBound)
    var part = Box.empty
    for e in range {
      let extent = tree.edge(e).box
      guard extent.squaredDistance(to: box) < limit else { continue }
      (first, last) = (min(first, e), e)
      part.extend(extent)
    }
    return first <= last ? (first..<(last + 1), part) : (range.lowerBound..<range.lowerBound, part)
  }

  /// Whether an edge of the parcel comes nearer to `extent` than the root of `limit`. What joins two rings counts
  /// as an edge, which proves nothing and spares looking.
  private func reaches(_ extent: Box, _ limit: Double) -> Bool {
    var corners = (extent.minX, extent.minY, extent.maxX, extent.maxY)
    return withUnsafeBytes(of: &corners) {
      ckernels_reaches(
        edges.xy.baseAddress, edges.xy.count / 2, $0.assumingMemoryBound(to: Double.self).baseAddress, limit)
        != 0
    }
  }

  /// The squared distance between some vertex of the parcel, one of the nearest to the node's box, and the
  /// vertices under the node, and a rounding more: an edge's own distance may come out larger than its vertex's.
  private func bound(_ children: Range<Int>, _ extent: Box) -> Double {
    var (x, y) = (edges.xy[0], edges.xy[1])
    var nearest = Double.infinity
    edges.forEach { edge in
      let dx = max(0, max(extent.minX - edge.ax, edge.ax - extent.maxX))
      let dy = max(0, max(extent.minY - edge.ay, edge.ay - extent.maxY))
      let distance = dx * dx + dy * dy
      if distance < nearest { (nearest, x, y) = (distance, edge.ax, edge.ay) }
      return true
    }
    var least = Double.infinity
    for e in children {
      let (dx, dy) = (tree.edges[4 * e] - x, tree.edges[4 * e + 1] - y)
      least = min(least, dx * dx + dy * dy)
    }
    return least * (1 + 1e-9) + 1e-12
  }
}

extension EdgeTree.View {
  /// The least squared distance between `edge` and the tree's edges in `range`.
  fileprivate func squaredDistance(_ edge: Edge, _ range: Range<Int>) -> Double {
    var ends = (edge.ax, edge.ay, edge.bx, edge.by)
    return withUnsafeBytes(of: &ends) { ends in
      guard let first = edges.baseAddress, let inverses = inverseSquares.baseAddress else { return .infinity }
      return ckernels_nearest_edge(
        ends.assumingMemoryBound(to: Double.self).baseAddress, first + 4 * range.lowerBound,
        inverses + range.lowerBound, range.count)
    }
  }
}

extension Box {
  /// The squared distance between two boxes; 0 where they meet.
  @inline(__always)
  func squaredDistance(to other: Box) -> Double {
    let dx = max(0, max(minX - other.maxX, other.minX - maxX))
    let dy = max(0, max(minY - other.maxY, other.minY - maxY))
    return dx * dx + dy * dy
  }
}
