import Hummingbird
import LandKit

/// Answers about one study.
struct StudyAPI: Sendable {
  let api: MapAPI
  let study: ServedStudy
  let language: Language

  func reply(_ target: Target, _ path: [String]) throws(APIProblem) -> Reply {
    switch (path.first, path.count) {
    case (nil, _):
      try target.allow(["lang"])
      let (study, rules) = (study, rules)
      return .json(seed: seed) { StudyJSON.whole(study, rules).document }
    case ("tiles", 4): return try tile(target, path)
    case ("layers", 2): return try layer(target, path[1])
    case ("documents", 2): return try document(target, path[1])
    case ("parcels", 1): return try find(target)
    case ("parcels", 2): return try parcel(target, path[1])
    case ("ranking", 1): return try ranking(target)
    case ("distribution", 1): return try distribution(target)
    case ("problems", 1): return try problems(target)
    case ("account", 1): return try account(target)
    case ("provenance", 1): return try provenance(target)
    case ("unusable", 1): return try unusable(target)
    case ("export", 1): return try export(target)
    default: throw MapAPI.noPath
    }
  }

  private var seed: String { api.seed(study) }
  private var rules: ServedRules { ServedRules(api.redaction, study) }

  private func query(_ target: Target, also names: Set<String> = []) throws(APIProblem) -> StudyQuery {
    try target.allow(StudyQuery.names.union(names))
    return try StudyQuery(target, study, api.limits, redaction: api.redaction)
  }

  private func tile(_ target: Target, _ path: [String]) throws(APIProblem) -> Reply {
    let zoom = try Target.integer("z", path[1], 0...22)
    let last = (1 << zoom) - 1
    let x = try Target.integer("x", path[2], 0...last)
    let y = try Target.integer("y", path[3], 0...last)
    let query = try query(target)
    guard let address = TileAddress(zoom: zoom, x: x, y: y) else { throw MapAPI.noPath }
    let (study, cache) = (study, api.cache)
    let weights = query.weights ?? study.base.weights
    let key = TileCache.Key(
      study: study.key, address: address, weights: Component.allCases.map { weights[$0] },
      selection: query.selection)
    return Reply(
      type: "application/vnd.landcli.tile", seed: seed,
      body: .packed {
        await cache.tile(key) { Gzip.pack(study.tiles.tile(address, study.scored(weights), query.selection)) }
      })
  }

  /// Parcels by place or by id.
  private func find(_ target: Target) throws(APIProblem) -> Reply {
    try target.allow(["lon", "lat", "id", "lang"])
    let study = study
    if let id = target["id"] {
      guard target["lon"] == nil, target["lat"] == nil, (1...128).contains(id.unicodeScalars.count) else {
        throw .parameter(
          "id", zh: "1 至 128 个字符，不与 lon、lat 同用", en: "1 to 128 characters, and without lon and lat")
      }
      return .json(seed: seed) {
        StudyJSON.found(StudySearch.parcels(withID: id, in: study, limit: 100), study).document
      }
    }
    guard let longitude = try target.number("lon", -180...180),
      let latitude = try target.number("lat", -90...90),
      let point = WorldGrid.point(longitude: longitude, latitude: latitude)
    else { throw .parameter("lon", zh: "须给出 lon 与 lat，或 id", en: "lon and lat are wanted, or id") }
    return .json(seed: seed) { StudyJSON.found(study.parcels(at: point), study).document }
  }

  private func parcel(_ target: Target, _ number: String) throws(APIProblem) -> Reply {
    guard study.count > 0 else { throw MapAPI.noPath }
    let index = try Target.integer("parcel", number, 0...(study.count - 1))
    let query = try query(target)
    let (study, language, rules) = (study, language, rules)
    return .json(seed: seed) {
      StudyJSON.parcel(index, study, study.scored(query.weights), rules, language).document
    }
  }

  private func ranking(_ target: Target) throws(APIProblem) -> Reply {
    let query = try query(target, also: ["offset", "limit", "sort", "q", "around"])
    let offset = try target.integer("offset", 0...10_000_000, default: 0)
    let limit = try target.integer("limit", 0...api.limits.rows, default: 50)
    let text = target["q"] ?? ""
    guard text.unicodeScalars.count <= 30 else {
      throw .parameter("q", zh: "至多 30 个字符", en: "at most 30 characters")
    }
    guard let sort = RankingPage.Sort(target["sort"] ?? "rank"), !rules.hides(sort.figure) else {
      let names = RankingPage.Sort.names.joined(separator: ", ")
      throw .parameter(
        "sort", zh: "可用 \(names)，前加 - 为逆序", en: "it is one of \(names), with - before it for the reverse")
    }
    let around = try target["around"].map { text throws(APIProblem) in
      try Target.integer("around", text, 0...max(0, self.study.count - 1))
    }
    let (study, rules) = (study, rules)
    return Reply(
      type: Reply.json, seed: seed,
      body: .whole {
        let scored = study.scored(query.weights)
        let page = RankingPage(
          study, scored, query.selection, text: text, sort: sort, offset: offset, limit: limit,
          around: around)
        return Reply.Made(
          page.json(rules).document, timing: "rank;dur=\(ecmaNumber((scored.seconds * 1e6).rounded() / 1e3))")
      })
  }

  private func distribution(_ target: Target) throws(APIProblem) -> Reply {
    let query = try query(target)
    let (study, rules) = (study, rules)
    return .json(seed: seed) {
      Distribution(study, study.scored(query.weights), query.selection).json(rules).document
    }
  }

  private func export(_ target: Target) throws(APIProblem) -> Reply {
    let query = try query(target, also: ["format"])
    guard let format = Export.Format(rawValue: target["format"] ?? "geojson") else {
      throw .parameter("format", zh: "只有 geojson、csv", en: "it is geojson or csv")
    }
    let (study, rules, language) = (study, rules, language)
    return Reply(
      type: format.type, seed: seed,
      headers: [.contentDisposition: "attachment; filename=\"landcli-\(format.fileName)\""],
      body: .pieces {
        Export(study, study.scored(query.weights), query.selection, format, rules, language).pieces
      })
  }
}
