import Benchmark
import OnDemand

@testable import LandKit

/// The parcels' file: all of it checked, five columns and the coordinates read by the feature parser, from the disk's
/// cache; the coordinates alone by simdjson's on-demand parser, from memory.
func parseBenchmarks() {
  Benchmark("parse: kernel") { _ in
    var vertices = 0
    parse { vertices += $0.polygons.vertexCount }
    blackHole(vertices)
  }
  Benchmark("parse: simdjson on demand") { benchmark in
    guard let file = ondemand_open(workload.path) else { stop("\(workload.path): cannot be read") }
    defer { ondemand_close(file) }
    var numbers: UnsafePointer<Double>?
    _ = ondemand_coordinates(file, &numbers)  // so that its buffers have grown, as ours have
    benchmark.startMeasurement()
    let count = ondemand_coordinates(file, &numbers)
    benchmark.stopMeasurement()
    var at = 0
    parse { feature in
      for ordinate in feature.polygons.xy {
        require(at < count && numbers?[at] == ordinate, "number \(at)")
        at += 1
      }
    }
    require(at == count && count > 0, "\(at) numbers, \(count)")
  }
}

private func parse(_ visit: (ParsedFeature) -> Void) {
  do {
    let stream = FeatureStream(try ByteFile(workload.path), hashing: false)
    let reader = ChunkReader(FeatureParser(wanted: ["id", "name", "output_wan", "tax_wan", "area_mu"]))
    while try reader.next(
      from: stream,
      { feature, _ in
        require(feature.faults.isEmpty, "a fault in \(workload.path)")
        visit(feature)
      })
    {}
  } catch { stop("\(error)") }
}
