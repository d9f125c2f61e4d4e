import Benchmark

@testable import LandKit

/// The distance from each parcel that lies in no park to the nearest, by edge trees and by GEOS's prepared distance.
/// Both take the park with the nearest box first, as the program does, and pass over boxes farther than the best so far.
func distanceBenchmarks() {
  Benchmark("nearest park: kernel") { _ in
    for i in outside { blackHole(byKernel(i)) }
  }
  Benchmark("nearest park: GEOS") { benchmark in
    do {
      let context = GEOSContext()
      let parks = try workload.parksPlane.map { try GEOSGeometry($0, in: context).prepared() }
      let parcels = try outside.map { try GEOSGeometry(workload.parcelsPlane[$0], in: context) }
      benchmark.startMeasurement()
      let theirs = try zip(outside, parcels).map { try byReference($0, $1, parks) }
      benchmark.stopMeasurement()
      for (i, distance) in zip(outside, theirs) {
        let ours = byKernel(i)
        require(abs(ours - distance) <= 1e-8, "distance \(ours), \(distance)")
      }
    } catch { stop("\(error)") }
  }
}

/// Every fourth parcel that is certainly apart from all parks.
private let outside = stride(from: 0, to: workload.parcelsPlane.count, by: 4).filter { i in
  workload.parks.allSatisfy { $0.relation(of: workload.parcelsPlane[i], box: workload.boxes[i]) == .apart }
}

private func byKernel(_ parcel: Int) -> Double {
  var best = Double.infinity
  let (set, box) = (workload.parcelsPlane[parcel], workload.boxes[parcel])
  forParks(near: box) { park in
    best = workload.parks[park].distance(to: set, box: box, below: best)
    return best
  }
  return best
}

private func byReference(_ parcel: Int, _ geometry: GEOSGeometry, _ parks: [GEOSPrepared]) throws -> Double {
  var best = Double.infinity
  try forParks(near: workload.boxes[parcel]) { park in
    best = min(best, try parks[park].distance(to: geometry))
    return best
  }
  return best
}

/// Calls `ask` with the park of the nearest box, then with those whose box is nearer than the distance it gave last.
private func forParks(near box: Box, _ ask: (Int) throws -> Double) rethrows {
  let squared = workload.parks.map { $0.box.squaredDistance(to: box) }
  guard let first = squared.indices.min(by: { squared[$0] < squared[$1] }) else { return }
  var best = try ask(first)
  for park in squared.indices where park != first && squared[park] < best * best { best = try ask(park) }
}
