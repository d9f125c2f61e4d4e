import LandKit

/// The layers of a study on the screen's grid, simplified together.
struct ScreenLayers: Sendable {
  let grid: ScreenGrid
  /// Features in the order of the study; those of parcels that are not drawn are empty.
  let parcels, zones, parks, district: ScreenShapes
  /// The most that a boundary moved, metres.
  let tolerance: Double
  let before, after: Int
  let collapsedRings: Int

  /// Simplifies for a screen: no boundary moves by more than `tolerance` metres.
  init(_ study: ReportStudy, order: [Int], tolerance: Double) {
    let parcels = order.map { study.parcels[$0].polygons ?? PolygonSet() }
    let others = [
      study.zones.map(\.polygons), study.parks.map { $0.polygons ?? PolygonSet() },
      study.district.map(\.polygons),
    ]
    var box = Box.empty
    for set in parcels + others.joined() where !set.box.isEmpty { box.extend(set.box) }
    grid = ScreenGrid(box: box)
    var all = ScreenShapes()
    for set in parcels + others.joined() { all.append(set, on: grid) }
    let outcome = Simplifier(tolerance: tolerance / grid.step).run(all)
    var start = 0
    func take(_ count: Int) -> ScreenShapes {
      defer { start += count }
      return outcome.shapes.features(start..<(start + count))
    }
    self.parcels = take(parcels.count)
    zones = take(others[0].count)
    parks = take(others[1].count)
    district = take(others[2].count)
    (self.tolerance, before, after) = (tolerance, outcome.before, outcome.after)
    collapsedRings = outcome.collapsedRings
  }
}
