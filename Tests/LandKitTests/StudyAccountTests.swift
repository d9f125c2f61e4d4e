import Foundation
import TestSupport
import Testing

@testable import LandKit

/// Small made studies against unions that GEOS makes of whole layers at once, which the account never does.
@Suite struct StudyAccountTests {
  /// Layers in longitude and latitude, written to files and measured.
  struct Made {
    var parcels: [PolygonSet] = []
    var zones: [PolygonSet] = []
    var parks: [PolygonSet] = []

    func measure(threads: Int, disputed: Bool = false) throws -> MeasuredStudy {
      let scratch = try Scratch()
      func layer(_ role: LayerRole, _ sets: [PolygonSet]) throws -> LayerInput {
        var out = TextBuffer()
        out.append("{\"type\":\"FeatureCollection\",\"features\":[")
        for (i, set) in sets.enumerated() {
          if i > 0 { out.append(",") }
          let status = role == .parks && i == sets.count - 1 ? "disputed" : "planned"
          out.append(
            "{\"type\":\"Feature\",\"properties\":{\"id\":\"\(role.rawValue)\(i)\",\"status\":\"\(status)\",\"output_wan\":\(i)},\"geometry\":"
              as String)
          GeometryWriter(decimals: nil).write(set, to: &out)
          out.append("}\n")
        }
        out.append("]}")
        return LayerInput(role: role, files: [try scratch.write(out.bytes, to: role.rawValue)])
      }
      var request = StudyRequest(
        parcels: try layer(.parcels, parcels), zones: try layer(.zones, zones),
        parks: try layer(.parks, parks))
      (request.threads, request.includesDisputed) = (threads, disputed)
      return try StudyMeasurer(request).run()
    }
  }

  /// Stars, boxes with holes, copies and neighbours that share an edge, all over each other.
  private func make(seed: UInt64, parcels: Int = 40, spread: Double = 0.01) -> Made {
    var rng = SplitMix(seed: seed)
    func shape(_ size: Double) -> PolygonSet {
      let x = 113.2 + spread * rng.unit(), y = 23.4 + spread * rng.unit()
      switch rng.below(4) {
      case 0:
        let hole = PlaneShapes.box(x + size / 4, y + size / 4, size / 3, size / 3)
        return PolygonSet(rings: [PlaneShapes.box(x, y, size, size), hole.reversed()])
      case 1:
        return PolygonSet(polygons: [
          [PlaneShapes.star(x, y, size / 2, corners: 5 + rng.below(9), &rng)],
          [PlaneShapes.box(x + size, y, size / 5, size)],
        ])
      default: return PolygonSet(rings: [PlaneShapes.star(x, y, size, corners: 4 + rng.below(40), &rng)])
      }
    }
    func layer(_ count: Int, _ size: Double) -> [PolygonSet] {
      var sets = (0..<count).map { _ in shape(size * (0.3 + rng.unit())) }
      sets.append(sets[0])  // identical
      let box = sets[1].box  // touches the second along an edge, or overlaps it
      sets.append(PolygonSet(rings: [PlaneShapes.box(box.maxX, box.minY, size, size)]))
      return sets
    }
    return Made(parcels: layer(parcels, 0.001), zones: layer(25, 0.0008), parks: layer(4, 0.003))
  }

