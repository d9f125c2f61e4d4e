import LandKit
import TestSupport
import Testing

@testable import LandServe

/// A tile's bytes read back, as the page reads them.
struct ReadTile {
  var parcels: [UInt32] = []
  var rings: [[[(x: Int, y: Int)]]] = []
  var cells: [UInt16] = []
  var cellClasses: [UInt8] = []
  var cover: [UInt8] = []

  init(_ bytes: [UInt8]) throws {
    var at = 0
    func take<Value: FixedWidthInteger & BitwiseCopyable>(_ type: Value.Type, _ count: Int) -> [Value] {
      let size = MemoryLayout<Value>.size
      defer { at += size * count }
      return bytes.withUnsafeBytes { raw in
        (0..<count).map {
          Value(littleEndian: raw.loadUnaligned(fromByteOffset: at + $0 * size, as: Value.self))
        }
      }
    }
    let head = take(UInt32.self, 6)
    try #require(head[0] == 0x3154_434C)
    parcels = take(UInt32.self, Int(head[1]))
    let points = take(Int16.self, 2 * Int(head[3]))
    let ringCounts = take(UInt16.self, Int(head[1]))
    let pointCounts = take(UInt16.self, Int(head[2]))
    cells = take(UInt16.self, Int(head[4]))
    _ = take(UInt8.self, Int(head[1]))
    cellClasses = take(UInt8.self, Int(head[4]))
    cover = take(UInt8.self, Int(head[4]))
    try #require(at == bytes.count)
    var (ring, point) = (0, 0)
    for count in ringCounts {
      var own: [[(x: Int, y: Int)]] = []
      for _ in 0..<count {
        var vertices: [(x: Int, y: Int)] = []
        for _ in 0..<Int(pointCounts[ring]) {
          vertices.append((x: Int(points[2 * point]), y: Int(points[2 * point + 1])))
          point += 1
        }
        own.append(vertices)
        ring += 1
      }
      rings.append(own)
    }
  }

  /// Twice the area of a ring, in square quarters of a pixel, without its sign.
  static func twiceArea(_ ring: [(x: Int, y: Int)]) -> Int {
    var sum = 0
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) { sum += a.x * b.y - b.x * a.y }
    return abs(sum)
  }
}

@Suite struct TileTests {
  /// A square cut into quadrilaterals that share every vertex, inner ones shaken at random.
  private func fabric(_ side: Int, seed: UInt64, step: Int32, origin: GridPoint) -> [[GridPoint]] {
    var random = SplitMix(seed: seed)
    var points: [[GridPoint]] = []
    for i in 0...side {
      var row: [GridPoint] = []
      for j in 0...side {
        var point = GridPoint(x: origin.x + Int32(i) * step, y: origin.y + Int32(j) * step)
        if i > 0, i < side, j > 0, j < side {
          point.x += Int32.random(in: (-step / 3)...(step / 3), using: &random)
          point.y += Int32.random(in: (-step / 3)...(step / 3), using: &random)
        }
        row.append(point)
      }
      points.append(row)
    }
    var rings: [[GridPoint]] = []
    for i in 0..<side {
      for j in 0..<side {
        rings.append([points[i][j], points[i + 1][j], points[i + 1][j + 1], points[i][j + 1]])
      }
    }
    return rings
  }

  /// Whatever the zoom, parts that share their vertices cover as much as the whole: neither gap nor overlap.
  @Test(arguments: [15, 17, 20], [UInt64(1), 2, 3])
  func sharedBoundariesStayShared(zoom: Int, seed: UInt64) throws {
    let address = try #require(TileAddress(zoom: zoom, x: 1 << (zoom - 1), y: 1 << (zoom - 1)))
    let origin = GridPoint(x: Int32(address.origin.x), y: Int32(address.origin.y))
    let side = 12
    let step = Int32(address.units / (side + 2))
    var drawing = TileDrawing(address)
    for (number, ring) in fabric(side, seed: seed, step: step, origin: origin).enumerated() {
      drawing.begin(parcel: UInt32(number), drawn: 0)
      drawing.add(ring)
      drawing.end()
    }
    let tile = try ReadTile(drawing.bytes)
    #expect(tile.parcels.count == side * side)
    var parts = 0
    for ring in tile.rings.joined() { parts += ReadTile.twiceArea(ring) }
    let far = Int(Int32(side) * step)
    let quarters = zoom >= 20 ? far << (zoom - 20) : (far + (1 << (19 - zoom))) >> (20 - zoom)
    #expect(parts == 2 * quarters * quarters)
  }

  @Test func smallParcelsGatherWhereTheirMiddleIs() throws {
    let address = try #require(TileAddress(zoom: 12, x: 3335, y: 1774))
    var drawing = TileDrawing(address)
    let cell = Int32(1 << 11)
    let origin = GridPoint(x: Int32(address.origin.x), y: Int32(address.origin.y))
    func at(_ column: Int32, _ row: Int32) -> GridPoint {
      GridPoint(x: origin.x + column * cell + 5, y: origin.y + row * cell + 5)
    }
    drawing.gather(at(3, 2), 1, area: 50)
    drawing.gather(at(3, 2), 4, area: 30)
    drawing.gather(at(3, 2), 4, area: 30)
    drawing.gather(at(-1, 2), 4, area: 30)
    drawing.gather(at(128, 2), 4, area: 30)
    let tile = try ReadTile(drawing.bytes)
    #expect(tile.cells == [2 * 128 + 3])
    #expect(tile.cellClasses == [4])
  }

  @Test func whatLiesOutsideIsCutOff() {
    let window = GridBox(minX: 0, minY: 0, maxX: 100, maxY: 100)
    let large: [(Int32, Int32)] = [(-50, -50), (150, -50), (150, 150), (-50, 150)]
    var ring = large.map { GridPoint(x: $0.0, y: $0.1) }
    TileClip.clip(&ring, to: window)
    let corners: [(Int32, Int32)] = [(0, 0), (100, 0), (100, 100), (0, 100)]
    let wanted = Set(corners.map { GridPoint(x: $0.0, y: $0.1) })
    #expect(Set(ring) == wanted)
    let outside: [(Int32, Int32)] = [(200, 0), (300, 0), (300, 50)]
    var away = outside.map { GridPoint(x: $0.0, y: $0.1) }
    TileClip.clip(&away, to: window)
    #expect(away.isEmpty)
  }

  /// Every parcel with an outline is in the tiles of a zoom: drawn in one or more, or gathered in exactly one.
  @Test func noParcelIsLostBetweenTiles() throws {
    let study = try ServedFixture.shared.get().load()
    for zoom in [9, 12, 15] {
      var drawn = Set<UInt32>()
      var area = 0
      let box = try #require(study.header.gridBox)
      let shift = 30 - zoom
      for x in (Int(box.minX) >> shift)...(Int(box.maxX) >> shift) {
        for y in (Int(box.minY) >> shift)...(Int(box.maxY) >> shift) {
          let address = try #require(TileAddress(zoom: zoom, x: x, y: y))
          let tile = try ReadTile(study.tiles.tile(address, study.base, Selection()))
          drawn.formUnion(tile.parcels)
          area += tile.cells.count
        }
      }
      let small = (0..<study.outlines.order.count).count {
        study.outlines.box($0).extent < Int32(1) << Int32(23 - zoom)
      }
      #expect(drawn.count == study.outlines.order.count - small)
      #expect(small == 0 || area > 0)
    }
  }
}
