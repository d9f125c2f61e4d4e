import Foundation

/// What the beginning of a GeoJSON file shows: names of properties, the 2008 `crs` member, a first position.
///
/// The text may be cut anywhere. It is not validated; the reader of layers does that.
struct JSONPeek {
  /// Names of the features' properties, in the order in which they first come.
  private(set) var columns: [String] = []
  /// The name in the `crs` member.
  private(set) var crs: String?
  /// The first two numbers of the first `coordinates`.
  private(set) var position: [Double] = []
  /// Whether a GeoJSON type was named.
  private(set) var isGeoJSON = false

  private struct Container {
    let isObject: Bool
    let name: String?
    var expectsKey: Bool
  }

  private var stack: [Container] = []
  private var key: String?
  private var at = 0
  private var seen: Set<String> = []

  private static let types: Set<String> = [
    "FeatureCollection", "Feature", "Polygon", "MultiPolygon", "Point", "LineString", "MultiPoint",
    "MultiLineString", "GeometryCollection",
  ]

  init(_ bytes: [UInt8]) {
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = byte == UInt8(ascii: "{")
        stack.append(Container(isObject: isObject, name: key ?? inherited, expectsKey: isObject))
        key = nil
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = stack.popLast()
        key = nil
      case UInt8(ascii: ":"): setExpectsKey(false)
      case UInt8(ascii: ","):
        key = nil
        setExpectsKey(true)
      case UInt8(ascii: "\""):
        guard let text = string(bytes) else { return }
        take(text)
      case UInt8(ascii: "-"), 48...57:
        let start = at - 1
        while at < bytes.count, "+-.eE0123456789".utf8.contains(bytes[at]) { at += 1 }
        if stack.last?.name == "coordinates", position.count < 2, at < bytes.count,
          let number = Double(String(decoding: bytes[start..<at], as: UTF8.self))
        {
          position.append(number)
        }
      default: break
      }
    }
  }

  /// An array within `coordinates` is still coordinates.
  private var inherited: String? {
    guard let top = stack.last, !top.isObject, top.name == "coordinates" else { return nil }
    return top.name
  }

  private mutating func setExpectsKey(_ expects: Bool) {
    guard let top = stack.indices.last, stack[top].isObject else { return }
    stack[top].expectsKey = expects
  }

  private mutating func take(_ text: String) {
    guard let top = stack.last, top.isObject else { return }
    let parent = stack.dropLast().last?.name
    if top.expectsKey {
      key = text
      if top.name == "properties", parent != "crs", seen.insert(text).inserted { columns.append(text) }
    } else if key == "type", JSONPeek.types.contains(text) {
      isGeoJSON = true
    } else if key == "name", top.name == "properties", parent == "crs" {
      crs = text
    }
  }

  /// The string that begins at the quote before `at`; nil when the text is cut within it.
  private mutating func string(_ bytes: [UInt8]) -> String? {
    let start = at
    var hasEscape = false
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        hasEscape = true
        at += 1
      }
      at += 1
    }
    guard at < bytes.count else { return nil }
    defer { at += 1 }
    if hasEscape, let text = try? JSONDecoder().decode(String.self, from: Data(bytes[(start - 1)...at])) {
      return text
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }
}
