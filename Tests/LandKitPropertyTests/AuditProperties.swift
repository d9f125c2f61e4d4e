import Foundation
import TestSupport
import Testing

@testable import LandKit

/// Fabrics of random parcels for two years: cells of a bent grid, each given to a parcel or to none.
struct Fabric {
  static let columns = 7
  /// The parcel of each cell in both years; -1 for none.
  let old: [Int]
  let new: [Int]
  private let corners: [(Double, Double)]

  init(_ rng: inout SplitMix) {
    let n = Self.columns
    corners = (0..<((n + 1) * (n + 1))).map { i in
      (
        418_000 + Double(i % (n + 1)) * 40 + .random(in: -12...12, using: &rng),
        2_589_000 + Double(i / (n + 1)) * 40 + .random(in: -12...12, using: &rng)
      )
    }
    old = (0..<(n * n)).map { $0 / 2 < 20 && Int.random(in: 0...9, using: &rng) > 0 ? $0 / 2 : -1 }
    var later = old
    for _ in 0..<Int.random(in: 0...12, using: &rng) {
      let cell = Int.random(in: 0..<(n * n), using: &rng)
      later[cell] =
        [-1, later[max(0, cell - 1)], later[min(n * n - 1, cell + n)], 40 + cell].randomElement(using: &rng)
        ?? -1
    }
    new = later
  }

  /// A year's parcels, each of the polygons of its cells joined by GEOS.
  func layer(_ cells: [Int], overlaps: [OverlapPair]? = []) throws -> LineageInput {
    let context = GEOSContext()
    let request = StudyRequest(
      parcels: LayerInput(role: .parcels, files: []), zones: nil, parks: LayerInput(role: .parks, files: []))
    let overlapper = LineageOverlapper(projection: try request.workProjection(), settings: MeasureSettings())
    var (ids, areas, geometry): ([String], [Double], GeometryColumn) = ([], [], GeometryColumn())
    for parcel in Set(cells).sorted() where parcel >= 0 {
      let sets = cells.indices.filter { cells[$0] == parcel }.map(square)
      let set = try GEOSGeometry.union(of: sets, in: context).polygonSet()
      ids.append("S\(parcel)")
      areas.append(overlapper.measurer.ellipsoidalArea(set))
      geometry.append(set)
    }
    return LineageInput(ids: ids, areas: areas, geometry: geometry, overlaps: overlaps)
  }

  private func square(_ cell: Int) -> PolygonSet {
    let n = Self.columns, (x, y) = (cell % n, cell / n)
    let at = [y * (n + 1) + x, y * (n + 1) + x + 1, (y + 1) * (n + 1) + x + 1, (y + 1) * (n + 1) + x]
    return PolygonSet(rings: [(at + [at[0]]).map { corners[$0] }])
  }

  static func lineage(_ old: LineageInput, _ new: LineageInput, threads: Int = 1) throws -> Lineage {
    let request = StudyRequest(
      parcels: LayerInput(role: .parcels, files: []), zones: nil, parks: LayerInput(role: .parks, files: []))
    return try LineageSearch(old: old, new: new, threads: threads) { try request.workProjection() }.run()
  }
}

@Suite struct AuditProperties {
  private struct Seen: Hashable, Comparable {
    let kind: LineageKind
    let identity: LineageIdentity?
    let old: [Int]
    let new: [Int]
    static func < (a: Seen, b: Seen) -> Bool { "\(a)" < "\(b)" }
  }

  private func seen(_ lineage: Lineage, reversed: Bool = false) -> [Seen] {
    lineage.components.map {
      reversed
        ? Seen(kind: $0.kind.reversed, identity: $0.identity, old: $0.new, new: $0.old)
        : Seen(kind: $0.kind, identity: $0.identity, old: $0.old, new: $0.new)
    }.sorted()
  }

  @Test func exchangingTheYearsTurnsEveryClassRound() throws {
    var rng = SplitMix(seed: 721)
    var kinds = Set<LineageKind>()
    for _ in 0..<40 {
      let fabric = Fabric(&rng)
      let (old, new) = (try fabric.layer(fabric.old), try fabric.layer(fabric.new))
      let there = try Fabric.lineage(old, new), back = try Fabric.lineage(new, old)
      #expect(seen(there) == seen(back, reversed: true))
      kinds.formUnion(there.components.map(\.kind))
    }
    #expect(kinds == Set(LineageKind.allCases), "the fabrics hold every class: \(kinds)")
  }

