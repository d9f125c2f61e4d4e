import Benchmark

@testable import LandKit

/// Pairs of a parcel and a park or zone whose boundaries cross: the area they share, by clipping and by GEOS.
///
/// GEOS has its geometries built beforehand; what is timed is the intersection and its area. Where the clip leaves a
/// pair to GEOS, GEOS is what it takes, and is timed with it.
func clipBenchmarks() {
  Benchmark("intersection: kernel") { benchmark in
    let pairs = CrossingPairs()
    let clip = CleanClip()
    benchmark.startMeasurement()
    for pair in pairs.all { blackHole(pair.byKernel(clip)) }
    benchmark.stopMeasurement()
  }
  Benchmark("intersection: GEOS") { benchmark in
    let pairs = CrossingPairs()
    let clip = CleanClip()
    benchmark.startMeasurement()
    let theirs = pairs.all.map { $0.byReference() }
    benchmark.stopMeasurement()
    for (pair, area) in zip(pairs.all, theirs) {
      let ours = pair.byKernel(clip)
      require(abs(ours - area) <= 1e-9 * area + 1e-6, "shared area \(ours), \(area)")
    }
  }
}

private struct CrossingPair {
  let parcel: PolygonSet
  let box: Box
  let feature: EdgeTree
  let parcelGEOS: GEOSGeometry
  let featureGEOS: GEOSGeometry

  func byKernel(_ clip: CleanClip) -> Double {
    clip.part(of: parcel, box: box, in: feature)?.planeArea ?? byReference()
  }

  func byReference() -> Double {
    do { return try parcelGEOS.intersection(featureGEOS).area } catch { stop("\(error)") }
  }
}

private struct CrossingPairs {
  private(set) var all: [CrossingPair] = []

  init() {
    let context = GEOSContext()
    add(workload.parks, workload.parksPlane, context)
    add(workload.zones, workload.zonesPlane, context)
  }

  private mutating func add(_ trees: [EdgeTree], _ plane: [PolygonSet], _ context: GEOSContext) {
    let index = BoxIndex(plane.map(\.box))
    var near: [Int] = []
    do {
      let features = try plane.map { try GEOSGeometry($0, in: context) }
      for (parcel, box) in zip(workload.parcelsPlane, workload.boxes) {
        index.query(box, into: &near)
        for k in near where trees[k].relation(of: parcel, box: box) == .unsure {
          let geometry = try GEOSGeometry(parcel, in: context)
          all.append(
            CrossingPair(
              parcel: parcel, box: box, feature: trees[k], parcelGEOS: geometry, featureGEOS: features[k]))
        }
      }
    } catch { stop("\(error)") }
  }
}
