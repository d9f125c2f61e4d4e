import Hummingbird
import LandKit
import LandStore

/// Answers about the ledger.
struct AuditAPI: Sendable {
  let ledger: ServedLedger
  let limits: ServeLimits
  let language: Language

  func reply(_ target: Target, _ path: [String]) throws(APIProblem) -> Reply {
    let (ledger, language) = (ledger, language)
    if path.isEmpty {
      try target.allow(["lang"])
      return .json(seed: ledger.seed) { try AuditJSON.overview(ledger, language).document }
    }
    guard path[0] == "audits", path.count >= 2 else { throw MapAPI.noPath }
    let run = try Target.integer("run", path[1], 1...999_999_999)
    guard ledger.entries.contains(where: { $0.run == run }) else {
      throw .notFound("台账中没有此次审计", "the ledger has no audit of this number")
    }
    switch (path.count, path.count > 2 ? path[2] : "") {
    case (2, _):
      try target.allow(["lang"])
      return answer(run) { AuditJSON.audit($0, ledger, language).document }
    case (3, "findings"): return try findings(target, run)
    case (4, "layers"): return try layer(target, run, path[3])
    default: throw MapAPI.noPath
    }
  }

  private func answer(_ run: Int, _ make: @escaping @Sendable (ServedAudit) throws -> [UInt8]) -> Reply {
    let ledger = ledger
    return .json(seed: ledger.seed) {
      guard let audit = try ledger.audit(run) else { throw MapAPI.noPath }
      return try make(audit)
    }
  }

  /// A page of findings: by rule, severity and state, and with `placed` only those that have a place.
  private func findings(_ target: Target, _ run: Int) throws(APIProblem) -> Reply {
    try target.allow(["offset", "limit", "rule", "severity", "state", "placed", "lang"])
    let offset = try target.integer("offset", 0...10_000_000, default: 0)
    let limit = try target.integer("limit", 0...1000, default: 100)
    let onlyPlaced = try target.integer("placed", 0...1, default: 0) == 1
    var wanted: [String: String] = [:]
    for name in ["rule", "severity", "state"] { wanted[name] = try target.word(name) }
    let (language, conditions) = (language, wanted)
    return answer(run) { audit in
      let found = audit.findings.filter { finding in
        (conditions["rule"].map { $0 == finding.rule } ?? true)
          && (conditions["severity"].map { $0 == finding.severity } ?? true)
          && (conditions["state"].map { $0 == audit.state(finding) } ?? true)
          && (!onlyPlaced || finding.point != nil)
      }
      return JSONValue.object([
        ("matched", .integer(found.count)), ("offset", .integer(offset)),
        (
          "findings",
          .array(found.dropFirst(offset).prefix(limit).map { AuditJSON.finding($0, audit, language) })
        ),
      ]).document
    }
  }

  /// Features of a layer within a box, as the ledger has them.
  private func layer(_ target: Target, _ run: Int, _ name: String) throws(APIProblem) -> Reply {
    try target.allow(["year", "west", "south", "east", "north", "limit", "lang"])
    let year = try target.integer("year", 0...9999, default: -1)
    let limit = try target.integer("limit", 0...5000, default: 2000)
    let window = Ledger.Window(
      west: try target.number("west", -180...180) ?? -180, south: try target.number("south", -90...90) ?? -90,
      east: try target.number("east", -180...180) ?? 180, north: try target.number("north", -90...90) ?? 90)
    guard ["parcels", "zones", "parks"].contains(name) else {
      throw .notFound("台账没有该图层", "the ledger has no such layer")
    }
    let (ledger, language) = (ledger, language)
    return answer(run) { audit in
      let own = audit.layers.filter { $0.name == name }
      guard let layer = own.first(where: { $0.year == (year < 0 ? audit.entry.made.year : year) }) else {
        throw APIProblem.notFound("此次审计没有该年的该图层", "this audit has no such layer of that year")
      }
      let found = try ledger.ledger.features(of: run, layer: layer, in: window, limit: limit)
      return LedgerCollection.json(layer, found.features, isComplete: found.isComplete, language).document
    }
  }
}

/// Features of a ledger as GeoJSON: each figure a property, null where it is not known, its state beside it.
enum LedgerCollection {
  static func json(
    _ layer: LedgerLayer, _ features: [LedgerFeature], isComplete: Bool, _ language: Language
  ) -> JSONValue {
    .object([
      ("type", .string("FeatureCollection")), ("complete", .bool(isComplete)),
      (
        "figures",
        .array(
          layer.figures.map {
            .object([
              ("name", .string($0.name)), ("title", .string($0.title(language))),
              ("unit", .optional($0.unit)),
            ])
          })
      ), ("features", .array(features.map { feature($0, layer) })),
    ])
  }

  private static func feature(_ feature: LedgerFeature, _ layer: LedgerLayer) -> JSONValue {
    var properties: [(String, JSONValue)] = [("id", .string(feature.id)), ("name", .optional(feature.name))]
    for (figure, cell) in zip(layer.figures, feature.cells) {
      switch cell {
      case .number(let value, let state):
        properties += [(figure.name, .number(value)), (figure.name + "_state", .string(state))]
      case .unknown(let state):
        properties += [(figure.name, .null), (figure.name + "_state", .string(state))]
      case .text(let text): properties.append((figure.name, .string(text)))
      case .noText: properties.append((figure.name, .null))
      }
    }
    let geometry = feature.geometry.map { polygons in
      JSONValue.object([
        ("type", .string("MultiPolygon")), ("coordinates", StudyLayers.coordinates(polygons)),
      ])
    }
    return .object([
      ("type", .string("Feature")), ("properties", .object(properties)), ("geometry", geometry ?? .null),
    ])
  }
}
