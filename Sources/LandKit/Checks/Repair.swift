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
  /// Throws GEOS's own error when it cannot; the feature is unusable then.
  func repaired(_ set: PolygonSet, _ kind: CoordinateKind) throws(GEOSError) -> RepairOutcome {
    let verdict = checker.verdict(set, kind)
    var outcome = RepairOutcome(result: .unchanged, faults: verdict.faults)
    if set.vertexCount == 0 {
      outcome.result = .nothingLeft(.geometryEmpty)
      return outcome
    }
    if verdict.isValid { return outcome }
    if !CoordinateScan.isFinite(set) {
      outcome.result = .nothingLeft(.coordinateNotFinite)
      return outcome
    }
    let structure = RingStructure(set)
    var fixed = structure.set
    if fixed.isEmpty {
      outcome.result = .nothingLeft(.geometryInvalid)
      return outcome
    }
    if !structure.isChanged { outcome.areaBefore = area(set, kind) }
    let geometry = try GEOSGeometry(fixed, in: context)
    if geometry.isValid {
      if !structure.isChanged { return RepairOutcome(result: .unchanged, faults: verdict.faults) }
    } else {
      let valid = try geometry.makeValid()
      outcome.droppedNonPolygonal = valid.hasNonPolygonalPart
      fixed = try valid.polygonSet()
      if fixed.isEmpty || valid.area == 0 {
        outcome.result = .nothingLeft(.zeroArea)
        return outcome
      }
    }
    outcome.droppedZ = !set.z.isEmpty && fixed.z.isEmpty
    outcome.areaAfter = area(fixed, kind)
    outcome.result = .repaired(fixed)
    return outcome
  }

  private func area(_ set: PolygonSet, _ kind: CoordinateKind) -> Double? {
    let box = set.box
    guard kind == .geographic, box.minX >= -180, box.maxX <= 180, box.minY >= -90, box.maxY <= 90 else {
      return nil
    }
    return geodesic.squareMetres(set)
  }
}
