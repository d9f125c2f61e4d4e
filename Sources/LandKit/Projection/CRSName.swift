import Foundation

/// What a text says that should name a coordinate system, before PROJ is asked.
///
/// The shapes are a closed list. PROJ itself also finds systems by approximate name; that would be a guess.
enum CRSName: Equatable {
  /// An authority and its code, as `EPSG` and `4547`.
  case authority(String, String)
  /// A web-map offset over CGCS2000.
  case offset(WebMapOffset)
  /// A PROJ string, WKT or PROJJSON.
  case definition(String)
  /// None of these.
  case unknown

  /// Reads a text, without the suffix for swapped axes.
  init(_ text: String) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let hasControls = trimmed.unicodeScalars.contains {
      $0.value < 0x20 && $0 != "\n" && $0 != "\t" && $0 != "\r"
    }
    guard !trimmed.isEmpty, trimmed.utf8.count <= 20_000, !hasControls else {
      self = .unknown
      return
    }
    if let alias = Self.aliases[trimmed.uppercased()] {
      self = alias
    } else if Self.looksLikeDefinition(trimmed) {
      self = .definition(trimmed)
    } else {
      self = Self.authority(trimmed)
    }
  }

  /// Other names in use, compared in upper case. Exact, never fuzzy.
  private static let aliases: [String: CRSName] = {
    var table: [String: CRSName] = [
      "CRS84": .authority("OGC", "CRS84"), "CRS:84": .authority("OGC", "CRS84"),
      "WGS84": .authority("EPSG", "4326"), "WGS 84": .authority("EPSG", "4326"),
      "CGCS2000": .authority("EPSG", "4490"), "2000国家大地坐标系": .authority("EPSG", "4490"),
    ]
    for name in ["GCJ-02", "GCJ02", "GCJ_02", "火星坐标", "火星坐标系", "国测局坐标"] { table[name] = .offset(.gcj02) }
    for name in ["BD-09", "BD09", "BD_09", "BD-09LL", "BD09LL", "百度坐标", "百度坐标系"] {
      table[name] = .offset(.bd09)
    }
    return table
  }()

  private static func looksLikeDefinition(_ text: String) -> Bool {
    if text.hasPrefix("+") || text.hasPrefix("proj=") || text.hasPrefix("{") { return true }
    let keyword = text.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
    return !keyword.isEmpty && text.dropFirst(keyword.count).drop(while: \.isWhitespace).first == "["
  }

  /// `4547`, `EPSG:4547`, `urn:ogc:def:crs:EPSG::4547`, `http://www.opengis.net/def/crs/EPSG/0/4547`.
  private static func authority(_ text: String) -> CRSName {
    if text.allSatisfy({ $0.isASCII && $0.isNumber }) { return checked("EPSG", text) }
    let lower = text.lowercased()
    for prefix in ["urn:ogc:def:crs:", "urn:x-ogc:def:crs:"] where lower.hasPrefix(prefix) {
      let parts = text.dropFirst(prefix.count).split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2 || parts.count == 3, let first = parts.first, let last = parts.last else {
        return .unknown
      }
      return checked(String(first), String(last))
    }
    for scheme in ["http://", "https://"] where lower.hasPrefix(scheme + "www.opengis.net/") {
      let path = text.dropFirst(scheme.count + "www.opengis.net/".count)
      if path.lowercased().hasPrefix("gml/srs/epsg.xml#") {
        return checked("EPSG", String(path.dropFirst(17)))
      }
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 5, path.lowercased().hasPrefix("def/crs/") else { return .unknown }
      return checked(String(parts[2]), String(parts[4]))
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 3, parts[1].isEmpty { return checked(String(parts[0]), String(parts[2])) }
    return parts.count == 2 ? checked(String(parts[0]), String(parts[1])) : .unknown
  }

  private static func checked(_ authority: String, _ code: String) -> CRSName {
    func isPlain(_ c: Character) -> Bool { c.isASCII && (c.isLetter || c.isNumber || "._-".contains(c)) }
    guard (1...12).contains(authority.count), authority.allSatisfy({ $0.isASCII && $0.isLetter }),
      (1...24).contains(code.count), code.allSatisfy(isPlain)
    else { return .unknown }
    return .authority(authority.uppercased(), code.uppercased())
  }

  /// `EPSG:4547`, `GCJ-02`, or the definition itself; nil for no name.
  var canonical: String? {
    switch self {
    case .authority(let authority, let code): authority + ":" + code
    case .offset(let offset): offset.rawValue
    case .definition(let text): text
    case .unknown: nil
    }
  }
}
