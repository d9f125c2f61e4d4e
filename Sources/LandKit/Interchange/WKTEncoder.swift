/// Turns the ISO WKB of a row into well-known text (OGC 06-103r4), as `POLYGON ((113.2 23.4, …))`.
///
/// Numbers are the shortest decimals that read back to the same double. It takes what `WKBEncoder` writes, little-endian;
/// of anything else it makes nothing, and it never reads beyond the bytes.
struct WKTEncoder {
  private let bytes: [UInt8]
  private var at = 0
  private var out = TextBuffer(capacity: 256)
  private static let names: [String] = [
    "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
  ]

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The text of the geometry in `wkb`; nil when the bytes are none. **Complexity**: linear.
  static func text(_ wkb: [UInt8]) -> [UInt8]? {
    var encoder = WKTEncoder(wkb)
    return encoder.geometry(isNamed: true) ? encoder.out.bytes : nil
  }

  private mutating func geometry(isNamed: Bool) -> Bool {
    guard at < bytes.count, bytes[at] == 1 else { return false }
    at += 1
    guard let code = word(), (1...7).contains(code % 1000), code < 2000 else { return false }
    let (type, hasZ) = (code % 1000, code >= 1000)
    if isNamed { out.append(Self.names[Int(type) - 1] + (hasZ ? " Z " : " ")) }
    return switch type {
    case 1: bracketed { $0.position(hasZ) }
    case 2: positions(hasZ)
    case 3: list { $0.positions(hasZ) }
    default: list { $0.geometry(isNamed: type == 7) }
    }
  }

  private mutating func positions(_ hasZ: Bool) -> Bool { list { $0.position(hasZ) } }

  private mutating func list(_ element: (inout WKTEncoder) -> Bool) -> Bool {
    guard let count = word() else { return false }
    if count == 0 {
      out.append("EMPTY")
      return true
    }
    return bracketed { encoder in
      for i in 0..<count {
        if i > 0 { encoder.out.append(", ") }
        guard element(&encoder) else { return false }
      }
      return true
    }
  }

  private mutating func bracketed(_ body: (inout WKTEncoder) -> Bool) -> Bool {
    out.append("(")
    guard body(&self) else { return false }
    out.append(")")
    return true
  }

  private mutating func position(_ hasZ: Bool) -> Bool {
    for i in 0..<(hasZ ? 3 : 2) {
      guard let value = double() else { return false }
      if i > 0 { out.append(" ") }
      if value.isFinite { out.append(number: value) } else { out.append("nan") }
    }
    return true
  }

  private mutating func word() -> UInt32? {
    guard bytes.count - at >= 4 else { return nil }
    defer { at += 4 }
    return bytes.withUnsafeBytes {
      UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    }
  }

  private mutating func double() -> Double? {
    guard bytes.count - at >= 8 else { return nil }
    defer { at += 8 }
    return bytes.withUnsafeBytes {
      Double(bitPattern: UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
    }
  }
}