  /// Each layer's polygons in the working plane, as GEOS has them.
  private func plane(_ sets: [PolygonSet], _ context: GEOSContext) throws -> [GEOSGeometry] {
    let way = ReprojectedPlane(try Reprojector(from: .cgcs2000, to: try CRS("EPSG:4547"), area: nil))
    return try sets.map { set in
      var set = set
      #expect(way.project(&set.xy) == nil)
      for ring in 0..<set.ringEnds.count {
        let v = set.vertices(ofRing: ring)
        set.xy[2 * v.upperBound - 2] = set.xy[2 * v.lowerBound]
        set.xy[2 * v.upperBound - 1] = set.xy[2 * v.lowerBound + 1]
      }
      return try GEOSGeometry(set, in: context)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64], [false, true])
  func classesAreThoseOfWholeUnions(seed: UInt64, disputed: Bool) throws {
    let made = make(seed: seed)
    let study = try made.measure(threads: 2, disputed: disputed)
    let account = study.account
    let context = GEOSContext()
    let (p, z) = (try plane(made.parcels, context), try plane(made.zones, context))
    let k = try plane(disputed ? made.parks : made.parks.dropLast(), context)
    let (up, uz, uk) = try (GEOSGeometry.union(of: p), GEOSGeometry.union(of: z), GEOSGeometry.union(of: k))
    let all = try GEOSGeometry.union(of: [up, uz, uk]).area
    let expected: [LandAccount.Class: Double] = try [
      .P: up.difference(uz.union(uk)).area, .Z: uz.difference(up.union(uk)).area,
      .K: uk.difference(up.union(uz)).area, .PZ: up.intersection(uz).difference(uk).area,
      .PK: up.intersection(uk).difference(uz).area, .ZK: uz.intersection(uk).difference(up).area,
      .PZK: up.intersection(uz).intersection(uk).area,
    ]
    for (name, area) in expected {
      #expect(abs((account.classes[name]?.plane ?? .nan) - area) <= 1e-9 * all, "\(name)")
    }
    #expect(abs(account.union.plane - all) <= 1e-9 * all)
    #expect(account.closes && abs(account.closing.ellipsoidal) <= 1e-6 * all)
    for (totals, union, parts) in [(account.parcels, up, p), (account.zones, uz, z), (account.parks, uk, k)] {
      #expect(abs(totals.net.plane - union.area) <= 1e-9 * all)
      let gross = parts.reduce(0) { $0 + $1.area }
      #expect(abs(totals.overlap.plane - (gross - union.area)) <= 1e-9 * all)
      #expect(totals.gross > totals.netEllipsoidal)
      var pairs = 0
      for (i, a) in parts.enumerated() {
        for b in parts[(i + 1)...] where try a.intersection(b).area > 0 { pairs += 1 }
      }
      #expect(totals.pairs.count == pairs)
    }
    #expect(study.problems.problems.allSatisfy { $0.severity != .error })
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func parcelsAreMeasuredAsByWholeUnions(seed: UInt64) throws {
    let made = make(seed: seed, spread: 0.02)
    let study = try made.measure(threads: 1)
    let context = GEOSContext()
    let (p, z) = (try plane(made.parcels, context), try plane(made.zones, context))
    let k = try plane(made.parks.dropLast(), context)
    let (uz, uk) = try (GEOSGeometry.union(of: z), GEOSGeometry.union(of: k))
    for (i, parcel) in p.enumerated() {
      let figures = study.table[i]
      #expect(abs(figures.inPark - (try parcel.intersection(uk).area / parcel.area)) < 1e-6)
      #expect(abs(figures.inZone - (try parcel.intersection(uz).area / parcel.area)) < 1e-6)
      let nearest = try k.map { try $0.distance(to: parcel) }.min() ?? .nan
      #expect(abs(figures.distance - nearest) < 1e-6)
      let largest = try k.map { try $0.intersection(parcel).area / parcel.area }.max() ?? 0
      #expect(abs(figures.share - largest) < 1e-6)
    }
  }

  /// Identical parcels, parcels that share an edge, and three that lie over each other in one place.
  @Test func threeThatOverlapEachOtherCountOnce() throws {
    let boxes = [(0.0, 0.0), (0.001, 0.0), (0.0005, 0.0005)].map { x, y in
      PolygonSet(rings: [PlaneShapes.box(113.2 + x, 23.4 + y, 0.0015, 0.0015)])
    }
    let far = PolygonSet(rings: [PlaneShapes.box(113.3, 23.5, 0.001, 0.001)])
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0, 1]] {
      let made = Made(parcels: order.map { boxes[$0] }, zones: [far], parks: [far, far])
      let account = try made.measure(threads: 1).account
      let context = GEOSContext()
      let union = try GEOSGeometry.union(of: try plane(made.parcels, context)).area
      #expect(abs(account.parcels.net.plane - union) < 1e-6)
      #expect(account.parcels.pairs.count == (order.count == 3 ? 3 : 6))
      #expect(abs((account.classes[.P]?.plane ?? 0) - union) < 1e-6 && account.closes)
    }
  }

  /// Over several chunks of the file; every bit, and every line of the list of problems.
  @Test func threadsChangeNothing() throws {
    let made = make(seed: 9, parcels: 700, spread: 0.02)
    func everything(_ threads: Int) throws -> [String] {
      let study = try made.measure(threads: threads)
      let account = study.account
      var lines = (0..<study.table.count).map { i -> String in
        let f = study.table[i]
        return
          "\(study.table.idText(i)) \(f.area) \(f.park) \(f.distance) \(f.share) \(f.inPark) \(f.inZone) \(f.source.offset)"
      }
      lines += LandAccount.Class.allCases.map { "\($0) \(String(describing: account.classes[$0]))" }
      lines +=
        account.parcels.pairs.map { "\($0)" } + ["\(account.parcels.net) \(account.union) \(account.slivers)"]
      lines += study.problems.problems.map {
        "\($0.kind) \($0.detail.en) \(String(describing: $0.place.line))"
      }
      return lines
    }
    let one = try everything(1)
    #expect(one.count > 2000)
    for threads in [2, 3] { #expect(try everything(threads) == one) }
  }
}
