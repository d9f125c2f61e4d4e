import Foundation

@testable import LandKit

/// The layers that kernels are run on, in longitude and latitude and in the plane.
struct Workload: Sendable {
  let path: String
  let parcels: [PolygonSet]
  let parcelsPlane: [PolygonSet]
  let boxes: [Box]
  let parksPlane: [PolygonSet]
  let zonesPlane: [PolygonSet]
  let parks: [EdgeTree]
  let zones: [EdgeTree]

  /// Reads `parcels`, `parks` and `zones` of a folder.
  init(_ folder: String) throws {
    path = folder + "/parcels.geojson"
    parcels = try Self.read(path)
    parcelsPlane = try Self.projected(parcels)
    boxes = parcelsPlane.map(\.box)
    parksPlane = try Self.projected(Self.read(folder + "/parks.geojson"))
    zonesPlane = try Self.projected(Self.read(folder + "/zones.geojson"))
    (parks, zones) = (parksPlane.map { EdgeTree($0) }, zonesPlane.map { EdgeTree($0) })
  }

  private static func read(_ path: String) throws -> [PolygonSet] {
    let stream = FeatureStream(try ByteFile(path), hashing: false)
    let reader = ChunkReader(FeatureParser(wanted: []))
    var found: [PolygonSet] = []
    while try reader.next(from: stream, { feature, _ in found.append(feature.polygons) }) {}
    return found
  }

  private static func projected(_ sets: [PolygonSet]) throws -> [PolygonSet] {
    let way = ReprojectedPlane(try Reprojector(from: .cgcs2000, to: .working))
    return sets.map {
      var set = $0
      _ = way.project(&set.xy)
      return set
    }
  }
}

/// The folder that BENCH_WORKLOAD names.
let workload: Workload = {
  guard let folder = ProcessInfo.processInfo.environment["BENCH_WORKLOAD"] else {
    stop("BENCH_WORKLOAD does not name a workload; run this by `make bench-micro`")
  }
  do { return try Workload(folder) } catch { stop("\(folder): \(error)") }
}()

/// Ends a benchmark that has no meaning. The plugin shows nothing of what a benchmark says, so the words go into the
/// file that BENCH_FAULT names, too.
func stop(_ words: String) -> Never {
  FileHandle.standardError.write(Data((words + "\n").utf8))
  if let path = ProcessInfo.processInfo.environment["BENCH_FAULT"] {
    FileManager.default.createFile(atPath: path, contents: Data((words + "\n").utf8))
  }
  exit(70)
}

/// Ends the run unless the kernel's result is the reference's: a fast wrong kernel has no time.
func require(_ holds: Bool, _ words: @autoclosure () -> String) {
  if !holds { stop("kernel and reference differ: " + words()) }
}
