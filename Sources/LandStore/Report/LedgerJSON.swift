import LandKit

/// Records of a ledger as JSON.
enum LedgerJSON {
  static func head(_ head: LedgerHead) -> JSONValue {
    .object([("entries", .integer(head.entries)), ("hash", .string(head.hash))])
  }

  static func run(_ entry: LedgerEntry) -> [(String, JSONValue)] {
    [
      ("run", .integer(entry.run)), ("entry", .integer(entry.entry)), ("time", .string(entry.time)),
      ("study", .string(entry.made.study)), ("year", .integer(entry.made.year)),
      ("against", .optional(entry.made.against)), ("replaces", .optional(entry.made.replaces)),
      ("content_hash", .string(entry.contentHash)), ("previous_hash", .string(entry.previousHash)),
      ("chain_hash", .string(entry.chainHash)),
    ]
  }

  static func counts(_ counts: [SeverityCount]) -> JSONValue {
    .object(
      ["error", "warning", "note"].map { severity in
        let count = counts.first { $0.severity == severity }
        return (
          severity, .object([("all", .integer(count?.all ?? 0)), ("open", .integer(count?.open ?? 0))])
        )
      })
  }

  static func finding(_ finding: LedgerFinding) -> JSONValue {
    .object([
      ("fingerprint", .string(finding.fingerprint)), ("rule", .string(finding.rule)),
      ("severity", .string(finding.severity)), ("state", .string(finding.state)),
      ("year", .integer(finding.year)), ("layer", .optional(finding.layer)),
      (
        "subject",
        .object([("kind", .string(finding.subjectKind)), ("id", .string(finding.subject))])
      ),
      ("measure", .optional(finding.measure)), ("value", .optional(finding.value)),
      ("threshold", .optional(finding.threshold)), ("unit", .optional(finding.unit)),
      ("lon", .optional(finding.point?.longitude)), ("lat", .optional(finding.point?.latitude)),
      ("detail", .text(finding.text)),
    ])
  }

  static func decision(_ entry: LedgerDecisionEntry) -> JSONValue {
    .object([
      ("decision", .integer(entry.decision)), ("entry", .integer(entry.entry)), ("time", .string(entry.time)),
      ("run", .integer(entry.made.run)), ("fingerprint", .string(entry.made.fingerprint)),
      ("verdict", .string(entry.made.verdict)), ("who", .string(entry.made.who)),
      ("why", .string(entry.made.why)), ("until", .optional(entry.made.until)),
      ("chain_hash", .string(entry.chainHash)),
    ])
  }

  static func benchmark(_ line: LedgerBenchmark) -> JSONValue {
    .object([
      ("year", .integer(line.year)), ("edition", .string(line.edition)), ("park", .string(line.park)),
      ("measure", .string(line.measure)), ("value", .optional(line.value)), ("kind", .optional(line.kind)),
      ("standing", .optional(line.standing)), ("among", .optional(line.among)),
    ])
  }

  static func layer(_ layer: LedgerLayer) -> [(String, JSONValue)] {
    [("layer", .string(layer.name)), ("year", .integer(layer.year))]
  }

  static func cell(_ cell: LedgerCell) -> JSONValue {
    switch cell {
    case .number(let value, let state): .object([("value", .number(value)), ("state", .string(state))])
    case .unknown(let state): .object([("value", .null), ("state", .string(state))])
    case .text(let text): .string(text)
    case .noText: .null
    }
  }
}
