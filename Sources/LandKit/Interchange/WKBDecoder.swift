/// Turns well-known binary into the text of a GeoJSON geometry. It reads ISO WKB and PostGIS's older form for third
/// ordinates, in either byte order; curves and surfaces it does not know. It never reads beyond the bytes.
package struct WKBDecoder {
  /// Why a geometry cannot be written.
  package enum Fault: Error, Sendable, Equatable {
    /// The bytes are no WKB.
    case malformed
    /// A type that GeoJSON has no word for, by its number.
    case unknownType(UInt32)
    /// A coordinate is not finite.
    case notFinite
  }

  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  private var isLittle = true
  private var out = TextBuffer(capacity: 256)
  /// Whether measures (M) were let go.
  package private(set) var droppedMeasures = false
  private static let deepest = 32

  private init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The text of the geometry in `bytes`, `null` for an empty point, and whether measures were let go.
  package static func text(
    _ bytes: UnsafeRawBufferPointer
  ) throws(Fault) -> (text: [UInt8], droppedMeasures: Bool) {
    var decoder = WKBDecoder(bytes)
    try decoder.geometry(depth: 0)
    guard decoder.at == bytes.count else { throw Fault.malformed }
    return (decoder.out.bytes, decoder.droppedMeasures)
  }

  private struct Shape {
    var type: UInt32
    var hasZ: Bool
    var hasM: Bool
  }

  private static let names: [UInt32: StaticString] = [
    1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon",
    7: "GeometryCollection",
  ]

  private mutating func geometry(depth: Int) throws(Fault) {
    guard depth <= Self.deepest else { throw Fault.malformed }
    let shape = try self.shape()
    guard let name = Self.names[shape.type] else { throw Fault.unknownType(shape.type) }
    if shape.type == 1, try takeEmptyPoint(shape) { return out.append("null") }
    out.append("{\"type\":\"")
    out.append(name)
    out.append(shape.type == 7 ? "\",\"geometries\":" : "\",\"coordinates\":")
    switch shape.type {
    case 7: try list(ofAtLeast: 5) { decoder throws(Fault) in try decoder.geometry(depth: depth + 1) }
    case 4, 5, 6:
      let part = shape.type - 3
      try list(ofAtLeast: 5) { decoder throws(Fault) in
        let inner = try decoder.shape()
        guard inner.type == part else { throw Fault.malformed }
        try decoder.coordinates(inner)
      }
    default: try coordinates(shape)
    }
    out.append(byte: UInt8(ascii: "}"))
  }

  private mutating func coordinates(_ shape: Shape) throws(Fault) {
    let size = 8 * (2 + (shape.hasZ ? 1 : 0) + (shape.hasM ? 1 : 0))
    switch shape.type {
    case 1: try position(shape)
    case 2: try list(ofAtLeast: size) { decoder throws(Fault) in try decoder.position(shape) }
    default:
      try list(ofAtLeast: 4) { decoder throws(Fault) in
        try decoder.list(ofAtLeast: size) { decoder throws(Fault) in try decoder.position(shape) }
      }
    }
  }

  private mutating func list(
    ofAtLeast size: Int, _ element: (inout WKBDecoder) throws(Fault) -> Void
  ) throws(Fault) {
    let count = Int(try word())
    guard count <= (bytes.count - at) / size else { throw Fault.malformed }
    out.append(byte: UInt8(ascii: "["))
    for i in 0..<count {
      if i > 0 { out.append(byte: UInt8(ascii: ",")) }
      try element(&self)
    }
    out.append(byte: UInt8(ascii: "]"))
  }

  private mutating func position(_ shape: Shape) throws(Fault) {
    let (x, y) = (try double(), try double())
    let z = shape.hasZ ? try double() : .nan
    if shape.hasM {
      _ = try double()
      droppedMeasures = true
    }
    guard x.isFinite, y.isFinite else { throw Fault.notFinite }
    out.append(byte: UInt8(ascii: "["))
    out.append(number: x)
    out.append(byte: UInt8(ascii: ","))
    out.append(number: y)
    if z.isFinite {
      out.append(byte: UInt8(ascii: ","))
      out.append(number: z)
    }
    out.append(byte: UInt8(ascii: "]"))
  }

  /// WKB has no empty point: NaN stands for one. Takes it where there is one.
  private mutating func takeEmptyPoint(_ shape: Shape) throws(Fault) -> Bool {
    let start = at
    let (x, y) = (try double(), try double())
    guard x.isNaN, y.isNaN else {
      at = start
      return false
    }
    if shape.hasZ { _ = try double() }
    if shape.hasM { _ = try double() }
    return true
  }

  // MARK: Bytes

  private mutating func shape() throws(Fault) -> Shape {
    guard at < bytes.count, bytes[at] <= 1 else { throw Fault.malformed }
    isLittle = bytes[at] == 1
    at += 1
    let code = try word()
    // PostGIS marks Z and M by high bits; ISO adds 1000, 2000 or 3000.
    let (base, thousands) = ((code & 0x0FFF_FFFF) % 1000, (code & 0x0FFF_FFFF) / 1000)
    guard thousands <= 3, code & 0x2000_0000 == 0 else { throw Fault.malformed }
    return Shape(
      type: base, hasZ: thousands == 1 || thousands == 3 || code & 0x8000_0000 != 0,
      hasM: thousands >= 2 || code & 0x4000_0000 != 0)
  }

  private mutating func word() throws(Fault) -> UInt32 {
    guard bytes.count - at >= 4 else { throw Fault.malformed }
    defer { at += 4 }
    let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)
    return isLittle ? UInt32(littleEndian: word) : UInt32(bigEndian: word)
  }

  private mutating func double() throws(Fault) -> Double {
    guard bytes.count - at >= 8 else { throw Fault.malformed }
    defer { at += 8 }
    let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    return Double(bitPattern: isLittle ? UInt64(littleEndian: word) : UInt64(bigEndian: word))
  }
}
