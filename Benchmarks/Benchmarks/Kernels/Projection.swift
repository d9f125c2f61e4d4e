import Benchmark

@testable import LandKit

/// All parcels to the working plane and back, by Krüger's series and by PROJ.
func projectionBenchmarks() {
  Benchmark("projection: kernel") { benchmark in
    let kernel = gaussKruger()
    var xy = workload.parcels.flatMap(\.xy)
    benchmark.startMeasurement()
    blackHole(kernel.project(&xy))
    blackHole(kernel.unproject(&xy))
    benchmark.stopMeasurement()
  }
  Benchmark("projection: PROJ") { benchmark in
    let (kernel, reference) = (gaussKruger(), ReprojectedPlane(way()))
    var xy = workload.parcels.flatMap(\.xy)
    var ours = xy
    benchmark.startMeasurement()
    blackHole(reference.project(&xy))
    let plane = xy
    blackHole(reference.unproject(&xy))
    benchmark.stopMeasurement()
    _ = kernel.project(&ours)
    require(zip(ours, plane).allSatisfy { abs($0 - $1) <= 1e-8 }, "a place in the plane, by over 10 nm")
    _ = kernel.unproject(&ours)
    require(zip(ours, xy).allSatisfy { abs($0 - $1) <= 2e-13 }, "a longitude or latitude, by over 2e-13°")
  }
}

private func way() -> Reprojector {
  do { return try Reprojector(from: .cgcs2000, to: .working) } catch { stop("\(error)") }
}

private func gaussKruger() -> GaussKruger {
  guard let kernel = GaussKruger(way()) else { stop("there is no kernel for the working plane") }
  return kernel
}