  @Test func everyParcelIsInOneComponent() throws {
    var rng = SplitMix(seed: 722)
    for _ in 0..<40 {
      let fabric = Fabric(&rng)
      let (old, new) = (try fabric.layer(fabric.old), try fabric.layer(fabric.new))
      let components = try Fabric.lineage(old, new).components
      #expect(components.flatMap(\.old).sorted() == Array(0..<old.ids.count))
      #expect(components.flatMap(\.new).sorted() == Array(0..<new.ids.count))
      for component in components {
        #expect(component.common <= min(component.oldArea, component.newArea) * (1 + 1e-6) + 0.01)
      }
    }
  }

  /// Twins settled by the layers' own overlaps give what overlaying everything gives; threads change nothing.
  @Test func theShortWayIsTheLongWay() throws {
    var rng = SplitMix(seed: 723)
    for _ in 0..<25 {
      let fabric = Fabric(&rng)
      let short = try Fabric.lineage(fabric.layer(fabric.old), fabric.layer(fabric.new))
      let long = try Fabric.lineage(
        fabric.layer(fabric.old, overlaps: nil), fabric.layer(fabric.new, overlaps: nil))
      #expect(seen(short) == seen(long))
      #expect(short.overlaid <= long.overlaid)
      #expect(short.unlinked.map(\.old) == long.unlinked.map(\.old))
      let threads = try Fabric.lineage(fabric.layer(fabric.old), fabric.layer(fabric.new), threads: 3)
      #expect(threads.components.map(\.old) == short.components.map(\.old))
      #expect(threads.components.map(\.common) == short.components.map(\.common))
      #expect(threads.unlinked == short.unlinked && threads.gaps == short.gaps)
    }
  }

  /// Adds `count` members of any size and state to `layer`; their places.
  private static func members(_ layer: inout AuditLayer, _ count: Int, _ rng: inout SplitMix) -> [Int] {
    for _ in 0..<count {
      var member = AuditMember()
      member.id = "S\(layer.members.count)"
      member.area = pow(10, Double.random(in: 2...7, using: &rng))
      member.town = ["a", "b", ""].randomElement(using: &rng) ?? ""
      member.category = ["x", "y"].randomElement(using: &rng) ?? ""
      for measure in Measure.allCases {
        let isMeasured = Int.random(in: 0...3, using: &rng) > 0
        let state = isMeasured ? .measured : CellState.allCases.randomElement(using: &rng) ?? .measured
        let signs: [Double] = [0, -1, 1, 1, 1]
        let sign = signs.randomElement(using: &rng) ?? 1
        member.amounts[measure] = Amount(state, yi: sign * pow(10, Double.random(in: -4...3, using: &rng)))
      }
      layer.members.append(member)
    }
    return Array((layer.members.count - count)..<layer.members.count)
  }

  /// The parts of every change add up to it, whatever is missing, zero or negative.
  @Test func theDecompositionSumsExactly() {
    var rng = SplitMix(seed: 724)
    var told = 0
    for _ in 0..<400 {
      var (before, after) = (AuditLayer(.parcels), AuditLayer(.parcels))
      var lineage = Lineage()
      for _ in 0..<Int.random(in: 1...12, using: &rng) {
        let old = Self.members(&before, [0, 1, 1, 1, 2].randomElement(using: &rng) ?? 1, &rng)
        let new = Self.members(
          &after, old.isEmpty ? 1 : [0, 1, 1, 2].randomElement(using: &rng) ?? 1, &rng)
        lineage.components.append(LineageComponent(kind: .same, old: old, new: new))
      }
      let rows = ChangeTable(before: before, after: after, lineage: lineage, factor: 1).rows()
      for row in rows {
        for (measure, split) in zip(ChangeMeasure.allCases, row.splits) {
          guard let change = split.change, let v0 = split.before, let v1 = split.after else { continue }
          told += 1
          let sum = [split.amount, split.boundary, split.scope, split.unresolved].compactMap { $0 }.reduce(
            0, +)
          let parts = [split.amount, split.boundary, split.scope, split.unresolved].compactMap { $0 }.map(abs)
          let scale = max(abs(v0), abs(v1), parts.max() ?? 0)
          #expect(abs(sum - change) <= 1e-12 * scale, "\(measure): \(sum) is not \(change)")
          #expect(change == v1 - v0)
          if let low = split.low, let high = split.high { #expect(low <= high) }
        }
      }
      // Towns, and what names none, make the whole.
      for measure in [ChangeMeasure.area] {
        let whole = rows.first { $0.level == .all }?[measure].change ?? 0
        let categories = rows.filter { $0.level == .category }.compactMap { $0[measure].change }.reduce(0, +)
        #expect(abs(whole - categories) <= 1e-9)
      }
    }
    #expect(told > 5000)
  }
}
