/// A point, or a stretch, that two edges share though they are no neighbours.
struct EdgeContact {
  enum Kind {
    /// The edges cross within both.
    case crossing
    /// They share one point, an end of at least one of them.
    case touch
    /// They run on each other.
    case overlap
  }
  var kind: Kind
  /// The rings, as indices, and the edges, by the vertex that they begin at; (ringA, edgeA) comes first.
  var ringA: Int
  var edgeA: Int
  var ringB: Int
  var edgeB: Int
  var x: Double
  var y: Double
}

/// Finds all contacts between the edges of all rings of a feature.
///
/// **Complexity**: blocks of edges are swept by their left sides: O(n log n + pairs of blocks whose boxes meet).
struct CrossingSearch {
  let rings: [CleanRing]
  let signs: ExactSign
  /// The search ends at so many.
  let limit: Int

  private struct Block {
    var box: Box
    var ring: Int
    var edges: Range<Int>
  }

  /// The contacts, by ring and edge.
  func contacts() -> [EdgeContact] {
    var found: [EdgeContact] = []
    let blocks = makeBlocks()
    for i in blocks.indices {
      for j in i..<blocks.count {
        if blocks[j].box.minX > blocks[i].box.maxX { break }
        guard blocks[i].box.intersects(blocks[j].box) else { continue }
        search(blocks[i], blocks[j], same: i == j, into: &found)
        if found.count >= limit { return ordered(found) }
      }
    }
    return ordered(found)
  }

  private func ordered(_ found: [EdgeContact]) -> [EdgeContact] {
    found.sorted { ($0.ringA, $0.edgeA, $0.ringB, $0.edgeB) < ($1.ringA, $1.edgeA, $1.ringB, $1.edgeB) }
  }

  private func makeBlocks() -> [Block] {
    var blocks: [Block] = []
    for (index, ring) in rings.enumerated() where !ring.isCollapsed {
      for start in stride(from: 0, to: ring.count, by: 8) {
        let end = min(start + 8, ring.count)
        var box = Box.empty
        for edge in start..<end {
          let (a, b) = (ring.point(edge), ring.point(ring.next(edge)))
          box.extend(a.x, a.y)
          box.extend(b.x, b.y)
        }
        blocks.append(Block(box: box, ring: index, edges: start..<end))
      }
    }
    return blocks.sorted {
      ($0.box.minX, $0.ring, $0.edges.lowerBound) < ($1.box.minX, $1.ring, $1.edges.lowerBound)
    }
  }

  private func search(_ a: Block, _ b: Block, same: Bool, into found: inout [EdgeContact]) {
    for e in a.edges {
      for f in b.edges where !same || f > e {
        let isFirst = (a.ring, e) < (b.ring, f)
        let contact = isFirst ? contact(a.ring, e, b.ring, f) : contact(b.ring, f, a.ring, e)
        if let contact { found.append(contact) }
      }
    }
  }

  private func contact(_ ringA: Int, _ e: Int, _ ringB: Int, _ f: Int) -> EdgeContact? {
    let (a, b) = (rings[ringA], rings[ringB])
    if ringA == ringB, a.next(e) == f || a.next(f) == e { return nil }
    let (p, q) = (a.point(e), a.point(a.next(e)))
    let (r, s) = (b.point(f), b.point(b.next(f)))
    guard Self.box(p, q).intersects(Self.box(r, s)), let (kind, at) = meet(p, q, r, s) else { return nil }
    return EdgeContact(kind: kind, ringA: ringA, edgeA: e, ringB: ringB, edgeB: f, x: at.x, y: at.y)
  }

  /// How the segments pq and rs meet, and where; nil when they do not.
  private func meet(
    _ p: ExactSign.Point, _ q: ExactSign.Point, _ r: ExactSign.Point, _ s: ExactSign.Point
  ) -> (EdgeContact.Kind, ExactSign.Point)? {
    let (o1, o2) = (signs.orientation(p, q, r), signs.orientation(p, q, s))
    if o1 * o2 == 1 { return nil }
    let (o3, o4) = (signs.orientation(r, s, p), signs.orientation(r, s, q))
    if o3 * o4 == 1 { return nil }
    if o1 * o2 == -1, o3 * o4 == -1 { return (.crossing, Self.crossingPoint(p, q, r, s)) }
    let (pq, rs) = (Self.box(p, q), Self.box(r, s))
    var shared: [ExactSign.Point] = []
    if o1 == 0, pq.contains(r.x, r.y) { shared.append(r) }
    if o2 == 0, pq.contains(s.x, s.y) { shared.append(s) }
    if o3 == 0, rs.contains(p.x, p.y) { shared.append(p) }
    if o4 == 0, rs.contains(q.x, q.y) { shared.append(q) }
    guard let first = shared.first else { return nil }
    return (shared.contains { $0 != first } ? .overlap : .touch, first)
  }

  private static func box(_ a: ExactSign.Point, _ b: ExactSign.Point) -> Box {
    Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }

  private static func crossingPoint(
    _ p: ExactSign.Point, _ q: ExactSign.Point, _ r: ExactSign.Point, _ s: ExactSign.Point
  ) -> ExactSign.Point {
    // About p, so that large eastings do not cost digits.
    let (ux, uy, vx, vy) = (q.x - p.x, q.y - p.y, s.x - r.x, s.y - r.y)
    let t = ((r.x - p.x) * vy - (r.y - p.y) * vx) / (ux * vy - uy * vx)
    return (p.x + t * ux, p.y + t * uy)
  }
}
