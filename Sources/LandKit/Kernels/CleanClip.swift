/// The common part of two polygon sets whose boundaries cross cleanly, by walking along both (Weiler and
/// Atherton 1977). One a worker: its buffers are reused.
///
/// The reference is GEOS's intersection, which `LayerOverlay` asks wherever this gives nil: where edges come within
/// a micrometre without crossing, cross nearer than that to a corner or to another crossing, or nearly in parallel;
/// where it is not certain which part a hole is in. What is left is in general position: signs are certain, crossings
/// alternate, and rounding moves a corner by some 1e-9 m as it does in GEOS. A ring that crosses nothing keeps a
/// micrometre from the other boundary, so that one corner tells on which side it lies. **Units**: metres of the working CRS. **Complexity**: edges of the one times edges of the other
/// near its box.
final class CleanClip {
  private struct Crossing {
    var x: Double
    var y: Double
    /// Edge of the subject by its first vertex, its ring, and the place on it from 0 to 1.
    var vertex: Int
    var ring: Int
    var t: Double
    /// Edge of the feature, its ring, and the place on it.
    var edge: Int
    var featureRing: Int
    var u: Double
    /// Whether the subject's boundary goes into the feature here.
    var enters: Bool
    /// The crossings that follow along the subject and along the feature.
    var nextOnSubject = 0
    var nextOnFeature = 0
    var isUsed = false
  }

  /// Nearer than this, m, nothing is certain. Rounding of coordinates of 10⁷ m is 2e-9.
  private static let margin = 1e-6
  private var crossings: [Crossing] = []
  private var near: [Int] = []

  /// The common part, empty when there is none, or nil where GEOS must tell.
  func part(of subject: PolygonSet, box: Box, in feature: EdgeTree) -> PolygonSet? {
    let subject = subject.interiorLeft()
    crossings.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    return feature.withView { tree in
      tree.collect(tree.top, tree.roots, box.grown(by: Self.margin), into: &near)
      guard findCrossings(subject, tree), link(subject, tree) else { return nil }
      var rings = RingAssembly()
      guard walk(subject, tree, into: &rings) else { return nil }
      addWholeRings(subject, tree, to: &rings)
      return rings.polygons()
    }
  }

  // MARK: Crossings

  /// Finds all crossings; false when edges come near each other in another way.
  private func findCrossings(_ subject: PolygonSet, _ tree: EdgeTree.View) -> Bool {
    for e in near {
      let edge = tree.edge(e)
      let extent = edge.box.grown(by: Self.margin)
      for ring in 0..<subject.ringEnds.count {
        for v in subject.vertices(ofRing: ring).dropLast() {
          let other = subject.edge(v)
          guard extent.intersects(other.box) else { continue }
          if var crossing = Self.crossing(other, edge) {
            (crossing.vertex, crossing.ring, crossing.edge) = (v, ring, e)
            crossing.featureRing = tree.ring(ofEdge: e)
            crossings.append(crossing)
          } else if edge.squaredDistance(to: other) < Self.margin * Self.margin {
            return false
          }
        }
      }
    }
    return true
  }

  /// Where `a` crosses `b`, when all four corners are clear of the other's line, on alternate sides.
  @inline(__always)
  private static func crossing(_ a: Edge, _ b: Edge) -> Crossing? {
    let (ux, uy, vx, vy) = (a.bx - a.ax, a.by - a.ay, b.bx - b.ax, b.by - b.ay)
    let c = ux * (b.ay - a.ay) - uy * (b.ax - a.ax), d = ux * (b.by - a.ay) - uy * (b.bx - a.ax)
    let p = vx * (a.ay - b.ay) - vy * (a.ax - b.ax), q = vx * (a.by - b.ay) - vy * (a.bx - b.ax)
    guard (c > 0) != (d > 0), (p > 0) != (q > 0) else { return nil }
    let clearOfA = margin * (ux * ux + uy * uy).squareRoot(),
      clearOfB = margin * (vx * vx + vy * vy).squareRoot()
    guard min(abs(c), abs(d)) > clearOfA, min(abs(p), abs(q)) > clearOfB else { return nil }
    let t = p / (p - q)
    return Crossing(
      x: a.ax + t * ux, y: a.ay + t * uy, vertex: 0, ring: 0, t: t, edge: 0, featureRing: 0, u: c / (c - d),
      enters: q > 0)
  }

  /// Links each crossing to the next along both boundaries; false when two are too near.
  private func link(_ subject: PolygonSet, _ tree: EdgeTree.View) -> Bool {
    let onSubject = crossings.indices.sorted {
      (crossings[$0].vertex, crossings[$0].t) < (crossings[$1].vertex, crossings[$1].t)
    }
    let onFeature = crossings.indices.sorted {
      (crossings[$0].edge, crossings[$0].u) < (crossings[$1].edge, crossings[$1].u)
    }
    chain(onSubject, ring: \.ring, next: \.nextOnSubject)
    chain(onFeature, ring: \.featureRing, next: \.nextOnFeature)
    for i in crossings.indices {
      let a = crossings[i]
      for b in crossings[(i + 1)...] where a.vertex == b.vertex || a.edge == b.edge {
        if abs(a.x - b.x) < Self.margin && abs(a.y - b.y) < Self.margin { return false }
      }
    }
    return true
  }

