import TestSupport
import Testing

@testable import LandKit

@Suite struct ChecksPropertyTests {
  /// The promise of the quick test: it says "valid" of nothing that GEOS does not.
  @Test(arguments: Placement.allCases) func filterIsNeverWrongInSayingValid(_ place: Placement) throws {
    var rng = SplitMix(seed: 20_180_101)
    let context = GEOSContext()
    var filter = SimplicityFilter()
    var (sure, valid) = (0, 0)
    for _ in 0..<12_000 {
      let set = anySet(&rng, place)
      let isValid = try GEOSGeometry(set, in: context).isValid
      valid += isValid ? 1 : 0
      guard filter.isSurelyValid(set, spikeTolerance: 0) else { continue }
      sure += 1
      #expect(isValid, "\(set)")
    }
    // The test would prove nothing if the filter were never sure.
    #expect(sure > 500 && sure * 10 > valid * 6, "\(sure) of \(valid)")
  }

  /// The search by edges finds a fault where GEOS does, and only there.
  @Test(arguments: Placement.allCases) func checkerAgreesWithGEOS(_ place: Placement) throws {
    var rng = SplitMix(seed: 20_190_101)
    let context = GEOSContext()
    let checker = GeometryChecker(in: context)
    for _ in 0..<6_000 {
      let set = anySet(&rng, place)
      let reason = try GEOSGeometry(set, in: context).invalidity()?.reason
      let verdict = checker.verdict(set, .projected)
      #expect(verdict.isValid == (reason == nil), "\(reason ?? "valid") \(verdict.faults.map(\.kind)) \(set)")
      if reason != nil { #expect(!verdict.faults.isEmpty, "\(set)") }
    }
  }

  /// Repair leaves the valid alone, makes the rest valid, agrees with make-valid, and is done after once.
  @Test(arguments: Placement.allCases) func repairIsIdempotent(_ place: Placement) throws {
    var rng = SplitMix(seed: 20_200_101)
    let context = GEOSContext()
    let repair = Repair(in: context)
    for _ in 0..<2_000 {
      let set = anySet(&rng, place)
      let source = try GEOSGeometry(set, in: context)
      switch repair.repaired(set, .geographic).result {
      case .unchanged: #expect(source.isValid, "\(set)")
      case .nothingLeft: #expect(try source.makeValid().area == 0, "\(set)")
      case .repaired(let fixed):
        let result = try GEOSGeometry(fixed, in: context)
        #expect(!source.isValid && result.isValid, "\(set)")
        #expect(try result.area == source.makeValid().area, "\(set)")
        #expect(repair.repaired(fixed, .geographic).result == .unchanged, "\(set)")
      }
    }
  }

  /// Places of faults are positions that the ring has.
  @Test func placesExist() {
    var rng = SplitMix(seed: 7)
    let checker = GeometryChecker(in: GEOSContext())
    for _ in 0..<2_000 {
      let set = anySet(&rng, .integers)
      for fault in checker.check(set, .projected) {
        #expect((1...set.polygonCount).contains(fault.part))
        let rings = set.rings(ofPolygon: fault.part - 1)
        #expect((1...rings.count).contains(fault.ring))
        let ring = set.vertices(ofRing: rings.lowerBound + fault.ring - 1)
        #expect((1...ring.count).contains(fault.vertex), "\(fault) \(set)")
        #expect(set.box.contains(fault.x, fault.y), "\(fault) \(set)")
      }
    }
  }
}
