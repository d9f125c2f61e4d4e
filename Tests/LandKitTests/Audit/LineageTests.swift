import Testing

@testable import LandKit

private typealias Ground = LineageGround

private func plot(_ x: Double, _ y: Double, _ w: Double, _ h: Double) -> PolygonSet {
  Ground.rectangle(x, y, w, h)
}

@Suite("Lineage") struct LineageTests {
  private func classes(
    _ old: [(id: String, plane: PolygonSet)], _ new: [(id: String, plane: PolygonSet)]
  ) throws -> [String] {
    Ground.texts(try Ground.lineage(Ground.layer(old), Ground.layer(new)))
  }

  @Test("Each class, by ground") func kinds() throws {
    let whole = plot(0, 0, 100, 100), left = plot(0, 0, 50, 100), right = plot(50, 0, 50, 100)
    #expect(try classes([("A", whole)], [("A", whole)]) == ["same 0>0 kept"])
    #expect(try classes([("A", whole)], [("A", plot(0, 0, 100, 90))]) == ["redrawn 0>0 kept"])
    #expect(try classes([("A", whole)], [("A", left), ("B", right)]) == ["split 0>0,1 kept"])
    #expect(try classes([("A", left), ("B", right)], [("C", whole)]) == ["merged 0,1>0 changed"])
    #expect(
      try classes([("A", left), ("B", right)], [("A", plot(0, 0, 70, 100)), ("B", plot(70, 0, 30, 100))])
        == ["reallocated 0,1>0,1 kept"])
    #expect(try classes([], [("A", whole)]) == ["new >0"])
    #expect(try classes([("A", whole)], []) == ["gone 0>"])
    #expect(try classes([("A", whole)], [("B", plot(200, 0, 9, 9))]) == ["gone 0>", "new >0"])
  }

  @Test("Ids are told apart from ground") func identities() throws {
    let here = plot(0, 0, 100, 100), there = plot(500, 0, 100, 100)
    #expect(try classes([("A", here)], [("B", here)]) == ["same 0>0 changed"])
    #expect(try classes([("A", here)], [("A", there)]) == ["gone 0> reused", "new >0 reused"])
    // A and B exchange their ids.
    #expect(
      try classes([("A", here), ("B", there)], [("B", here), ("A", there)])
        == ["same 0>0 reused", "same 1>1 reused"])
    // A stands twice in both years: it is a duplicate, not an id used again.
    #expect(
      try classes([("A", here), ("A", there)], [("A", here), ("A", there)]) == [
        "same 0>0 kept", "same 1>1 kept",
      ])
    #expect(try classes([("", here)], [("", there)]) == ["gone 0>", "new >0"])
  }

  @Test("An overlap links from a tenth of the smaller area on, not below") func linking() throws {
    let old = plot(0, 0, 100, 100)
    for (width, kind) in [(10.1, "redrawn 0>0 kept"), (9.9, "gone 0>")] {
      // The later one shares `width` of its 100 m with the earlier.
      let found = try classes([("A", old)], [("A", plot(100 - width, 0, 100, 100))])
      #expect(found.first == kind || found.first == kind + " reused", "\(width): \(found)")
    }
    // Of the smaller: a tenth of a hut links it to a field.
    #expect(
      try classes([("A", old)], [("A", old), ("B", plot(99, 0, 9, 10))])
        == ["split 0>0,1 kept"])
  }

  @Test("The same from half a percent of change down") func sameness() throws {
    let old = plot(0, 0, 100, 100)
    #expect(try classes([("A", old)], [("A", plot(0, 0, 99.51, 100))]) == ["same 0>0 kept"])
    #expect(try classes([("A", old)], [("A", plot(0, 0, 99.4, 100))]) == ["redrawn 0>0 kept"])
    let strict = try Ground.lineage(
      Ground.layer([("A", old)]), Ground.layer([("A", plot(0, 0, 99.51, 100))]),
      settings: LineageSettings(link: 0.1, same: 0.001))
    #expect(Ground.texts(strict) == ["redrawn 0>0 kept"])
  }

  @Test("Strips narrower than a sliver are no change") func slivers() throws {
    // 4 cm along one side of a hut of 5 m is 0.8 %: beyond `same`, but a sliver.
    let lineage = try Ground.lineage(
      Ground.layer([("A", plot(0, 0, 5, 5))]), Ground.layer([("A", plot(0, 0, 4.96, 5))]))
    #expect(Ground.texts(lineage) == ["same 0>0 kept"])
    #expect(lineage.components[0].changedShare == 0)
    // A neighbour that reaches 3 cm into last year's parcel is not linked, and is counted as a sliver.
    let beside = try Ground.lineage(
      Ground.layer([("A", plot(0, 0, 100, 100))]),
      Ground.layer([("A", plot(0, 0, 99.97, 100)), ("B", plot(99.97, 0, 100, 100))]))
    #expect(Ground.texts(beside) == ["same 0>0 kept", "new >1"])
    #expect(beside.sliverPairs == 1 && beside.unlinked.isEmpty)
    #expect(abs(beside.sliverArea - 3) < 0.01)
  }

  @Test("What links nothing and is no sliver is kept apart") func versions() throws {
    let lineage = try Ground.lineage(
      Ground.layer([("A", plot(0, 0, 100, 100))]),
      Ground.layer([("A", plot(0, 0, 95, 100)), ("B", plot(95, 0, 100, 100))]))
    #expect(Ground.texts(lineage) == ["redrawn 0>0 kept", "new >1"])
    #expect(lineage.unlinked.map { "\($0.old)-\($0.new)" } == ["0-1"])
    #expect(abs((lineage.unlinked.first?.sound ?? 0) - 500) < 0.5)
  }

  @Test("A split that leaves ground uncovered has a gap") func gaps() throws {
    let old = [("A", plot(0, 0, 100, 100))]
    let whole = try Ground.lineage(
      Ground.layer(old), Ground.layer([("A", plot(0, 0, 50, 100)), ("B", plot(50, 0, 50, 100))]))
    #expect(whole.gaps.isEmpty)
    let short = try Ground.lineage(
      Ground.layer(old), Ground.layer([("A", plot(0, 0, 50, 100)), ("B", plot(60, 0, 40, 100))]))
    #expect(short.gaps.map(\.component) == [0])
    #expect(abs((short.gaps.first?.area ?? 0) - 1000) < 1)
  }

  @Test("An unusable feature is in no component") func unusable() throws {
    #expect(try classes([("A", PolygonSet())], [("A", PolygonSet()), ("B", plot(0, 0, 9, 9))]) == ["new >1"])
  }

  @Test("Areas of a component add up, and holes count") func areas() throws {
    var ring = plot(0, 0, 100, 100)
    ring = PolygonSet(rings: [
      ring.ringPoints(0), plot(40, 40, 20, 20).ringPoints(0).reversed(),
    ])
    let lineage = try Ground.lineage(
      Ground.layer([("A", plot(0, 0, 100, 100))]), Ground.layer([("A", ring), ("B", plot(40, 40, 20, 20))]))
    #expect(Ground.texts(lineage) == ["split 0>0,1 kept"])
    let component = lineage.components[0]
    #expect(abs(component.oldArea - component.newArea) < 1e-6 * component.oldArea)
    #expect(abs(component.common - component.oldArea) < 1e-6 * component.oldArea)
    #expect(lineage.gaps.isEmpty)
  }
}

extension PolygonSet {
  fileprivate func ringPoints(_ ring: Int) -> [(Double, Double)] {
    vertices(ofRing: ring).map { (xy[2 * $0], xy[2 * $0 + 1]) }
  }
}
