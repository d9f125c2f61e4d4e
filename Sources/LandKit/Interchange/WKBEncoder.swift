/// Turns the text of a GeoJSON geometry into ISO WKB, little-endian.
///
/// The text is one that `FeatureParser` found no fault in; bytes after it are readable.
struct WKBEncoder {
  private let text: UnsafeBufferPointer<UInt8>
  private(set) var bytes: [UInt8] = []
  private(set) var box = Box.empty
  /// Whether some position has a third ordinate.
  private(set) var hasZ = false
  private var writesZ = false
  private static let deepest = 32

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Encodes the geometry that begins at `start`; nil for `null`, for an unknown type and for one nested too deep.
  ///
  /// - Parameter multi: Whether a single geometry becomes a collection of one.
  static func encode(_ text: UnsafeBufferPointer<UInt8>, at start: Int, multi: Bool) -> WKBEncoder? {
    var encoder = WKBEncoder(text)
    guard encoder.geometry(at: start, multi: multi, depth: 0) else { return nil }
    if encoder.hasZ, !encoder.writesZ {
      // A third ordinate came up: all positions get one, those that have none NaN.
      encoder = WKBEncoder(text)
      encoder.writesZ = true
      _ = encoder.geometry(at: start, multi: multi, depth: 0)
    }
    return encoder
  }

  private mutating func geometry(at start: Int, multi: Bool, depth: Int) -> Bool {
    guard depth <= Self.deepest else { return false }
    let members = ObjectScan.members(of: text, at: start)
    func last(_ name: StaticString) -> ByteSpan? {
      members.last { ObjectScan.isName($0.key, name, in: text) }?.value
    }
    guard let type = type(last("type")) else { return false }
    if type == .geometryCollection {
      guard let list = last("geometries") else { return false }
      let count = begin(7)
      var (number, at) = (UInt32(0), ObjectScan.skipBlanks(text, list.start + 1))
      while at < list.end, text[at] == UInt8(ascii: "{") {
        guard geometry(at: at, multi: false, depth: depth + 1) else { return false }
        number += 1
        at = next(after: ElementScan.end(of: text, from: at) ?? list.end)
      }
      patch(count, number)
      return true
    }
    guard let coordinates = last("coordinates"), text[coordinates.start] == UInt8(ascii: "[") else {
      return false
    }
    var at = coordinates.start
    switch type {
    case .point, .lineString, .polygon:
      if multi {
        let count = begin(Self.multi(type))
        single(type, &at)
        patch(count, 1)
      } else {
        single(type, &at)
      }
    default:
      let count = begin(Self.code(type))
      let part = Self.part(type)
      patch(count, list(&at) { $0.single(part, &$1) })
    }
    return true
  }

  private mutating func single(_ type: GeometryType, _ at: inout Int) {
    switch type {
    case .point:
      _ = begin(1, counted: false)
      position(&at, orEmpty: true)
    case .lineString:
      let count = begin(2)
      patch(count, list(&at) { $0.position(&$1, orEmpty: false) })
    default:
      let count = begin(3)
      let rings = list(&at) { encoder, at in
        let vertices = encoder.reserveCount()
        encoder.patch(vertices, encoder.list(&at) { $0.position(&$1, orEmpty: false) })
      }
      patch(count, rings)
    }
  }

  /// Takes an array and hands each of its elements to `element`; returns how many there were.
  private mutating func list(_ at: inout Int, _ element: (inout WKBEncoder, inout Int) -> Void) -> UInt32 {
    var number: UInt32 = 0
    at = ObjectScan.skipBlanks(text, at + 1)
    while at < text.count, text[at] == UInt8(ascii: "[") {
      element(&self, &at)
      number += 1
      at = next(after: at)
    }
    at += 1
    return number
  }

  /// The place of the next element after one that ends at `end`, or of the closing bracket.
  private func next(after end: Int) -> Int {
    let at = ObjectScan.skipBlanks(text, end)
    return at < text.count && text[at] == UInt8(ascii: ",") ? ObjectScan.skipBlanks(text, at + 1) : at
  }

  private mutating func position(_ at: inout Int, orEmpty: Bool) {
    var ordinates = (Double.nan, Double.nan, Double.nan)
    var count = 0
    at = ObjectScan.skipBlanks(text, at + 1)
    while at < text.count, text[at] != UInt8(ascii: "]"), let base = text.baseAddress {
      guard let value = try? NumberScanner.scan(base, at: &at) else { break }
      if count == 0 {
        ordinates.0 = value
      } else if count == 1 {
        ordinates.1 = value
      } else if count == 2 {
        ordinates.2 = value
      }
      count += 1
      at = next(after: at)
    }
    while at < text.count, text[at] != UInt8(ascii: "]") { at += 1 }
    at += 1
    if count > 2 { hasZ = true }
    append(ordinates.0.bitPattern)
    append(ordinates.1.bitPattern)
    if writesZ { append(ordinates.2.bitPattern) }
    if count >= 2 { box.extend(ordinates.0, ordinates.1) }
  }

  // MARK: Bytes

  private mutating func begin(_ code: UInt32, counted: Bool = true) -> Int {
    bytes.append(1)
    append(code + (writesZ ? 1000 : 0))
    return counted ? reserveCount() : 0
  }

  private mutating func reserveCount() -> Int {
    append(UInt32(0))
    return bytes.count - 4
  }

  private mutating func patch(_ place: Int, _ number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { source in
      for i in 0..<4 { bytes[place + i] = source[i] }
    }
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  // MARK: Types

  private func type(_ span: ByteSpan?) -> GeometryType? {
    guard let span, span.count > 2, text[span.start] == UInt8(ascii: "\"") else { return nil }
    let inside = ByteSpan(start: span.start + 1, end: span.end - 1)
    return GeometryType.named.first { ObjectScan.isName(inside, $0.0, in: text) }?.1
  }

  private static func code(_ type: GeometryType) -> UInt32 {
    switch type {
    case .multiPoint: 4
    case .multiLineString: 5
    default: 6
    }
  }

  private static func multi(_ type: GeometryType) -> UInt32 {
    switch type {
    case .point: 4
    case .lineString: 5
    default: 6
    }
  }

  private static func part(_ type: GeometryType) -> GeometryType {
    switch type {
    case .multiPoint: .point
    case .multiLineString: .lineString
    default: .polygon
    }
  }
}
