import Dispatch
import Synchronization

/// What is to be said of the operation between two systems.
struct ReprojectionRecord: Sendable {
  let pipeline: String
  let accuracy: Double?
  let notes: [Bilingual]
  let isBallpark: Bool

  /// The record from `source` to `target`. **Throws** what making a `Reprojector` does.
  init(from source: CRS, to target: CRS, area: Box?, allowBallpark: Set<String>) throws(ProjectionError) {
    let way = try Reprojector(from: source, to: target, area: area, allowBallpark: allowBallpark)
    (pipeline, accuracy) = (way.pipeline, way.accuracy)
    (notes, isBallpark) = (way.notes, way.isBallpark)
  }
}

/// A record that may still be looked for on a thread of its own.
///
/// From WGS 84 to a map projection of CGCS2000 PROJ weighs dozens of operations, which takes it longer than the parks and
/// zones of a district. That way is the same wherever the study lies and never a ballpark, and only the manifest asks
/// for it: the layers are read meanwhile, and it is kept for the next.
final class PendingRecord: Sendable {
  private struct Key: Hashable {
    let source, target: CRS
  }
  private static let known = Mutex<[Key: PendingRecord]>([:])

  private let found: Mutex<Result<ReprojectionRecord, ProjectionError>?>
  private let search = DispatchGroup()

  private init(_ found: Result<ReprojectionRecord, ProjectionError>?) { self.found = Mutex(found) }

  /// The record from `source` to `target`. **Throws** what making a `Reprojector` does, for a way that is looked for at
  /// once.
  static func record(
    from source: CRS, to target: CRS, area: Box?, allowBallpark: Set<String>
  ) throws(ProjectionError) -> PendingRecord {
    guard source.isLonLat, target.isProjectedCGCS2000 else {
      return PendingRecord(
        .success(
          try ReprojectionRecord(from: source, to: target, area: area, allowBallpark: allowBallpark)))
    }
    return known.withLock { known in
      let key = Key(source: source, target: target)
      if let record = known[key] { return record }
      let record = PendingRecord(nil)
      known[key] = record
      record.look(from: source, to: target)
      return record
    }
  }

  private func look(from source: CRS, to target: CRS) {
    search.enter()
    SearchAhead.begin {
      let result = Result<ReprojectionRecord, ProjectionError> { () throws(ProjectionError) in
        try ReprojectionRecord(from: source, to: target, area: nil, allowBallpark: [])
      }
      self.found.withLock { $0 = result }
      self.search.leave()
    }
  }

  /// The record where it is known already.
  var atHand: ReprojectionRecord? { found.withLock { try? $0?.get() } }

  /// The record, once it was found. **Throws** what making a `Reprojector` does.
  func value() throws(ProjectionError) -> ReprojectionRecord {
    search.wait()
    guard let result = found.withLock({ $0 }) else {
      preconditionFailure("the search has ended and left nothing")
    }
    return try result.get()
  }
}

extension CRS {
  /// Whether it is a map projection of CGCS2000 itself, x first.
  var isProjectedCGCS2000: Bool {
    geodeticName == CRS.cgcs2000.canonicalName && !isGeographic && offset == nil && !isSwapped
  }
}
