/// What the rings of a feature do to each other and to themselves, put into faults.
struct RingRelations {
  let rings: [CleanRing]
  let signs: ExactSign

  /// A pair of rings.
  struct Pair: Hashable {
    let a: Int
    let b: Int
    init(a: Int, b: Int) { (self.a, self.b) = (min(a, b), max(a, b)) }
  }

  private struct Spot: Hashable {
    var ring: Int
    var x: Double
    var y: Double
  }

  /// Adds self-crossings, holes outside their shells, and crossing or nested polygons; returns the rings that
  /// cross themselves, as indices.
  func report(into faults: inout FaultList) -> Set<Int> {
    let search = CrossingSearch(rings: rings, signs: signs, limit: 8 * FaultList.limit)
    let contacts = search.contacts()
    var crossed: Set<Int> = []
    var crossing: Set<Pair> = []
    var touching: Set<Pair> = []
    var told = endsOfOverlaps(contacts)
    for contact in contacts {
      let pair = Pair(a: contact.ringA, b: contact.ringB)
      if contact.ringA == contact.ringB {
        crossed.insert(contact.ringA)
        // Four edges may meet where two vertices do: one place all the same.
        let spot = Spot(ring: contact.ringA, x: contact.x, y: contact.y)
        if contact.kind == .touch, !told.insert(spot).inserted { continue }
        reportSelf(contact, into: &faults)
      } else if contact.kind == .touch {
        // A single shared point is allowed between two rings.
        touching.insert(pair)
      } else {
        crossing.insert(pair)
        reportPair(contact, into: &faults)
      }
    }
    if contacts.count >= search.limit, let first = contacts.first {
      let place = rings[first.ringA].place
      faults.addValid(.ringSelfCrossing, place, vertex: 1, x: first.x, y: first.y, FaultText.searchStopped)
    }
    NestingSearch(rings: rings, signs: signs, crossing: crossing, touching: touching).report(into: &faults)
    return crossed
  }

  /// Where edges that run on each other end: what touches there is the same fault.
  private func endsOfOverlaps(_ contacts: [EdgeContact]) -> Set<Spot> {
    var ends: Set<Spot> = []
    for contact in contacts where contact.kind == .overlap && contact.ringA == contact.ringB {
      let ring = rings[contact.ringA]
      for edge in [contact.edgeA, contact.edgeB] {
        for (x, y) in [ring.point(edge), ring.point(ring.next(edge))] {
          ends.insert(Spot(ring: contact.ringA, x: x, y: y))
        }
      }
    }
    return ends
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
}
