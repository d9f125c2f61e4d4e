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

  /// Begins to choose on a thread of its own, so that the answer is there when it is asked for. Nothing waits for it.
  func foresee() {
    SearchAhead.begin { _ = try? make() }
  }

  private func reprojector() throws(ProjectionError) -> Reprojector {
    try Reprojector(from: .cgcs2000, to: target, area: area, allowBallpark: allowBallpark)
  }

  private func reference() -> (any PlaneProjection)? {
    (try? reprojector()).map { ReprojectedPlane($0) }
  }
}
