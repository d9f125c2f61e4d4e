import Foundation

/// What the `crs` member of a GeoJSON file says (GeoJSON 2008, section 3; withdrawn by RFC 7946, still written
/// by QGIS and ogr2ogr).
public enum CRSMember: Sendable, Hashable {
  /// There is no such member: RFC 7946.
  case absent
  /// `null`: the coordinate system is unknown, by the 2008 rule.
  case null
  /// A name, as `urn:ogc:def:crs:EPSG::4547`.
  case named(String)
  /// A link to a definition elsewhere. It is never followed.
  case link(String)
  /// Anything else; the text says what was found.
  case malformed(String)

  /// Reads the member's value from its JSON text.
  ///
  /// The draft form `{"type":"EPSG","properties":{"code":4547}}` is read too: GeoServer wrote it.
  public init(json: String) {
    let parsed = try? JSONSerialization.jsonObject(with: Data(json.utf8), options: [.fragmentsAllowed])
    if parsed is NSNull {
      self = .null
      return
    }
    guard let object = parsed as? [String: Any], let type = object["type"] as? String,
      let properties = object["properties"] as? [String: Any]
    else {
      self = .malformed(json)
      return
    }
    switch type.lowercased() {
    case "name":
      self = (properties["name"] as? String).map { .named($0) } ?? .malformed(json)
    case "link":
      self = .link(properties["href"] as? String ?? "")
    case "epsg":
      let code = (properties["code"] as? Int).map { String($0) } ?? properties["code"] as? String
      self = code.map { .named("EPSG:" + $0) } ?? .malformed(json)
    default: self = .malformed(json)
    }
  }
}
