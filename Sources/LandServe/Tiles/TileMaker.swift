/// Draws what a tile shows into bytes.
///
/// Points are snapped to quarters of a pixel. Neighbours that share vertices snap them to the same place, so there is
/// neither gap nor overlap between them. Parcels less than two pixels long and wide are gathered in cells of two
/// pixels: a cell belongs to the class whose parcels cover most ground of it, by the middle of each parcel's box. What
/// lies outside the tile by more than eight pixels is cut off.
struct TileMaker: Sendable {
  /// Quarters of a pixel across a tile.
  static let extent = 4 * WorldGrid.tilePixels
  /// Pixels across a cell, and how many of them a tile has in each direction.
  static let cellPixels = 2
  static let cells = WorldGrid.tilePixels / cellPixels
  private static let buffer = 8

  let outlines: Outlines
  let columns: IndexColumns

  /// Makes a tile. **Complexity**: linear in the outlines whose boxes meet it and their points.
  func tile(_ address: TileAddress, _ scored: Scored, _ selection: Selection) -> [UInt8] {
    var drawing = TileDrawing(address)
    var scratch: [GridPoint] = []
    let window = address.box(grownBy: Self.buffer)
    // Two pixels in units.
    let small = Int32(1) << Int32(23 - address.zoom)
    let isAll = selection.isEverything
    outlines.forEach(in: window) { place in
      let parcel = Int(outlines.order[place])
      guard isAll || selection.contains(parcel, columns, scored) else { return }
      let box = outlines.box(place)
      let drawn = scored.classes[parcel]
      if box.extent < small {
        drawing.gather(box.centre, drawn, area: columns.area[parcel])
        return
      }
      drawing.begin(parcel: UInt32(parcel), drawn: drawn)
      let isWithin =
        box.minX >= window.minX && box.minY >= window.minY && box.maxX <= window.maxX
        && box.maxY <= window.maxY
      outlines.forEachRing(place, &scratch) { ring in
        if !isWithin { TileClip.clip(&ring, to: window) }
        drawing.add(ring)
      }
      drawing.end()
    }
    return drawing.bytes
  }
}

/// Cuts rings to a window (Sutherland and Hodgman 1974).
enum TileClip {
  static func clip(_ ring: inout [GridPoint], to window: GridBox) {
    side(&ring, inside: { $0.x >= window.minX }) { cut($0, $1, x: window.minX) }
    side(&ring, inside: { $0.x <= window.maxX }) { cut($0, $1, x: window.maxX) }
    side(&ring, inside: { $0.y >= window.minY }) { cut($0, $1, y: window.minY) }
    side(&ring, inside: { $0.y <= window.maxY }) { cut($0, $1, y: window.maxY) }
  }

  private static func side(
    _ ring: inout [GridPoint], inside: (GridPoint) -> Bool, _ cut: (GridPoint, GridPoint) -> GridPoint
  ) {
    guard var last = ring.last else { return }
    if ring.allSatisfy(inside) { return }
    var out: [GridPoint] = []
    for next in ring {
      let (was, now) = (inside(last), inside(next))
      if was != now { out.append(cut(last, next)) }
      if now { out.append(next) }
      last = next
    }
    ring = out
  }

  private static func cut(_ a: GridPoint, _ b: GridPoint, x: Int32) -> GridPoint {
    let share = (Double(x) - Double(a.x)) / (Double(b.x) - Double(a.x))
    return GridPoint(x: x, y: Int32((Double(a.y) + share * (Double(b.y) - Double(a.y))).rounded()))
  }

  private static func cut(_ a: GridPoint, _ b: GridPoint, y: Int32) -> GridPoint {
    let share = (Double(y) - Double(a.y)) / (Double(b.y) - Double(a.y))
    return GridPoint(x: Int32((Double(a.x) + share * (Double(b.x) - Double(a.x))).rounded()), y: y)
  }
}
