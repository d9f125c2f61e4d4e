/// Which rings lie where they must not, among those that do not cross.
struct NestingSearch {
  let rings: [CleanRing]
  let signs: ExactSign
  /// Pairs that cross, which are told already.
  let crossing: Set<RingRelations.Pair>
  /// Pairs that share single points.
  let touching: Set<RingRelations.Pair>

  /// Adds holes outside their shells or in each other, and polygons in polygons.
  ///
  /// **Complexity**: a box test for each pair of holes of a part and of shells; a ray for each hole, and for
  /// each pair whose boxes meet.
  func report(into faults: inout FaultList) {
    let boxes = rings.map(\.box)
    let usable = rings.indices.filter { !rings[$0].isCollapsed }
    let byPart = Dictionary(grouping: usable) { rings[$0].place.part }
    for part in byPart.keys.sorted() {
      let members = byPart[part] ?? []
      for h in members where rings[h].isHole {
        for other in members where other != h { reportHole(h, other, boxes, into: &faults) }
      }
    }
    let shells = usable.filter { !rings[$0].isHole }
    for s in shells {
      for other in shells where s != other && boxes[s].intersects(boxes[other]) && !cross(s, other) {
        let holes = (byPart[rings[other].place.part] ?? []).filter { rings[$0].isHole }
        reportShell(s, in: other, holes: holes, into: &faults)
      }
    }
  }

  private func reportHole(_ h: Int, _ other: Int, _ boxes: [Box], into faults: inout FaultList) {
    if rings[other].isHole {
      guard boxes[h].intersects(boxes[other]), !cross(h, other) else { return }
      guard let v = vertex(of: h, .inside, other) else { return }
      add(.holeOutside, rings[h], v, FaultText.holeNested(ring: rings[other].place.ring), into: &faults)
    } else if !cross(h, other), let v = vertex(of: h, .outside, other) {
      add(.holeOutside, rings[h], v, FaultText.holeOutside, into: &faults)
    }
  }

  private func reportShell(_ s: Int, in other: Int, holes: [Int], into faults: inout FaultList) {
    guard let v = vertex(of: s, .inside, other) else { return }
    for hole in holes where cross(s, hole) || vertex(of: s, .outside, hole) == nil {
      return  // told already, or where it should be: in a hole of the other
    }
    add(.shellNested, rings[s], v, FaultText.partNested(part: rings[other].place.part), into: &faults)
  }

  private func cross(_ a: Int, _ b: Int) -> Bool { crossing.contains(RingRelations.Pair(a: a, b: b)) }

  /// The first vertex of ring `a`, or else the first with a midpoint after it, that lies so from ring `b`.
  private func vertex(of a: Int, _ side: ExactSign.Side, _ b: Int) -> Int? {
    let (ring, other) = (rings[a], rings[b])
    guard touching.contains(RingRelations.Pair(a: a, b: b)) else {
      // Rings that share no point are all on one side.
      return signs.side(ring.point(0), of: other) == side ? 0 : nil
    }
    for i in 0..<ring.count where signs.side(ring.point(i), of: other) == side { return i }
    for i in 0..<ring.count {
      let (p, q) = (ring.point(i), ring.point(ring.next(i)))
      guard signs.side(p, of: other) == .boundary, signs.side(q, of: other) == .boundary else { continue }
      // Rounding may put the midpoint beside its edge; then it decides nothing.
      let middle = (x: p.x + (q.x - p.x) / 2, y: p.y + (q.y - p.y) / 2)
      if signs.orientation(p, q, middle) == 0, signs.side(middle, of: other) == side { return i }
    }
    return nil
  }

  private func add(
    _ kind: ProblemClass, _ ring: CleanRing, _ i: Int, _ text: Bilingual, into faults: inout FaultList
  ) {
    let (x, y) = ring.point(i)
    faults.add(kind, ring.place, vertex: ring.positions[i], x: x, y: y, text)
  }
}
