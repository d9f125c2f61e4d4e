/// What became of a feature's geometry (method §1.2).
struct RepairOutcome: Sendable {
  enum Result: Sendable, Equatable {
    /// It was valid by OGC and is what it was.
    case unchanged
    /// It was made valid: the polygonal part, closed rings, in the CRS of the file.
    case repaired(PolygonSet)
    /// No polygonal area is left, for this reason; the feature is unusable.
    case nothingLeft(ProblemClass)
  }
  var result: Result
  /// All that was wrong; of an unchanged geometry, warnings.
  var faults: [GeometryFault]
  /// Geodesic area before, m²; nil in a projected CRS or where rings were open, short or out of range. Of
  /// rings that cross themselves it is the algebraic area.
  var areaBefore: Double?
  /// Geodesic area after, m²; nil in a projected CRS.
  var areaAfter: Double?
  /// Whether lines or points were let go.
  var droppedNonPolygonal = false
  /// Whether third ordinates were lost.
  var droppedZ = false
  /// See `GeometryChecker.Verdict`.
  var isClear = false
}

/// Repairs one feature's geometry after another, in the CRS of its file. One for each worker.
///
/// A geometry that is valid by OGC is never changed, whatever else is odd about it.
final class Repair {
  private let checker: GeometryChecker
  private let geodesic = GeodesicArea()
  private var context: GEOSContext { checker.context }

  /// A repairer that lists the classes in `checks`. What is repaired does not depend on what is listed.
  init(in context: GEOSContext, checks: GeometryChecks = .all) {
    checker = GeometryChecker(in: context, checks: checks)
  }

  /// Checks `set` and, where it is not valid, closes open rings, drops short ones, and makes what is still
  /// invalid valid by the `structure` method.
  ///
  /// When GEOS cannot, nothing is left, and its words stand in the last fault.
  func repaired(_ set: PolygonSet, _ kind: CoordinateKind) -> RepairOutcome {
    let verdict = checker.verdict(set, kind)
    var outcome = RepairOutcome(result: .unchanged, faults: verdict.faults)
    outcome.isClear = verdict.isClear
    if set.vertexCount == 0 {
      outcome.result = .nothingLeft(.geometryEmpty)
    } else if !verdict.isValid {
      if CoordinateScan.isFinite(set) {
        repair(set, kind, into: &outcome)
      } else {
        outcome.result = .nothingLeft(.coordinateNotFinite)
      }
    }
    return outcome
  }

  private func repair(_ set: PolygonSet, _ kind: CoordinateKind, into outcome: inout RepairOutcome) {
    let structure = RingStructure(set)
    if structure.set.isEmpty {
      outcome.result = .nothingLeft(.geometryInvalid)
      return
    }
    var fixed = structure.set
    do {
      let geometry = try GEOSGeometry(fixed, in: context)
      if geometry.isValid {
        if !structure.isChanged { return }
      } else {
        let valid = try geometry.makeValid()
        outcome.droppedNonPolygonal = valid.hasNonPolygonalPart
        fixed = try valid.polygonSet()
        if fixed.isEmpty || valid.area == 0 {
          outcome.result = .nothingLeft(.zeroArea)
          return
        }
      }
    } catch {
      outcome.result = .nothingLeft(.geometryInvalid)
      outcome.faults.append(
        GeometryFault(
          kind: .geometryInvalid, part: 1, ring: 1, vertex: 1, x: set.xy[0], y: set.xy[1],
          detail: FaultText.geos(error.description)))
      return
    }
    outcome.areaBefore = structure.isChanged ? nil : area(set, kind)
    outcome.areaAfter = area(fixed, kind)
    outcome.droppedZ = !set.z.isEmpty && fixed.z.isEmpty
    outcome.result = .repaired(fixed)
  }

  private func area(_ set: PolygonSet, _ kind: CoordinateKind) -> Double? {
    let box = set.box
    guard kind == .geographic, box.minX >= -180, box.maxX <= 180, box.minY >= -90, box.maxY <= 90 else {
      return nil
    }
    return geodesic.squareMetres(set)
  }
}
