/// What the rings of a feature do to each other and to themselves, put into faults.
struct RingRelations {
  let rings: [CleanRing]
  let signs: ExactSign

  /// A pair of rings, the earlier first.
  private struct Pair: Hashable {
    var a: Int
    var b: Int
  }

  /// Adds self-crossings, holes outside their shells, and crossing or nested polygons; returns the rings that
  /// cross themselves, as indices.
  func report(into faults: inout FaultList) -> Set<Int> {
    let search = CrossingSearch(rings: rings, signs: signs, limit: 4 * FaultList.limit)
    var crossed: Set<Int> = []
    var pairs: Set<Pair> = []
    var touches: [Int: [(x: Double, y: Double)]] = [:]
    for contact in search.contacts() {
      if contact.ringA == contact.ringB {
        crossed.insert(contact.ringA)
        if contact.kind == .touch {
          // Four edges may meet where two vertices do: one place all the same.
          if touches[contact.ringA, default: []].contains(where: { $0 == (contact.x, contact.y) }) {
            continue
          }
          touches[contact.ringA, default: []].append((contact.x, contact.y))
        }
        reportSelf(contact, into: &faults)
      } else if contact.kind != .touch {
        // A single shared point is allowed between two rings.
        pairs.insert(Pair(a: contact.ringA, b: contact.ringB))
        reportPair(contact, into: &faults)
      }
    }
    reportNesting(except: pairs, into: &faults)
    return crossed
  }

  private func reportSelf(_ contact: EdgeContact, into faults: inout FaultList) {
    let ring = rings[contact.ringA]
    let (a, b) = (ring.positions[contact.edgeA], ring.positions[contact.edgeB])
    let text =
      switch contact.kind {
      case .crossing: FaultText.crossing(a, b)
      case .touch: FaultText.touching(a, b)
      case .overlap: FaultText.runsAlong(a, b)
      }
    faults.add(.ringSelfCrossing, ring.place, vertex: a, x: contact.x, y: contact.y, text)
  }

  private func reportPair(_ contact: EdgeContact, into faults: inout FaultList) {
    let (first, second) = (rings[contact.ringA], rings[contact.ringB])
    let vertex = second.positions[contact.edgeB]
    if first.place.part == second.place.part {
      let text = FaultText.holeCrosses(ring: first.place.ring)
      faults.add(.holeOutside, second.place, vertex: vertex, x: contact.x, y: contact.y, text)
    } else {
      let text = FaultText.partsCross(part: first.place.part)
      faults.add(.shellNested, second.place, vertex: vertex, x: contact.x, y: contact.y, text)
    }
  }

  // MARK: - Nesting of rings that do not cross

  private func reportNesting(except crossing: Set<Pair>, into faults: inout FaultList) {
    let usable = rings.indices.filter { !rings[$0].isCollapsed }
    let boxes = rings.map(\.box)
    for h in usable where rings[h].isHole {
      for other in usable where rings[other].place.part == rings[h].place.part && other != h {
        if crossing.contains(Pair(a: min(h, other), b: max(h, other))) { continue }
        if rings[other].isHole {
          if boxes[h].intersects(boxes[other]), let v = vertex(of: rings[h], .inside, rings[other]) {
            let text = FaultText.holeNested(ring: rings[other].place.ring)
            add(.holeOutside, rings[h], v, text, into: &faults)
          }
        } else if let v = vertex(of: rings[h], .outside, rings[other]) {
          add(.holeOutside, rings[h], v, FaultText.holeOutside, into: &faults)
        }
      }
    }
    let shells = usable.filter { !rings[$0].isHole }
    for s in shells {
      for other in shells
      where s != other && boxes[s].intersects(boxes[other])
        && !crossing.contains(Pair(a: min(s, other), b: max(s, other)))
      {
        reportShell(s, in: other, except: crossing, into: &faults)
      }
    }
  }

  private func reportShell(_ s: Int, in other: Int, except crossing: Set<Pair>, into faults: inout FaultList)
  {
    guard let v = vertex(of: rings[s], .inside, rings[other]) else { return }
    // It is where it should be in a hole of the other.
    let holes = rings.indices.filter {
      rings[$0].isHole && rings[$0].place.part == rings[other].place.part && !rings[$0].isCollapsed
    }
    for hole in holes {
      if crossing.contains(Pair(a: min(s, hole), b: max(s, hole))) { return }
      if vertex(of: rings[s], .outside, rings[hole]) == nil { return }
    }
    let text = FaultText.partNested(part: rings[other].place.part)
    add(.shellNested, rings[s], v, text, into: &faults)
  }

  /// The first vertex of `ring`, or else the first with a midpoint after it, that lies so from `other`.
  private func vertex(of ring: CleanRing, _ side: ExactSign.Side, _ other: CleanRing) -> Int? {
    for i in 0..<ring.count where signs.side(ring.point(i), of: other) == side { return i }
    for i in 0..<ring.count {
      let (a, b) = (ring.point(i), ring.point(ring.next(i)))
      // Rounding may put the midpoint beside its edge: one on an edge of `other` decides nothing.
      guard signs.side(a, of: other) == .boundary, signs.side(b, of: other) == .boundary else { continue }
      let middle = (x: a.x + (b.x - a.x) / 2, y: a.y + (b.y - a.y) / 2)
      if signs.orientation(a, b, middle) == 0, signs.side(middle, of: other) == side { return i }
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
