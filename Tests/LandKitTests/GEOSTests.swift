import Testing

@testable import LandKit

@Suite struct GEOSGeometryTests {
  let context = GEOSContext()

  private func polygon(_ rings: [[(Double, Double)]]) throws -> GEOSGeometry {
    try GEOSGeometry(PolygonSet(rings: rings), in: context)
  }

  @Test func measuresAPolygonWithAHole() throws {
    let g = try polygon([square(0, 0, 10), square(2, 2, 3)])
    #expect(g.area == 91)
    #expect(g.perimeter == 52)
    #expect(g.box == Box(minX: 0, minY: 0, maxX: 10, maxY: 10))
    #expect(!g.isEmpty && g.isValid && g.invalidity() == nil)
  }

  @Test func emptySetIsAResult() throws {
    let empty = try GEOSGeometry(PolygonSet(), in: context)
    let full = try polygon([square(0, 0, 1)])
    #expect(empty.isEmpty && empty.isValid && empty.box.isEmpty && empty.area == 0)
    #expect(try empty.polygonSet() == PolygonSet())
    #expect(try full.intersection(empty).isEmpty)
    #expect(try full.union(empty).area == 1)
    #expect(try !full.intersects(empty))
    #expect(try full.distance(to: empty) == .infinity)
    #expect(try full.prepared().distance(to: empty) == .infinity)
    #expect(try empty.prepared().distance(to: full) == .infinity)
    #expect(try empty.makeValid().isEmpty)
    #expect(try GEOSGeometry.union(of: []).isEmpty)
  }

  @Test(arguments: [
    PolygonSet(rings: [[]]),
    PolygonSet(rings: [[(0, 0)]]),
    PolygonSet(rings: [[(0, 0), (1, 0), (0, 0)]]),
    PolygonSet(rings: [[(0, 0), (1, 0), (1, 1), (0, 1)]]),
    PolygonSet(rings: [[(0, 0), (1, 0), (.nan, 1), (0, 0)]]),
    PolygonSet(rings: [[(.nan, 0), (1, 0), (1, 1), (.nan, 0)]]),
    PolygonSet(rings: [[(0, 0), (.infinity, 0), (1, 1), (0, 0)]]),
    PolygonSet(rings: [square(0, 0, 9), [(1, 1), (2, 1), (1, 1)]]),
    PolygonSet(rings: [square(0, 0, 9), square(1, 1, 1), [(1, 1), (2, 1), (3, 3), (4, 4)]]),
    PolygonSet(polygons: [[square(0, 0, 1)], [square(5, 5, 1)], [[(0, 0), (1, 1)]]]),
  ])
  func badRingsThrowAndLeakNothing(_ set: PolygonSet) {
    #expect(throws: GEOSError.self) { try GEOSGeometry(set, in: context) }
    #expect(context.liveHandleCount == 0)
  }

  @Test func bufferSurvivesTheRoundTrip() throws {
    var set = PolygonSet(polygons: [
      [square(0.1, 0.2, 10.3), square(1.1, 1.2, 0.7), square(4, 4, 1)], [square(20, 20, 1e-9)],
    ])
    #expect(try GEOSGeometry(set, in: context).polygonSet() == set)
    let before = set
    try GEOSGeometry(before, in: context).appendPolygons(to: &set)
    #expect(
      set.polygonCount == 4 && set.ringEnds.count == 8
        && Array(set.xy.dropFirst(before.xy.count)) == before.xy)
  }

  @Test func overlayIdentities() throws {
    let a = try polygon([square(0, 0, 10), square(1, 1, 3)])
    let b = try polygon([square(2, 2, 11)])
    let both = try a.intersection(b).area
    #expect(both == 60)
    #expect(try a.difference(b).area + both == a.area)
    #expect(try a.union(b).area == both + a.symmetricDifference(b).area)
    #expect(try GEOSGeometry.union(of: [a, b, a]).area == a.union(b).area)
  }

  @Test func polygonalPartOfWhatTouches() throws {
    let a = try polygon([square(0, 0, 2)])
    // Shares an area with `a` on its left and an edge on its right.
    let comb = try polygon([[(1, -1), (5, -1), (5, 1), (2, 1), (2, 0), (1.5, 0), (1.5, 1), (1, 1), (1, -1)]])
    let piece = try a.intersection(comb)
    #expect(piece.hasNonPolygonalPart)
    #expect(try piece.polygonSet().polygonCount == 1)
    #expect(try piece.area == GEOSGeometry(piece.polygonSet(), in: context).area)
    #expect(!a.hasNonPolygonalPart)
    let edge = try a.intersection(polygon([square(2, 0, 2)]))
    #expect(edge.hasNonPolygonalPart && edge.area == 0)
    #expect(try edge.polygonSet().isEmpty)
  }

  @Test func partsAreCopies() throws {
    let parts: [GEOSGeometry]
    do {
      let set = PolygonSet(polygons: [[square(0, 0, 1)], [square(5, 5, 2)]])
      parts = try GEOSGeometry(set, in: context).parts()
    }
    #expect(parts.map(\.area) == [1, 4])
    #expect(try parts[0].parts().map(\.area) == [1])
  }

  @Test func invalidityIsLocated() throws {
    let bowtie = try polygon([[(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)]])
    let fault = try #require(bowtie.invalidity())
    #expect(!bowtie.isValid)
    #expect(fault.reason == "Self-intersection" && fault.x == 1 && fault.y == 1)
  }

  @Test func makeValidKeepsNoCollapsedPart() throws {
    let spike = try polygon([[(0, 0), (4, 0), (4, 4), (8, 8), (4, 4), (0, 4), (0, 0)]]).makeValid()
    #expect(spike.isValid && spike.area == 16 && !spike.hasNonPolygonalPart)
    let flat = try polygon([[(0, 0), (4, 0), (8, 0), (0, 0)]]).makeValid()
    #expect(flat.isEmpty)
  }

  @Test func preparedAgreesWithPlain() throws {
    let park = try polygon([square(0, 0, 10), square(4, 4, 2)])
    let prepared = try park.prepared()
    let cases = [
      square(1, 1, 1), square(0, 0, 1), square(9, 9, 3), square(4.5, 4.5, 1), square(4, 4, 2),
      square(20, 0, 1),
    ]
    for ring in cases {
      let g = try polygon([ring])
      #expect(try prepared.intersects(g) == park.intersects(g))
      #expect(try prepared.contains(g) == park.contains(g))
      #expect(try prepared.covers(g) == park.covers(g))
      #expect(try prepared.distance(to: g) == park.distance(to: g))
    }
    #expect(try prepared.containsProperly(polygon([square(1, 1, 1)])))
    #expect(try !prepared.containsProperly(polygon([square(0, 0, 1)])))
    #expect(try prepared.distance(to: polygon([square(13, 14, 1)])) == 5)
    #expect(try prepared.distance(to: polygon([square(4.5, 4.5, 1)])) == 0.5)
  }

  @Test func failureCarriesTheWordsOfGEOS() {
    let error = context.error("intersection")
    #expect(error.description == "intersection: GEOS gave no reason")
    #expect(throws: GEOSError.self) { try context.truth("covers", 2) }
  }
}

