import Synchronization

/// What is to be said of the operation between two systems; kept once it was found: a map projection of CGCS2000
/// is the same wherever the study lies.
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
  var isProjectedCGCS2000: Bool {
    geodeticName == CRS.cgcs2000.canonicalName && !isGeographic && offset == nil && !isSwapped
  }
}
