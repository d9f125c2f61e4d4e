/// What a feature's geometry became on its way to the working plane. Reused from feature to feature.
struct PreparedGeometry {
  /// Why it cannot be used, or empty.
  var reasons: Reasons = []
  /// As repaired, in longitude and latitude.
  var lonLat = PolygonSet()
  /// In the working CRS, valid there.
  var plane = PolygonSet()
  /// A(g), m².
  var area = 0.0
  /// Whether it was repaired in the CRS of its file, so that the export must write it anew.
  var isRepaired = false
  /// Whether it is valid as it stood, in both systems.
  var isUntouched = false
}

/// Where a feature is, for its problems.
struct FeaturePlace {
  var layer: String
  var file: String
  var offset: Int
  /// From 0.
  var feature: Int
  var id: String?

  var place: Place { Place(layer: layer, file: file, offset: offset, feature: feature + 1, id: id) }
}

/// Takes polygons as they stand in a file through checks, repair and projection (method §1.2–3). One a worker.
final class FeaturePreparer {
  /// From the CRS of the file to longitude and latitude; nil when the file is in it already.
  private let toLonLat: (any PlaneProjection)?
  private let toPlane: any PlaneProjection
  private let repair: Repair
  private let planeRepair: Repair
  private let area: any AreaMeasuring
  private let kind: CoordinateKind

  init(
    context: GEOSContext, kind: CoordinateKind, toLonLat: (any PlaneProjection)?,
    toPlane: any PlaneProjection, area: any AreaMeasuring
  ) {
    (self.toLonLat, self.toPlane, self.area, self.kind) = (toLonLat, toPlane, area, kind)
    repair = Repair(in: context)
    planeRepair = Repair(in: context)
  }

  /// Prepares the polygons of `feature`. What was wrong or was done goes to `ledger`.
  func prepare(
    _ feature: ParsedFeature, at place: FeaturePlace, into out: inout PreparedGeometry,
    ledger: inout ProblemLedger
  ) {
    out.reasons = []
    out.isRepaired = false
    out.isUntouched = true
    out.area = 0
    guard checkType(feature, at: place, into: &out, ledger: &ledger) else { return }
    var isClear = false
    guard repairInFile(feature.polygons, at: place, into: &out, ledger: &ledger, &isClear) else { return }
    if let toLonLat, let vertex = toLonLat.unproject(&out.lonLat.xy) {
      return refuseCRS(vertex, at: place, into: &out, ledger: &ledger)
    }
    out.lonLat.closeRings()
    out.area = area.squareMetres(out.lonLat)
    guard out.area > 0 else {
      out.reasons = .geometryInvalid
      return ledger.add(
        Problem(.zeroArea, at: place.place, Bilingual(zh: "椭球面积为 0", en: "its ellipsoidal area is 0")))
    }
    out.plane.copy(out.lonLat)
    if let vertex = toPlane.project(&out.plane.xy) {
      return refuseCRS(vertex, at: place, into: &out, ledger: &ledger)
    }
    out.plane.closeRings()
    if isClear, kind == .geographic, toPlane.bendsGently(within: out.lonLat.box) { return }
    repairInPlane(at: place, into: &out, ledger: &ledger)
  }

  /// Takes a feature that `prepare` left untouched through the projection again, with the area found then.
  func projectAgain(_ feature: ParsedFeature, area: Double, into out: inout PreparedGeometry) {
    (out.reasons, out.isRepaired, out.isUntouched, out.area) = ([], false, true, area)
    out.lonLat.copy(feature.polygons)
    _ = toLonLat?.unproject(&out.lonLat.xy)
    out.lonLat.closeRings()
    out.plane.copy(out.lonLat)
    _ = toPlane.project(&out.plane.xy)
    out.plane.closeRings()
  }

  // MARK: Steps

  private func checkType(
    _ feature: ParsedFeature, at place: FeaturePlace, into out: inout PreparedGeometry,
    ledger: inout ProblemLedger
  ) -> Bool {
    for fault in feature.faults {
      var place = place.place
      place.offset = (place.offset ?? 0) - feature.span.start + fault.offset
      if let at = feature.faultPlace {
        (place.part, place.ring, place.vertex) = (at.part, at.ring, at.vertex)
      }
      ledger.add(Problem(fault.kind, at: place, fault.message))
      // Properties of a wrong type take nothing from the geometry.
      if fault.kind == .jsonType, fault.offset == feature.properties.start { continue }
      out.reasons = fault.kind == .coordinateNotFinite ? .geometryCRS : .geometryType
    }
    if !out.reasons.isEmpty { return false }
    switch feature.geometryType {
    case .polygon, .multiPolygon: break
    case .geometryCollection where !feature.polygons.isEmpty:
      let rest = feature.hasOtherParts
      ledger.add(
        Problem(
          .geometryCollection, at: place.place,
          Bilingual(
            zh: "几何集合取其面状部分" + (rest ? "，点、线部分不计" : ""),
            en: "the polygonal part of a geometry collection is used"
              + (rest ? "; its points and lines are left out" : ""))))
      out.isRepaired = true
    case .null:
      out.reasons = .geometryNull
      ledger.add(Problem(.geometryNull, at: place.place, Bilingual(zh: "没有几何", en: "there is no geometry")))
    default:
      out.reasons = .geometryType
      let name = feature.geometryType == .unknown ? "geometry of unknown type" : feature.geometryType.name
      ledger.add(
        Problem(
          .geometryType, at: place.place, Bilingual(zh: "几何类型 \(name) 不是面", en: "a \(name) is no polygon")))
    }
    return out.reasons.isEmpty
  }

