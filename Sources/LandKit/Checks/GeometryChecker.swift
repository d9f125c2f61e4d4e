/// Finds everything wrong with the polygonal geometry of one feature after another. One for each worker.
///
/// **Complexity**: a sound polygon costs one pass of `SimplicityFilter` and no allocation; only what that is
/// not sure of is searched edge by edge and put to GEOS.
final class GeometryChecker {
  let context: GEOSContext
  private let enabled: GeometryChecks
  private var filter = SimplicityFilter()

  /// A checker for the classes in `checks`.
  init(in context: GEOSContext, checks: GeometryChecks = .all) {
    self.context = context
    enabled = checks
  }

  /// What a check found, and whether the geometry is valid by OGC whatever was listed.
  struct Verdict {
    var faults: [GeometryFault]
    var isValid: Bool
    /// Whether it stays valid under a projection that bends gently (`PlaneProjection.bendsGently(within:)`).
    var isClear = false
  }

  /// All faults, by part, ring and vertex; none when the geometry is sound. An empty set has none.
  func check(_ set: PolygonSet, _ kind: CoordinateKind) -> [GeometryFault] { verdict(set, kind).faults }

  /// All faults and whether the geometry is valid; duplicate vertices, winding, needles and ranges leave it so.
  func verdict(_ set: PolygonSet, _ kind: CoordinateKind) -> Verdict {
    let isSure = filter.isSurelyValid(
      set, spikeTolerance: kind.spikeTolerance, clearance: kind.clearance, longestEdge: kind.longestGentleEdge
    )
    if isSure, isUnremarkable(set, kind) {
      return Verdict(faults: [], isValid: true, isClear: filter.isClear)
    }
    var list = FaultList(enabled: enabled)
    var rings: [CleanRing] = []
    let scan = CoordinateScan(set: set, kind: kind)
    let signs = ExactSign(context: context)
    for part in 0..<set.polygonCount {
      let first = set.rings(ofPolygon: part).lowerBound
      var hasShell = true
      for ring in set.rings(ofPolygon: part) {
        let place = RingPlace(part: part + 1, ring: ring - first + 1)
        let isFit = scan.report(ring: ring, at: place, into: &list)
        if ring == first { hasShell = isFit }
        if isSure { reportWinding(filter.ringAreas[ring], set, ring, place, into: &list) }
        guard !isSure, isFit, hasShell else { continue }
        rings.append(
          CleanRing(
            set, ring: ring, at: place, tolerance: kind.spikeTolerance, signs: signs, faults: &list))
      }
    }
    if !isSure { searchDeeply(set, rings, signs, into: &list) }
    return Verdict(faults: list.sorted, isValid: !list.sawInvalid)
  }

  private func isUnremarkable(_ set: PolygonSet, _ kind: CoordinateKind) -> Bool {
    if kind == .geographic {
      for box in filter.ringBoxes
      where box.minX < -180 || box.maxX > 180 || box.minY < -90 || box.maxY > 90 { return false }
    }
    var ring = 0
    for end in set.polygonEnds {
      if filter.ringAreas[ring] < 0 { return false }
      ring += 1
      while ring < end {
        if filter.ringAreas[ring] > 0 { return false }
        ring += 1
      }
    }
    return true
  }

  private func searchDeeply(
    _ set: PolygonSet, _ rings: [CleanRing], _ signs: ExactSign, into list: inout FaultList
  ) {
    let crossed = RingRelations(rings: rings, signs: signs).report(into: &list)
    for (index, ring) in rings.enumerated() where !ring.isCollapsed && !crossed.contains(index) {
      reportWinding(Self.area(ring), set, nil, ring.place, at: ring.point(0), into: &list)
    }
    if !list.sawInvalid { askGEOS(set, rings, into: &list) }
  }

  /// The net under the search: what GEOS calls invalid and we did not see is listed in GEOS's words.
  private func askGEOS(_ set: PolygonSet, _ rings: [CleanRing], into list: inout FaultList) {
    let reason: (reason: String, x: Double, y: Double)?
    do {
      reason = try GEOSGeometry(set, in: context).invalidity()
    } catch {
      reason = (error.description, .nan, .nan)
    }
    guard let reason else { return }
    let kind: ProblemClass =
      switch reason.reason {
      case "Hole lies outside shell", "Holes are nested": .holeOutside
      case "Nested shells": .shellNested
      case "Self-intersection", "Ring Self-intersection", "Interior is disconnected": .ringSelfCrossing
      default: .geometryInvalid
      }
    let (place, vertex) = Self.nearest(reason.x, reason.y, rings)
    list.add(kind, place, vertex: vertex, x: reason.x, y: reason.y, FaultText.geos(reason.reason))
  }

  private static func nearest(_ x: Double, _ y: Double, _ rings: [CleanRing]) -> (RingPlace, Int) {
    var best = (place: RingPlace(part: 1, ring: 1), vertex: 1, distance: Double.infinity)
    for ring in rings {
      for i in 0..<ring.count {
        let p = ring.point(i)
        let distance = (p.x - x) * (p.x - x) + (p.y - y) * (p.y - y)
        if distance < best.distance { best = (ring.place, ring.positions[i], distance) }
      }
    }
    return (best.place, best.vertex)
  }

  private static func area(_ ring: CleanRing) -> Double {
    let o = ring.point(0)
    return (0..<ring.count).reduce(0) { sum, i in
      let (a, b) = (ring.point(i), ring.point(ring.next(i)))
      return sum + ((a.x - o.x) * (b.y - o.y) - (b.x - o.x) * (a.y - o.y)) / 2
    }
  }

  private func reportWinding(
    _ area: Double, _ set: PolygonSet, _ ring: Int?, _ place: RingPlace,
    at point: (x: Double, y: Double)? = nil, into list: inout FaultList
  ) {
    guard place.ring == 1 ? area < 0 : area > 0 else { return }
    let v = ring.map { set.vertices(ofRing: $0).lowerBound } ?? 0
    let (x, y) = point ?? (set.xy[2 * v], set.xy[2 * v + 1])
    list.add(.ringWinding, place, vertex: 1, x: x, y: y, FaultText.winding(isShell: place.ring == 1))
  }
}