@Suite struct GEOSTreeTests {
  @Test func queryIsAscendingAndEdgesCount() throws {
    let context = GEOSContext()
    let boxes = (0..<50).map { i in
      Box(minX: Double(49 - i), minY: 0, maxX: Double(50 - i), maxY: 1)
    }
    let tree = try GEOSTree(boxes: boxes, in: context)
    for probe in [Box(minX: 3, minY: 1, maxX: 7, maxY: 9), Box(minX: 5, minY: 0.5, maxX: 5, maxY: 0.5)] {
      #expect(tree.query(probe) == boxes.indices.filter { boxes[$0].intersects(probe) })
    }
    #expect(tree.query(Box(minX: 60, minY: 0, maxX: 61, maxY: 1)) == [])
    #expect(tree.query(.empty) == [])
  }

  @Test func emptyAndInfiniteBoxesMatchNothing() throws {
    let context = GEOSContext()
    let point = Box(minX: 1, minY: 1, maxX: 1, maxY: 1)
    let nan = Box(minX: .nan, minY: 0, maxX: 1, maxY: 1)
    let endless = Box(minX: -.infinity, minY: 0, maxX: .infinity, maxY: 1)
    let tree = try GEOSTree(boxes: [.empty, point, nan, endless], in: context)
    var found = [7, 8, 9]
    tree.query(Box(minX: 0, minY: 0, maxX: 2, maxY: 2), into: &found)
    #expect(found == [1])
    #expect(try GEOSTree(boxes: [], in: context).query(point) == [])
    #expect(tree.query(nan) == [] && tree.query(endless) == [])
  }
}

@Suite struct GEOSOwnershipTests {
  /// Everything is let go before the context, whatever the order.
  @Test func handlesReturnToZero() throws {
    let context = GEOSContext()
    do {
      let a = try GEOSGeometry(PolygonSet(rings: [square(0, 0, 4), square(1, 1, 1)]), in: context)
      let tree = try GEOSTree(boxes: [a.box], in: context)
      let prepared = try a.prepared()
      _ = try GEOSGeometry.union(of: [a, a.makeValid()]).parts()
      #expect(tree.query(a.box) == [0])
      #expect(try prepared.covers(a))
      #expect(context.liveHandleCount >= 4)
    }
    #expect(context.liveHandleCount == 0)
  }

  /// What a handle needs outlives the names that made it.
  @Test func handlesKeepTheirContext() throws {
    func prepared() throws -> GEOSPrepared {
      try GEOSGeometry(PolygonSet(rings: [square(0, 0, 4)]), in: GEOSContext()).prepared()
    }
    let kept = try prepared()
    let probe = try GEOSGeometry(PolygonSet(rings: [square(1, 1, 1)]), in: kept.geometry.context)
    #expect(try kept.containsProperly(probe))
    #expect(GEOSContext().liveHandleCount == 0)
  }

  @Test func manyContextsOnManyThreads() async {
    let sums = await withTaskGroup(of: Double?.self) { group in
      for worker in 0..<16 {
        group.addTask {
          let context = GEOSContext()
          var total = 0.0
          for step in 0..<50 {
            let shift = Double((worker + step) % 7)
            guard let a = try? GEOSGeometry(PolygonSet(rings: [square(0, 0, 10)]), in: context),
              let b = try? GEOSGeometry(PolygonSet(rings: [square(shift, shift, 10)]), in: context),
              let piece = try? a.prepared().intersects(b) ? a.intersection(b) : nil
            else { return nil }
            total += piece.area - (10 - shift) * (10 - shift)
            _ = try? GEOSGeometry(PolygonSet(rings: [[(0, 0), (1, 1)]]), in: context)
          }
          return context.liveHandleCount == 0 ? total : nil
        }
      }
      return await group.reduce(into: [Double?]()) { $0.append($1) }
    }
    #expect(sums == Array(repeating: 0, count: 16))
  }
}
