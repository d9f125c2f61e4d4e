/// How a polygon set lies to another, where that is certain.
enum SurelyRelated {
  /// They share no point.
  case apart
  /// It lies in the other's interior.
  case inside
  /// The boundaries come near each other, or the answer differs from part to part: an overlay must tell.
  case unsure
}

extension EdgeTree {
  /// Boundaries this near, m, may touch. Rounding of coordinates of 10⁷ m is 2e-9.
  private static let margin = 1e-6

  /// How `other` lies to the polygons whose boundary this is.
  ///
  /// `apart` and `inside` are certain: no two edges come within a micrometre, no part of this boundary lies in
  /// `other`, and all its shells' first corners answer alike. **Complexity**: the edges near `other`'s box.
  func relation(of other: PolygonSet, box otherBox: Box) -> SurelyRelated {
    let window = otherBox.grown(by: Self.margin)
    guard !other.isEmpty, !box.isEmpty else { return .unsure }
    guard box.intersects(window) else { return .apart }
    return withView { tree in
      other.withEdges { edges in
        let query = RelationQuery(tree: tree, edges: edges, other: other, window: window, margin: Self.margin)
        guard query.isClear(tree.top, tree.roots) else { return .unsure }
        var inside = 0
        for polygon in 0..<other.polygonCount {
          let v = other.vertices(ofRing: other.rings(ofPolygon: polygon).lowerBound).lowerBound
          if tree.contains(edges.xy[2 * v], edges.xy[2 * v + 1]) { inside += 1 }
        }
        return inside == 0 ? .apart : inside == other.polygonCount ? .inside : .unsure
      }
    }
  }
}

/// One question for a relation.
private struct RelationQuery {
  let tree: EdgeTree.View
  let edges: EdgeCursor
  let other: PolygonSet
  let window: Box
  let margin: Double

  /// Whether no edge under `nodes` comes near the other boundary or lies in the other polygons.
  func isClear(_ level: Int, _ nodes: Range<Int>) -> Bool {
    for node in nodes where tree.box(level, node).intersects(window) {
      let children = tree.children(level, node)
      if level > 0 {
        if !isClear(level - 1, children) { return false }
      } else {
        for e in children where tree.edge(e).box.intersects(window) {
          let edge = tree.edge(e)
          if isNear(edge) || AreaContact.contains(other, edge.ax, edge.ay) { return false }
        }
      }
    }
    return true
  }

  private func isNear(_ edge: Edge) -> Bool {
    let extent = edge.box.grown(by: margin)
    var isNear = false
    edges.forEach { other in
      if extent.intersects(other.box) { isNear = edge.squaredDistance(to: other) < margin * margin }
      return !isNear
    }
    return isNear
  }
}

extension EdgeTree.View {
  /// Whether a point that is not on the boundary lies in the polygons, by the even-odd rule along a ray east.
  func contains(_ x: Double, _ y: Double) -> Bool {
    var inside = false
    cross(top, roots, x, y, &inside)
    return inside
  }

  private func cross(_ level: Int, _ nodes: Range<Int>, _ x: Double, _ y: Double, _ inside: inout Bool) {
    for node in nodes {
      let box = box(level, node)
      if box.maxX < x || box.minY > y || box.maxY < y { continue }
      let children = children(level, node)
      if level > 0 {
        cross(level - 1, children, x, y, &inside)
        continue
      }
      for e in children {
        let c = edge(e)
        if (c.ay > y) != (c.by > y), x < (c.bx - c.ax) * (y - c.ay) / (c.by - c.ay) + c.ax { inside.toggle() }
      }
    }
  }
}
