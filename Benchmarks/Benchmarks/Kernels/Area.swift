import Benchmark

@testable import LandKit

/// Ellipsoidal areas of all parcels, by the authalic sum and by PROJ's geodesics.
func areaBenchmarks() {
  let (kernel, reference) = (AuthalicArea(), GeodesicArea())
  Benchmark("area: kernel") { _ in blackHole(workload.parcels.map(kernel.squareMetres)) }
  Benchmark("area: PROJ") { benchmark in
    let theirs = workload.parcels.map(reference.squareMetres)
    benchmark.stopMeasurement()
    for (set, area) in zip(workload.parcels, theirs) {
      let ours = kernel.squareMetres(set)
      require(abs(ours - area) <= 1e-9 * area + 5e-4, "area \(ours), \(area)")
    }
  }
}
