/// The outlines along the Hilbert curve, with the boxes of every 64 and every 4,096 of them.
struct Outlines: Sendable {
  let order: [UInt32]
  private let boxes: [GridBox]
  private let blocks: [GridBox]
  private let groups: [GridBox]
  private let ringEnds: [UInt64]
  private let rings: [UInt8]
  /// For each parcel the place of its outline, or -1.
  private let places: [Int32]
  static let blockSize = 64
  static let groupSize = 4096

  init(_ contents: IndexContents, parcels: Int) {
    order = contents.order
    boxes = order.indices.map {
      GridBox(
        minX: contents.boxes[4 * $0], minY: contents.boxes[4 * $0 + 1], maxX: contents.boxes[4 * $0 + 2],
        maxY: contents.boxes[4 * $0 + 3])
    }
    blocks = Self.unite(boxes, Self.blockSize)
    groups = Self.unite(blocks, Self.groupSize / Self.blockSize)
    (ringEnds, rings) = (contents.ringEnds, contents.rings)
    var places = [Int32](repeating: -1, count: parcels)
    for (place, parcel) in order.enumerated() { places[Int(parcel)] = Int32(place) }
    self.places = places
  }

  private static func unite(_ boxes: [GridBox], _ size: Int) -> [GridBox] {
    stride(from: 0, to: boxes.count, by: size).map { first in
      boxes[first..<min(first + size, boxes.count)].reduce(into: GridBox()) { $0.extend($1) }
    }
  }

  func box(_ place: Int) -> GridBox { boxes[place] }

  /// The place of a parcel's outline; nil when it has none.
  func place(ofParcel parcel: Int) -> Int? { places[parcel] >= 0 ? Int(places[parcel]) : nil }

  /// Hands the places of all outlines whose boxes meet `window` to `body`, along the curve.
  @inline(__always)
  func forEach(in window: GridBox, _ body: (Int) -> Void) {
    let perGroup = Self.groupSize / Self.blockSize
    for group in groups.indices where groups[group].intersects(window) {
      for block in (group * perGroup)..<min((group + 1) * perGroup, blocks.count)
      where blocks[block].intersects(window) {
        for place in (block * Self.blockSize)..<min((block + 1) * Self.blockSize, boxes.count)
        where boxes[place].intersects(window) {
          body(place)
        }
      }
    }
  }

  /// Hands the rings of an outline to `body`; `scratch` is used for their points.
  func forEachRing(_ place: Int, _ scratch: inout [GridPoint], _ body: (inout [GridPoint]) -> Void) {
    let start = place == 0 ? 0 : Int(ringEnds[place - 1])
    rings.withUnsafeBytes {
      RingCoder.read(UnsafeRawBufferPointer(rebasing: $0[start..<Int(ringEnds[place])]), into: &scratch, body)
    }
  }

  /// Whether a point lies in an outline, holes left out (even-odd rule).
  func contains(_ place: Int, _ point: GridPoint) -> Bool {
    let box = boxes[place]
    guard point.x >= box.minX, point.x <= box.maxX, point.y >= box.minY, point.y <= box.maxY else {
      return false
    }
    var scratch: [GridPoint] = []
    var inside = false
    forEachRing(place, &scratch) { ring in
      var last = ring[ring.count - 1]
      for next in ring {
        if (next.y > point.y) != (last.y > point.y) {
          let rise = Int64(last.y) - Int64(next.y)
          let left = (Int64(point.x) - Int64(next.x)) * rise
          let right = (Int64(last.x) - Int64(next.x)) * (Int64(point.y) - Int64(next.y))
          if rise > 0 ? left < right : left > right { inside.toggle() }
        }
        last = next
      }
    }
    return inside
  }
}
