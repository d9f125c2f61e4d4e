/// Settles the land account step by step: small layers first, then the parcels' pass, then overlaps.
struct AccountBuilder {
  let request: StudyRequest
  let parks: SmallLayer
  let zones: SmallLayer
  let benchmarks: [ParkBenchmark]
  private(set) var account = LandAccount()
  private(set) var layers = GroundMeasurer.Layers.none
  private var zoneCover = Cover()
  /// For each zone, its area in the union of the planned parks, m².
  private(set) var zonesInParks: [Double] = []
  private var parksOutsideZones = AreaPair.zero
  private let plane: PlaneWay

  init(
    request: StudyRequest, parks: SmallLayer, zones: SmallLayer, benchmarks: [ParkBenchmark]
  ) throws(ProjectionError) {
    (self.request, self.parks, self.zones, self.benchmarks) = (request, parks, zones, benchmarks)
    plane = PlaneWay(to: try CRS(request.workCRS), area: request.extent)
  }

  /// Overlaps within zones and within planned parks, their unions, and what they share.
  mutating func measureSmallLayers(into ledger: inout ProblemLedger) throws {
    let planned = SmallLayer(
      features: parks.features.indices.map { i in
        var park = parks.features[i]
        if !benchmarks[i].isPlanned { park.reasons.insert(.geometryNull) }
        return park
      }, frames: parks.frames)
    let bare = GroundMeasurer.Layers(planned: .none, zones: .none, settings: request.measure)
    let parkOverlaps = try overlaps(in: planned, against: bare)
    let plannedLayer = overlayLayer(planned, parkOverlaps, tellsDistances: true)
    let onlyParks = GroundMeasurer.Layers(
      planned: plannedLayer, zones: .none, settings: request.measure)
    let zoneOverlaps = try overlaps(in: zones, against: onlyParks)
    layers = GroundMeasurer.Layers(
      planned: plannedLayer, zones: overlayLayer(zones, zoneOverlaps, tellsDistances: false),
      settings: request.measure)
    (account.parks, _, _) = try totals(planned, parkOverlaps, against: bare)
    account.parks.features = planned.features.count
    (account.zones, zoneCover, zonesInParks) = try totals(zones, zoneOverlaps, against: onlyParks)
    parksOutsideZones = try parksWithoutZones(planned)
    Self.report(parkOverlaps.pairs, role: "parks", into: &ledger) { planned.features[Int($0)].place }
    Self.report(zoneOverlaps.pairs, role: "zones", into: &ledger) { zones.features[Int($0)].place }
  }

  /// Adds the parcels' sums, and takes back what overlapping parcels would count twice.
  mutating func measureParcels(
    _ pass: ParcelRun, progress: RunProgress, into ledger: inout ProblemLedger
  ) throws {
    progress.begin(.overlaps, total: nil)
    let overlaps = try pass.overlaps()
    let cover = pass.sums.cover + overlaps.correction
    account.parcels = LayerTotals(
      features: pass.table.count, usable: pass.sums.usable, gross: pass.sums.gross,
      grossPair: pass.sums.cover.whole, net: cover.whole, pairs: overlaps.pairs)
    account.slivers = pass.sums.slivers
    account.settle(parcelCover: cover, zoneCover: zoneCover, parksOutsideZones: parksOutsideZones)
    Self.report(overlaps.pairs, role: "parcels", into: &ledger) { pass.place(Int($0)) }
  }

  // MARK: Parts

  private func overlayLayer(
    _ layer: SmallLayer, _ overlaps: LayerOverlaps, tellsDistances: Bool
  ) -> OverlayLayer {
    OverlayLayer(
      plane: layer.features.map { $0.isUsable ? $0.plane : PolygonSet() },
      overlapping: Set(overlaps.pairs.flatMap { [Int($0.first), Int($0.second)] }),
      tellsDistances: tellsDistances)
  }

  private func overlaps(in layer: SmallLayer, against: GroundMeasurer.Layers) throws -> LayerOverlaps {
    let plane = plane
    let boxes = layer.features.map { $0.isUsable ? $0.plane.box : Box.empty }
    let search = OverlapSearch(
      count: layer.features.count, threads: request.threads, box: { boxes[Int($0)] },
      makeLoader: { SmallLayerLoader(layer, ground: try plane.measurer(against)) })
    return try search.run()
  }

