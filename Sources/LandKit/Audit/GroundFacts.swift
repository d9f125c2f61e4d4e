/// Facts that need polygons: what lies outside the district, in several parks, or counts twice.
struct GroundFacts {
  private let result: AuditResult
  private let projection: any PlaneProjection
  private let overlapper: LineageOverlapper

  init(_ result: AuditResult) throws {
    self.result = result
    guard let request = result.year.request else {
      throw UsageFailure(Bilingual(zh: "该年未经量算", en: "the year was not measured"))
    }
    projection = try request.workProjection()
    overlapper = LineageOverlapper(projection: projection, settings: request.measure)
  }

  /// A point of the working CRS in degrees.
  func lonLat(_ x: Double, _ y: Double) -> (lon: Double, lat: Double) {
    let point = overlapper.measurer.lonLat(x, y)
    return (point.lon, point.lat)
  }

  /// Repairs of a layer that changed an area, with what it was.
  func repairs(_ role: LayerRole) -> [GroundLine] {
    result.year.problems.problems.compactMap { problem in
      guard problem.kind == .geometryRepaired, problem.place.layer == role.rawValue,
        let before = problem.areaBefore, let after = problem.areaAfter
      else { return nil }
      let point = problem.place.lonLat
      return GroundLine(
        ids: [problem.place.id ?? "#\(problem.place.feature ?? 0)"], area: abs(after - before),
        whole: before, lon: point?.lon ?? .nan, lat: point?.lat ?? .nan)
    }
  }

  /// What of a layer's features lies outside the district, if there is one.
  func outside(_ role: LayerRole) throws -> [GroundLine] {
    guard role != .parks, let request = result.year.request, let input = request.district else { return [] }
    let district = try SmallLayer.again(input, request).features.filter(\.isUsable)
    guard !district.isEmpty else { return [] }
    let context = overlapper.context
    let outline = try GEOSGeometry.union(of: district.map { try GEOSGeometry($0.plane, in: context) })
    let prepared = try outline.prepared()
    let layer = result.year[role]
    var lines: [GroundLine] = []
    for (place, box) in layer.geometry.boxes().enumerated() where !box.isEmpty {
      let ring = [
        (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY),
        (box.minX, box.minY),
      ]
      if try prepared.covers(GEOSGeometry(PolygonSet(rings: [ring]), in: context)) { continue }
      let feature = try GEOSGeometry(layer.geometry[place], in: context)
      if try prepared.covers(feature) { continue }
      let areas = overlapper.areas(try feature.difference(outline).polygonSet())
      guard areas.sound > 0 else { continue }
      let (member, point) = (layer.members[place], lonLat(areas.x, areas.y))
      lines.append(
        GroundLine(ids: [member.label], area: areas.sound, whole: member.area, lon: point.lon, lat: point.lat)
      )
    }
    return lines
  }

  /// Features with parts in several planned parks; `area` is the least of the two largest parts.
  func inParks(_ layer: AuditLayer) throws -> [GroundLine] {
    let parks = result.year.parks
    let planned = OverlayLayer(
      plane: parks.members.indices.map {
        parks.members[$0].status == "planned" ? parks.geometry[$0] : PolygonSet()
      }, overlapping: [])
    let overlay = try LayerOverlay(planned, measurer: overlapper.measurer, in: overlapper.context)
    var lines: [GroundLine] = []
    for (place, box) in layer.geometry.boxes().enumerated() where !box.isEmpty {
      guard overlay.candidates(box).count > 1 else { continue }
      let (member, plane) = (layer.members[place], layer.geometry[place])
      let subject = OverlaySubject(
        plane: plane, planeArea: plane.planeArea, ellipsoidalArea: member.area, in: overlapper.context)
      let pieces = try overlay.overlay(subject).pieces.filter { $0.sound > 0 }
      guard pieces.count > 1 else { continue }
      let ordered = pieces.map(\.sound).sorted(by: >)
      lines.append(
        GroundLine(
          ids: [member.label], area: ordered[1], whole: member.area,
          parks: pieces.map { parks.members[$0.feature].label }, lon: member.lon, lat: member.lat))
    }
    return lines
  }

  /// The area of the union of some features of a layer, m²: only those that overlap are united.
  func net(_ layer: AuditLayer, _ places: [Int]) throws -> Double {
    var sum = CompensatedSum()
    for place in places { sum += layer.members[place].area }
    let chosen = Set(places)
    let pairs = layer.overlaps.filter { chosen.contains(Int($0.first)) && chosen.contains(Int($0.second)) }
    let meeting = Set(pairs.flatMap { [Int($0.first), Int($0.second)] }).sorted()
    guard !meeting.isEmpty else { return sum.value }
    let sets = meeting.map { layer.geometry[$0] }
    for set in sets { sum += -overlapper.measurer.ellipsoidalArea(set) }
    let union = try GEOSGeometry.union(of: sets, in: overlapper.context).polygonSet()
    sum += overlapper.measurer.ellipsoidalArea(union)
    return sum.value
  }
}
