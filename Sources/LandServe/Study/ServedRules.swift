import LandKit

/// Which figures of a study are left out of every answer.
struct ServedRules: Sendable {
  let redaction: Redaction
  private let rules: RedactionRules?

  init(_ redaction: Redaction, _ study: ServedStudy) {
    self.redaction = redaction
    rules = redaction.isEmpty ? nil : RedactionRules(redaction, in: study.results.manifest)
  }

  /// Whether the added figure `name`, without its prefix, is left out.
  func hides(_ figure: String) -> Bool { rules?.hides(figure: figure) ?? false }

  /// Whether the property or column `name` is left out.
  func hides(column name: String) -> Bool { rules?.hides(column: name) ?? false }

  /// `value`, or null when `figure` is left out.
  func shown(_ figure: String, _ value: JSONValue) -> JSONValue { hides(figure) ? .null : value }
}
