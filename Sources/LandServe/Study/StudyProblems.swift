import LandKit

/// What was wrong with a study: the counts by class, and the first problems.
struct StudyProblems: Sendable {
  /// How many are kept to be shown; the whole list is a document of its own.
  static let kept = 500
  private let counts: [ResultProblemCount]
  private let problems: [ResultProblem]

  /// **Throws** `InputFailure` when the file is damaged.
  init(_ results: ResultFolder) throws {
    (counts, problems) = try results.problems(limit: Self.kept)
  }

  func json(limit: Int, _ language: Language) -> JSONValue {
    .object([
      (
        "counts",
        .array(
          counts.map {
            .object([
              ("class", .string($0.kind)), ("severity", .string($0.severity)),
              ("title", .string($0.title(language))), ("count", .integer($0.count)),
            ])
          })
      ),
      (
        "problems",
        .array(
          problems.prefix(limit).map {
            .object([
              ("class", .string($0.kind)), ("severity", .string($0.severity)), ("file", .optional($0.file)),
              ("id", .optional($0.id)), ("lon", .optional($0.lon)), ("lat", .optional($0.lat)),
              ("detail", .string($0.detail(language))),
            ])
          })
      ),
    ])
  }
}

extension StudyAPI {
  /// What was wrong, in the caller's language.
  func problems(_ target: Target) throws(APIProblem) -> Reply {
    try target.allow(["limit", "lang"])
    let limit = try target.integer("limit", 0...StudyProblems.kept, default: 100)
    guard api.redaction.isEmpty else {
      throw .notFound("略去数额时不提供问题清单", "with amounts left out the problems are not served")
    }
    let (study, language) = (study, language)
    return .json(seed: api.seed(study)) { study.problems.json(limit: limit, language).document }
  }
}
