@testable import LandKit

/// Parcels drawn by hand in metres from a corner in Huadu, for lineage.
enum LineageGround {
  static let request = StudyRequest(
    parcels: LayerInput(role: .parcels, files: []), zones: nil, parks: LayerInput(role: .parks, files: []))

  /// A rectangle; coordinates in metres.
  static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> PolygonSet {
    let (a, b) = (418_000 + x, 2_589_000 + y)
    return PolygonSet(rings: [
      [(a, b), (a + width, b), (a + width, b + height), (a, b + height), (a, b)]
    ])
  }

  /// A layer of parcels, its overlaps known or not.
  static func layer(
    _ parcels: [(id: String, plane: PolygonSet)], overlaps: [OverlapPair]? = nil
  ) throws -> LineageInput {
    let overlapper = LineageOverlapper(
      projection: try request.workProjection(), settings: MeasureSettings())
    var geometry = GeometryColumn()
    for parcel in parcels { geometry.append(parcel.plane) }
    return LineageInput(
      ids: parcels.map(\.id), areas: parcels.map { overlapper.measurer.ellipsoidalArea($0.plane) },
      geometry: geometry, overlaps: overlaps)
  }

  static func lineage(
    _ old: LineageInput, _ new: LineageInput, threads: Int = 1, settings: LineageSettings = LineageSettings()
  ) throws -> Lineage {
    let request = Self.request
    var search = LineageSearch(old: old, new: new, threads: threads) { try request.workProjection() }
    search.settings = settings
    return try search.run()
  }

  /// The components of two years of parcels, as text: `split 0>0,1 kept`.
  static func texts(_ lineage: Lineage) -> [String] {
    lineage.components.map { component in
      let (old, new) = (component.old.map(String.init), component.new.map(String.init))
      let id = component.identity.map { " " + $0.rawValue } ?? ""
      return "\(component.kind.rawValue) \(old.joined(separator: ","))>\(new.joined(separator: ","))\(id)"
    }
  }
}
