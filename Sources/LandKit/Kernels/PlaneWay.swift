import CKernels
import Synchronization

/// The way between CGCS2000 longitude and latitude and a plane, chosen once and made anew for every worker.
///
/// PROJ takes some milliseconds to choose an operation, and a run needs one a worker and stage. Whether the kernel
/// serves a plane depends on nothing but the systems and the area asked about, so the answer is kept.
struct PlaneWay: Sendable, Hashable {
  private let target: CRS
  private let area: Box?
  private let allowBallpark: Set<String>

  private static let zones = Mutex<[PlaneWay: ckernels_zone?]>([:])

  /// The way to `target`; for the other parameters see `Reprojector`.
  init(to target: CRS, area: Box? = nil, allowBallpark: Set<String> = []) {
    // A map projection of CGCS2000 is one conversion, wherever the study lies.
    self.target = target
    self.area = target.isProjectedCGCS2000 ? nil : area
    self.allowBallpark = target.isProjectedCGCS2000 ? [] : allowBallpark
  }

  /// The projection, for a thread of its own: the kernel where there is one for it, else PROJ's.
  ///
  /// **Throws** what making a `Reprojector` does.
  func make() throws(ProjectionError) -> any PlaneProjection {
    if let known = Self.zones.withLock({ $0[self] }) {
      if let zone = known { return GaussKruger(zone, reference: reference) }
      return ReprojectedPlane(try reprojector())
    }
    let way = try reprojector()
    let kernel = GaussKruger(way)
    Self.zones.withLock { $0[self] = .some(kernel?.zone) }
    return kernel ?? ReprojectedPlane(way)
  }

  private func reprojector() throws(ProjectionError) -> Reprojector {
    try Reprojector(from: .cgcs2000, to: target, area: area, allowBallpark: allowBallpark)
  }

  private func reference() -> (any PlaneProjection)? {
    (try? reprojector()).map { ReprojectedPlane($0) }
  }
}

/// What is to be said of the operation between two systems; kept once it was found, as `PlaneWay` keeps its choice.
struct ReprojectionRecord: Sendable {
  let pipeline: String
  let accuracy: Double?
  let notes: [Bilingual]
  let isBallpark: Bool

  private struct Key: Hashable {
    let source, target: CRS
  }
  private static let known = Mutex<[Key: ReprojectionRecord]>([:])

  /// The record from `source` to `target`. **Throws** what making a `Reprojector` does.
  init(from source: CRS, to target: CRS, area: Box?, allowBallpark: Set<String>) throws(ProjectionError) {
    let isFixed = source.isLonLat && target.isProjectedCGCS2000
    let key = Key(source: source, target: target)
    if isFixed, let known = Self.known.withLock({ $0[key] }) {
      self = known
      return
    }
    let way = try Reprojector(from: source, to: target, area: area, allowBallpark: allowBallpark)
    (pipeline, accuracy) = (way.pipeline, way.accuracy)
    (notes, isBallpark) = (way.notes, way.isBallpark)
    let record = self
    if isFixed { Self.known.withLock { $0[key] = record } }
  }
}

extension CRS {
  /// Whether it is a map projection of CGCS2000 itself, x first.
  fileprivate var isProjectedCGCS2000: Bool {
    geodeticName == CRS.cgcs2000.canonicalName && !isGeographic && offset == nil && !isSwapped
  }
}
