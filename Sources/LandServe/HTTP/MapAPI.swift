import Hummingbird
import LandKit

/// What the server knows how to answer: the page, its parts, and version 1 of the interface.
struct MapAPI: Sendable {
  let studies: [ServedStudy]
  let assets: PageAssets
  let limits: ServeLimits
  let redaction: Redaction
  let ledger: ServedLedger?
  let cache: TileCache
  let threads: Int

  /// The reply to a target; its body is made later.
  func reply(_ target: Target, _ language: Language) throws(APIProblem) -> Reply {
    let path = target.path
    switch path.first {
    case nil:
      try target.allow(["lang"])
      return assets.reply("page.html")
    case "assets" where path.count == 2:
      try target.allow([])
      guard assets.files[path[1]] != nil else { throw Self.noPath }
      return assets.reply(path[1])
    case "health" where path.count == 1: return Self.state("ok")
    case "ready" where path.count == 1: return Self.state("ready")
    case "api" where path.count >= 3 && path[1] == "v1":
      return try version1(target, Array(path.dropFirst(2)), language)
    default: throw Self.noPath
    }
  }

  static let noPath = APIProblem.notFound(
    "没有此路径；接口说明见 /api/v1/openapi.json", "no such path; /api/v1/openapi.json lists those there are")

  private static func state(_ word: String) -> Reply {
    .json(seed: nil) { JSONValue.object([("status", .string(word))]).document }
  }

  private func version1(_ target: Target, _ path: [String], _ language: Language) throws(APIProblem) -> Reply
  {
    switch path[0] {
    case "openapi.json" where path.count == 1:
      try target.allow([])
      return assets.reply("openapi.json")
    case "ledger":
      guard let ledger else { throw .notFound("没有给出台账（--ledger）", "no ledger was given (--ledger)") }
      return try AuditAPI(ledger: ledger, limits: limits, language: language).reply(
        target, Array(path.dropFirst()))
    case "glossary" where path.count == 1:
      try target.allow(["lang"])
      let prefix = studies.first?.frame.prefix ?? "lk_"
      return .json(seed: seed(nil)) { StudyPapers.glossary(prefix: prefix, language).document }
    case "studies" where path.count == 1:
      try target.allow(["lang"])
      let list = JSONValue.object([
        ("studies", .array(studies.map(StudyJSON.entry))),
        ("redacted", .array(Measure.allCases.filter(redaction.hides).map { .string($0.rawValue) })),
        ("notice", .optional(redaction.notice?(language))), ("ledger", .bool(ledger != nil)),
      ])
      return .json(seed: seed(nil)) { list.document }
    case "studies":
      guard let study = studies.first(where: { $0.key == path[1] }) else {
        throw .notFound("没有此研究；/api/v1/studies 列出现有者", "no such study; /api/v1/studies lists those there are")
      }
      return try StudyAPI(api: self, study: study, language: language).reply(target, Array(path.dropFirst(2)))
    default: throw Self.noPath
    }
  }

  /// What answers about a study, or all of them, depend on.
  func seed(_ study: ServedStudy?) -> String {
    (study.map { [$0] } ?? studies).map { "\($0.key) \($0.header.manifest) \($0.header.rankedSize)" }
      .joined(separator: "\n") + "\n\(redaction.text)"
  }
}