  private func repairInFile(
    _ set: PolygonSet, at place: FeaturePlace, into out: inout PreparedGeometry,
    ledger: inout ProblemLedger, _ isClear: inout Bool
  ) -> Bool {
    let outcome = repair.repaired(set, kind)
    isClear = outcome.isClear
    for fault in outcome.faults { ledger.add(problem(fault, outcome, at: place)) }
    let misplaced: [ProblemClass] = [.coordinateRange, .coordinateSwapped]
    if kind == .geographic, outcome.faults.contains(where: { misplaced.contains($0.kind) }) {
      out.reasons = .geometryCRS
      return false
    }
    switch outcome.result {
    case .unchanged: out.lonLat.copy(set)
    case .repaired(let fixed):
      out.isUntouched = false
      out.lonLat.copy(fixed)
      out.isRepaired = true
      ledger.add(summary(outcome, at: place))
    case .nothingLeft(let kind):
      out.reasons = kind == .coordinateNotFinite ? .geometryCRS : .geometryInvalid
      ledger.add(
        Problem(
          kind, severity: .error, at: place.place,
          Bilingual(zh: "没有可用的面积，不参与计算", en: "no polygonal area is left; it cannot be used")))
      return false
    }
    return true
  }

  private func problem(_ fault: GeometryFault, _ outcome: RepairOutcome, at place: FeaturePlace) -> Problem {
    var where_ = place.place
    (where_.part, where_.ring, where_.vertex) = (fault.part, fault.ring, fault.vertex)
    var point = [fault.x, fault.y]
    if let toLonLat { _ = toLonLat.unproject(&point) }
    if point.allSatisfy(\.isFinite) { where_.lonLat = (point[0], point[1]) }
    var severity = fault.kind.severity
    if severity == .repaired, case .unchanged = outcome.result { severity = .warning }
    return Problem(fault.kind, severity: severity, at: where_, fault.detail)
  }

  private func summary(_ outcome: RepairOutcome, at place: FeaturePlace) -> Problem {
    var zh = "已按 GEOS make-valid（structure）修复"
    var en = "repaired by GEOS make-valid (structure)"
    if outcome.droppedNonPolygonal {
      zh += "，舍去点、线部分"
      en += "; points and lines were let go"
    }
    if outcome.droppedZ {
      zh += "，第三维坐标未保留"
      en += "; third ordinates were lost"
    }
    return Problem(
      .geometryRepaired, at: place.place, Bilingual(zh: zh, en: en), areaBefore: outcome.areaBefore,
      areaAfter: outcome.areaAfter)
  }

  private func repairInPlane(
    at place: FeaturePlace, into out: inout PreparedGeometry, ledger: inout ProblemLedger
  ) {
    let outcome = planeRepair.repaired(out.plane, .projected)
    switch outcome.result {
    case .unchanged: return
    case .repaired(let fixed): out.plane.copy(fixed)
    case .nothingLeft: out.plane.removeAll()
    }
    out.isUntouched = false
    ledger.add(
      Problem(
        .geometryRepairedPlane, at: place.place,
        Bilingual(
          zh: "投影后不再有效，仅为叠置分析修复，面积与导出不变",
          en: "invalid once projected; repaired for the overlay alone, its area and export stay")))
  }

  private func refuseCRS(
    _ vertex: Int, at place: FeaturePlace, into out: inout PreparedGeometry, ledger: inout ProblemLedger
  ) {
    out.reasons = .geometryCRS
    ledger.add(
      Problem(
        .coordinateRange, at: place.place,
        Bilingual(
          zh: "第 \(vertex + 1) 个顶点无法投影，坐标超出坐标系范围",
          en: "vertex \(vertex + 1) cannot be projected: it lies outside the CRS")))
  }
}

extension PolygonSet {
  /// Itself in buffers of just its size, for one that is kept while the buffers it was made in are filled again.
  func compacted() -> PolygonSet {
    var set = PolygonSet()
    (set.xy, set.z) = (xy.compacted(), z.compacted())
    (set.ringEnds, set.polygonEnds) = (ringEnds.compacted(), polygonEnds.compacted())
    return set
  }

  /// Becomes `other`, and keeps its own buffers.
  mutating func copy(_ other: PolygonSet) {
    removeAll()
    xy.append(contentsOf: other.xy)
    z.append(contentsOf: other.z)
    ringEnds.append(contentsOf: other.ringEnds)
    polygonEnds.append(contentsOf: other.polygonEnds)
  }
}
