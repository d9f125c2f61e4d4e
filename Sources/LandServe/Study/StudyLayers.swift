import Hummingbird
import LandKit
import Synchronization

/// The small layers of a study: parks, village zones, the district, as GeoJSON for the screen.
enum StudyLayers {
  /// Those that the study has.
  static func names(_ study: ServedStudy) -> [String] {
    [LayerRole.parks, .zones, .district].filter { study.results.has(ResultFolder.fileName($0)) }.map(
      \.rawValue)
  }

  /// A layer with ids and names, outlines snapped to 3 cm; nil when the study has none of that name.
  static func document(_ name: String, _ study: ServedStudy) throws -> JSONValue? {
    let features: [any ResultFeature]
    switch name {
    case LayerRole.parks.rawValue: features = try study.results.parks()
    case LayerRole.zones.rawValue: features = try study.results.zones()
    case LayerRole.district.rawValue: features = try study.results.district()
    default: return nil
    }
    return .object([
      ("type", .string("FeatureCollection")), ("features", .array(features.filter(\.isUsable).map(feature))),
    ])
  }

  private static func feature(_ feature: any ResultFeature) -> JSONValue {
    let park = feature as? ResultPark
    var properties: [(String, JSONValue)] = [("id", .string(feature.id)), ("name", .string(feature.name))]
    if let park { properties += [("status", .string(park.status)), ("counted", .bool(park.isCounted))] }
    return .object([
      ("type", .string("Feature")), ("properties", .object(properties)),
      (
        "geometry",
        .object([("type", .string("MultiPolygon")), ("coordinates", coordinates(feature.geometry))])
      ),
    ])
  }

  static func coordinates(_ polygons: PolygonSet) -> JSONValue {
    func number(_ value: Double) -> JSONValue { .number((value * 1e7).rounded() / 1e7) }
    return .array(
      (0..<polygons.polygonCount).map { polygon in
        .array(
          polygons.rings(ofPolygon: polygon).map { ring in
            .array(
              polygons.vertices(ofRing: ring).map { vertex in
                .array([number(polygons.xy[2 * vertex]), number(polygons.xy[2 * vertex + 1])])
              })
          })
      })
  }
}

extension StudyAPI {
  func layer(_ target: Target, _ name: String) throws(APIProblem) -> Reply {
    try target.allow(["lang"])
    let study = study
    guard StudyLayers.names(study).contains(name) else {
      throw .notFound("此研究没有该图层", "the study has no such layer")
    }
    return .json(seed: api.seed(study)) { try StudyLayers.document(name, study)?.document ?? [] }
  }

  /// A document of the result folder, as it is: the account, the problems, where it all comes from.
  func document(_ target: Target, _ name: String) throws(APIProblem) -> Reply {
    try target.allow(["lang"])
    let files = ["account": "account.json", "problems": "problems.json", "manifest": "manifest.json"]
    guard let file = files[name], name == "manifest" || study.results.has(file) else {
      throw .notFound(
        "没有此文档：account、problems、manifest", "there is no such document: account, problems, manifest")
    }
    guard api.redaction.isEmpty else {
      throw .notFound("略去数额时不提供原文", "with amounts left out documents are not served as they are")
    }
    let path = study.results.file(file)
    if !api.redaction.isEmpty {
      let rules = RedactionRules(api.redaction, in: study.results.manifest)
      return .json(seed: api.seed(study)) {
        let source = try ByteFile(path)
        return rules.shown(manifest: try source.bytes(0..<source.size))
      }
    }
    return Reply(
      type: Reply.json, seed: api.seed(study),
      body: .pieces {
        let source = try ByteFile(path)
        let place = Mutex(0)
        return Reply.Pieces {
          try place.withLock { place in
            guard place < source.size else { return nil }
            let bytes = try source.bytes(place..<min(place + 256 << 10, source.size))
            place += max(1, bytes.count)
            return bytes
          }
        }
      })
  }
}