  private func totals(
    _ layer: SmallLayer, _ overlaps: LayerOverlaps, against: GroundMeasurer.Layers
  ) throws -> (LayerTotals, Cover, inParks: [Double]) {
    let plane = plane
    let covers = try Workers.map(
      count: layer.features.count, threads: request.threads,
      make: { SmallLayerLoader(layer, ground: try plane.measurer(against)) },
      { loader, index in try loader.subject(Int32(index)).map { try loader.cover($0) } })
    let cover = covers.reduce(Cover()) { sum, next in next.map { sum + $0 } ?? sum }
    let united = cover + overlaps.correction
    let totals = LayerTotals(
      features: layer.features.count, usable: layer.usable, gross: layer.gross, grossPair: cover.whole,
      net: united.whole, pairs: overlaps.pairs)
    return (totals, united, covers.map { $0?.inParks.ellipsoidal ?? 0 })
  }

  /// Each planned park less the parks before it and all zones.
  private func parksWithoutZones(_ planned: SmallLayer) throws -> AreaPair {
    let (plane, layers) = (self.plane, self.layers)
    let parts = try Workers.map(
      count: planned.features.count, threads: request.threads, make: { try plane.measurer(layers) },
      { ground, index in
        planned.features[index].isUsable ? try Self.rest(ofPark: index, planned, layers, ground) : .zero
      })
    return parts.reduce(into: .zero) { $0 += $1 }
  }

  private static func rest(
    ofPark index: Int, _ planned: SmallLayer, _ layers: GroundMeasurer.Layers, _ ground: GroundMeasurer
  ) throws -> AreaPair {
    let parkOverlay = try LayerOverlay(layers.planned, measurer: ground.measurer, in: ground.context)
    let zoneOverlay = try LayerOverlay(layers.zones, measurer: ground.measurer, in: ground.context)
    let box = planned.features[index].plane.box
    var others =
      try parkOverlay.candidates(box).filter { $0 < index && layers.planned.overlapping.contains($0) }
      .map { try parkOverlay.geometry($0) }
    // With no earlier park in it, a zone wholly inside that shares ground with no other is a plain subtrahend.
    let isAlone = others.isEmpty
    var inside = AreaPair.zero
    for zone in zoneOverlay.candidates(box) {
      let plane = layers.zones.plane[zone]
      let relation = layers.planned.edges[index]?.relation(of: plane, box: plane.box)
      if relation == .apart { continue }
      if relation == .inside, isAlone, !layers.zones.overlapping.contains(zone) {
        inside += AreaPair(plane: plane.planeArea, ellipsoidal: ground.measurer.ellipsoidalArea(plane))
      } else {
        others.append(try zoneOverlay.geometry(zone))
      }
    }
    let park = try parkOverlay.geometry(index)
    let rest = try others.isEmpty ? park : park.difference(GEOSGeometry.union(of: others))
    let set = try rest.polygonSet()
    return AreaPair(plane: set.planeArea, ellipsoidal: ground.measurer.ellipsoidalArea(set)) - inside
  }

  private static func report(
    _ pairs: [OverlapPair], role: String, into ledger: inout ProblemLedger, place: (Int32) -> Place
  ) {
    for pair in pairs {
      let other = place(pair.first)
      let area = ecmaNumber((pair.area.ellipsoidal * 1000).rounded() / 1000)
      var here = place(pair.second)
      here.lonLat = (pair.lon, pair.lat)
      let id = other.id ?? "#\(other.feature ?? 0)"
      ledger.add(
        Problem(
          pair.isSliver ? .sliver : .overlap, at: here,
          Bilingual(
            zh: "与同层 \(id) 重叠 \(area) m²" + (pair.isSliver ? "（碎屑）" : ""),
            en: "overlaps \(id) of the same layer by \(area) m²" + (pair.isSliver ? " (a sliver)" : ""))))
    }
  }
}

extension GroundMeasurer.Layers {
  /// Nothing to measure against.
  static let none = GroundMeasurer.Layers(
    planned: .none, zones: .none, settings: MeasureSettings())
}

extension OverlayLayer {
  /// A layer without features.
  static let none = OverlayLayer(plane: [], overlapping: [])
}

extension PlaneWay {
  /// A measurer against `layers`, for a thread of its own.
  func measurer(_ layers: GroundMeasurer.Layers) throws -> GroundMeasurer {
    try GroundMeasurer(layers, projection: try make(), area: AuthalicArea())
  }
}
