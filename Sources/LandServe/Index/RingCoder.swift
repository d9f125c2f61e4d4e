import LandKit

/// Rings in whole units of the grid as bytes: how many, and of each how many points, each as the step from the one before
/// (zigzag, seven bits a byte). A point that repeats the one before it is left out, and so is the closing one.
enum RingCoder {
  /// Appends the rings of `polygons` and grows `box` by them; false when a coordinate is none.
  static func append(_ polygons: PolygonSet, to bytes: inout [UInt8], box: inout GridBox) -> Bool {
    var rings: [[GridPoint]] = []
    for ring in 0..<polygons.ringEnds.count {
      var points: [GridPoint] = []
      for vertex in polygons.vertices(ofRing: ring) {
        guard
          let point = WorldGrid.point(
            longitude: polygons.xy[2 * vertex], latitude: polygons.xy[2 * vertex + 1])
        else { return false }
        if points.last != point { points.append(point) }
      }
      if points.count > 1, points.first == points.last { points.removeLast() }
      if !points.isEmpty { rings.append(points) }
    }
    append(rings, to: &bytes)
    for point in rings.joined() { box.extend(point) }
    return true
  }

  static func append(_ rings: [[GridPoint]], to bytes: inout [UInt8]) {
    append(UInt64(rings.count), to: &bytes)
    var last = GridPoint(x: 0, y: 0)
    for ring in rings {
      append(UInt64(ring.count), to: &bytes)
      for point in ring {
        append(zigzag(Int64(point.x) - Int64(last.x)), to: &bytes)
        append(zigzag(Int64(point.y) - Int64(last.y)), to: &bytes)
        last = point
      }
    }
  }

  /// Hands each ring's points to `body`. What is no run of rings ends early: nothing is read beyond `bytes`.
  static func read(
    _ bytes: UnsafeRawBufferPointer, into points: inout [GridPoint], _ body: (inout [GridPoint]) -> Void
  ) {
    var at = 0
    guard let rings = next(bytes, &at) else { return }
    var (x, y) = (Int64(0), Int64(0))
    for _ in 0..<min(rings, UInt64(bytes.count)) {
      guard let count = next(bytes, &at), count <= UInt64(bytes.count) else { return }
      points.removeAll(keepingCapacity: true)
      for _ in 0..<count {
        guard let dx = next(bytes, &at), let dy = next(bytes, &at) else { return }
        x &+= unzigzag(dx)
        y &+= unzigzag(dy)
        points.append(GridPoint(x: Int32(truncatingIfNeeded: x), y: Int32(truncatingIfNeeded: y)))
      }
      body(&points)
    }
  }

  private static func zigzag(_ value: Int64) -> UInt64 { UInt64(bitPattern: value << 1 ^ value >> 63) }
  private static func unzigzag(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }

  @inline(__always)
  private static func next(_ bytes: UnsafeRawBufferPointer, _ at: inout Int) -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at &+= 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
