/// The search for the park nearest to one parcel after another, park by park (method §3.13).
struct NearestPark {
  /// Distances that differ by no more are equal, m.
  let tie: Double
  private var best = Double.infinity
  private var found: [(park: Int, distance: Double)] = []

  init(tie: Double) { self.tie = tie }

  /// Begins anew.
  mutating func reset() {
    best = .infinity
    found.removeAll(keepingCapacity: true)
  }

  /// The nearest; of several as near, the earlier in the file.
  var result: (park: Int, distance: Double)? {
    var first: (park: Int, distance: Double)?
    for candidate in found where candidate.distance <= best + tie && candidate.park < first?.park ?? .max {
      first = candidate
    }
    return first
  }

  /// Takes in park `park`, unless it is certainly farther than another. The order of the calls does not matter,
  /// but the nearest first spares the most.
  mutating func look(
    at park: Int, from subject: OverlaySubject, _ edges: [EdgeTree?], _ finding: GroundMeasurer.Finding
  ) {
    let bound = best + tie
    guard let tree = edges[park], tree.box.squaredDistance(to: subject.box) < bound * bound else { return }
    let touches = finding.parks.contains { $0.feature == park }
    let distance = touches ? 0 : tree.distance(to: subject.plane, box: subject.box, below: bound)
    guard distance < bound else { return }
    found.append((park, distance))
    best = min(best, distance)
  }

  /// The park whose box is nearest to `box`; nil when there is none.
  static func nearestBox(_ edges: [EdgeTree?], _ box: Box) -> Int? {
    var nearest: Int?
    var least = Double.infinity
    for (park, tree) in edges.enumerated() {
      guard let distance = tree?.box.squaredDistance(to: box), distance < least else { continue }
      (nearest, least) = (park, distance)
    }
    return nearest
  }
}
