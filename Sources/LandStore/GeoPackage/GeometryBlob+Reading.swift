import LandKit

extension GeometryBlob {
  /// A blob is no geometry that this reader knows.
  public struct Malformed: Error, Sendable, Equatable {}

  /// What the header of a blob says.
  struct Header: Equatable {
    let srs: Int32
    let isEmpty: Bool
    /// From the header when it has an envelope; else nil.
    let box: Box?
    /// Where the WKB begins.
    let length: Int
  }

  /// Reads the header, in either byte order and with any envelope. **Throws** `Malformed`.
  static func header(_ bytes: UnsafeRawBufferPointer) throws(Malformed) -> Header {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50, bytes[2] == 0 else { throw Malformed() }
    let flags = bytes[3]
    let isLittle = flags & 1 == 1
    let envelope = Int(flags >> 1) & 7
    guard envelope <= 4, flags & 0b0010_0000 == 0 else { throw Malformed() }
    let ordinates = [0, 4, 6, 6, 8][envelope]
    let length = 8 + 8 * ordinates
    guard bytes.count >= length else { throw Malformed() }
    var cursor = Cursor(bytes: bytes, at: 4, isLittle: isLittle)
    let srs = Int32(bitPattern: try cursor.word())
    var box: Box?
    if envelope > 0 {
      let (minX, maxX, minY, maxY) = (
        try cursor.double(), try cursor.double(), try cursor.double(), try cursor.double()
      )
      box = Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }
    return Header(srs: srs, isEmpty: flags & 0b0001_0000 != 0, box: box, length: length)
  }

  /// The polygons of a POLYGON or MULTIPOLYGON. **Throws** `Malformed`; never reads beyond the blob.
  public static func polygons(_ bytes: UnsafeRawBufferPointer) throws(Malformed) -> PolygonSet {
    var cursor = Cursor(bytes: bytes, at: try header(bytes).length, isLittle: true)
    var out = PolygonSet()
    switch try cursor.shape() {
    case .polygon: try polygon(&cursor, &out)
    case .multiPolygon:
      let count = try cursor.count(ofAtLeast: 9)
      for _ in 0..<count {
        guard try cursor.shape() == .polygon else { throw Malformed() }
        try polygon(&cursor, &out)
      }
    case .point: throw Malformed()
    }
    guard cursor.isAtEnd else { throw Malformed() }
    return out
  }

  /// The place of a POINT. **Throws** `Malformed`.
  public static func point(_ bytes: UnsafeRawBufferPointer) throws(Malformed) -> (x: Double, y: Double) {
    var cursor = Cursor(bytes: bytes, at: try header(bytes).length, isLittle: true)
    guard try cursor.shape() == .point else { throw Malformed() }
    let (x, y) = (try cursor.double(), try cursor.double())
    guard cursor.isAtEnd else { throw Malformed() }
    return (x, y)
  }

  private static func polygon(_ cursor: inout Cursor, _ out: inout PolygonSet) throws(Malformed) {
    let rings = try cursor.count(ofAtLeast: 4)
    for _ in 0..<rings {
      let vertices = try cursor.count(ofAtLeast: 16)
      for _ in 0..<vertices { out.appendVertex(try cursor.double(), try cursor.double()) }
      out.endRing()
    }
    out.endPolygon()
  }

  /// A place in a blob.
  private struct Cursor {
    let bytes: UnsafeRawBufferPointer
    var at: Int
    var isLittle: Bool

    var isAtEnd: Bool { at == bytes.count }

    mutating func word() throws(Malformed) -> UInt32 {
      guard bytes.count - at >= 4 else { throw Malformed() }
      defer { at += 4 }
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self)
      return isLittle ? UInt32(littleEndian: word) : UInt32(bigEndian: word)
    }

    mutating func double() throws(Malformed) -> Double {
      guard bytes.count - at >= 8 else { throw Malformed() }
      defer { at += 8 }
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      return Double(bitPattern: isLittle ? UInt64(littleEndian: word) : UInt64(bigEndian: word))
    }

    /// The byte order and the type of the geometry that begins here.
    mutating func shape() throws(Malformed) -> Shape {
      guard at < bytes.count, bytes[at] <= 1 else { throw Malformed() }
      isLittle = bytes[at] == 1
      at += 1
      guard let shape = Shape(rawValue: try word()) else { throw Malformed() }
      return shape
    }

    /// A number of items of at least `size` bytes each, which must still fit.
    mutating func count(ofAtLeast size: Int) throws(Malformed) -> Int {
      let count = Int(try word())
      guard count <= (bytes.count - at) / size else { throw Malformed() }
      return count
    }
  }
}