  private func chain(
    _ order: [Int], ring: KeyPath<Crossing, Int>, next: WritableKeyPath<Crossing, Int>
  ) {
    var first = 0
    for place in order.indices {
      let isLast =
        place + 1 == order.count
        || crossings[order[place + 1]][keyPath: ring] != crossings[order[place]][keyPath: ring]
      crossings[order[place]][keyPath: next] = isLast ? order[first] : order[place + 1]
      if isLast { first = place + 1 }
    }
  }

  // MARK: The walk

  /// Along the subject from where it enters to where it leaves, then along the feature to where it enters again.
  /// False where the crossings do not alternate.
  private func walk(_ subject: PolygonSet, _ tree: EdgeTree.View, into out: inout RingAssembly) -> Bool {
    for start in crossings.indices where crossings[start].enters && !crossings[start].isUsed {
      var at = start
      repeat {
        if crossings[at].isUsed { return false }
        crossings[at].isUsed = true
        let (enter, leave) = (crossings[at], crossings[crossings[at].nextOnSubject])
        guard !leave.enters else { return false }
        at = leave.nextOnFeature
        guard crossings[at].enters else { return false }
        out.appendVertex(enter.x, enter.y)
        appendSubject(subject, from: enter, to: leave, &out)
        out.appendVertex(leave.x, leave.y)
        appendFeature(tree, from: leave, to: crossings[at], &out)
      } while at != start
      out.endRing()
    }
    return true
  }

  /// Adds the rings without a crossing that lie in the other set: they bound the common part as they stand.
  private func addWholeRings(_ subject: PolygonSet, _ tree: EdgeTree.View, to out: inout RingAssembly) {
    for ring in 0..<subject.ringEnds.count where !crossings.contains(where: { $0.ring == ring }) {
      let vertices = subject.vertices(ofRing: ring)
      let first = vertices.lowerBound
      guard tree.contains(subject.xy[2 * first], subject.xy[2 * first + 1]) else { continue }
      for v in vertices.dropLast() { out.appendVertex(subject.xy[2 * v], subject.xy[2 * v + 1]) }
      out.endRing()
    }
    var last = -1
    for e in near {
      let ring = tree.ring(ofEdge: e)
      if ring == last { continue }
      last = ring
      if crossings.contains(where: { $0.featureRing == ring }) { continue }
      let corner = tree.edge(e)
      guard AreaContact.contains(subject, corner.ax, corner.ay) else { continue }
      for e in tree.edges(ofRing: ring) {
        let edge = tree.edge(e)
        out.appendVertex(edge.ax, edge.ay)
      }
      out.endRing()
    }
  }

  private func appendSubject(
    _ set: PolygonSet, from a: Crossing, to b: Crossing, _ out: inout RingAssembly
  ) {
    if a.vertex == b.vertex && a.t < b.t { return }
    let vertices = set.vertices(ofRing: a.ring)
    var v = a.vertex
    repeat {
      v += 1
      if v == vertices.upperBound - 1 { v = vertices.lowerBound }
      out.appendVertex(set.xy[2 * v], set.xy[2 * v + 1])
    } while v != b.vertex
  }

  private func appendFeature(
    _ tree: EdgeTree.View, from a: Crossing, to b: Crossing, _ out: inout RingAssembly
  ) {
    if a.edge == b.edge && a.u < b.u { return }
    let edges = tree.edges(ofRing: a.featureRing)
    var e = a.edge
    repeat {
      e += 1
      if e == edges.upperBound { e = edges.lowerBound }
      let edge = tree.edge(e)
      out.appendVertex(edge.ax, edge.ay)
    } while e != b.edge
  }
}

extension PolygonSet {
  /// The edge that begins at vertex `v`.
  @inline(__always)
  func edge(_ v: Int) -> Edge { Edge(ax: xy[2 * v], ay: xy[2 * v + 1], bx: xy[2 * v + 2], by: xy[2 * v + 3]) }

  /// The same polygons with the interior on the left of every edge: shells counter-clockwise, holes clockwise.
  func interiorLeft() -> PolygonSet {
    var out = self
    for polygon in 0..<polygonCount {
      let rings = rings(ofPolygon: polygon)
      for ring in rings where (signedPlaneArea(ofRing: ring) < 0) == (ring == rings.lowerBound) {
        let vertices = vertices(ofRing: ring)
        for (to, from) in zip(vertices, vertices.reversed()) {
          (out.xy[2 * to], out.xy[2 * to + 1]) = (xy[2 * from], xy[2 * from + 1])
        }
      }
    }
    return out
  }
}
