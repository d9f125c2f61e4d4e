import LandKit
import LandStore

/// The last audit of a ledger: the years as series, and what it found, with places.
public struct ServedLedger: Sendable {
  /// Findings that are shown; the ledger has them all.
  private static let kept = 1000
  private let entry: LedgerEntry
  private let series: [LedgerSeries]
  private let findings: [LedgerFinding]
  private let counts: [(severity: String, count: Int)]
  /// What answers from it depend on.
  let seed: String

  /// Opens the ledger at `path` for reading. **Throws** `LedgerError`, `ServeFailure` when no run is in it.
  public init(_ path: String) throws {
    let ledger = try Ledger(path, for: .reading)
    let runs = try ledger.runs()
    let replaced = Set(runs.compactMap(\.made.replaces))
    guard
      let entry = runs.filter({ !replaced.contains($0.run) }).max(by: {
        ($0.made.year, $0.run) < ($1.made.year, $1.run)
      })
    else {
      throw ServeFailure(.badData, zh: "\(path) 中还没有审计记录", en: "\(path) holds no audit yet")
    }
    self.entry = entry
    series = try ledger.series(of: entry.run).filter {
      $0.level == "all" || ($0.layer == "parks" && $0.level == "unit")
    }
    let found = try ledger.findings(of: entry.run)
    findings = Array(found.prefix(Self.kept))
    var bySeverity: [String: Int] = [:]
    for finding in found { bySeverity[finding.severity, default: 0] += 1 }
    counts = bySeverity.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    seed = "ledger \(entry.run) \(entry.chainHash)"
  }

  func json(_ language: Language) -> JSONValue {
    .object([
      ("run", .integer(entry.run)), ("study", .string(entry.made.study)), ("year", .integer(entry.made.year)),
      ("against", .optional(entry.made.against)),
      (
        "series",
        .array(
          series.map {
            .object([
              ("layer", .string($0.layer)), ("level", .string($0.level)), ("key", .string($0.key)),
              ("measure", .string($0.measure)), ("unit", .string($0.unit)), ("year", .integer($0.year)),
              ("value", .optional($0.value)),
            ])
          })
      ),
      (
        "counts",
        .array(counts.map { .object([("severity", .string($0.severity)), ("count", .integer($0.count))]) })
      ),
      (
        "findings",
        .array(
          findings.map {
            .object([
              ("rule", .string($0.rule)), ("severity", .string($0.severity)), ("state", .string($0.state)),
              ("layer", .optional($0.layer)), ("subject", .string($0.subject)),
              ("text", .string($0.text(language))),
              ("lon", .optional($0.point?.longitude)), ("lat", .optional($0.point?.latitude)),
            ])
          })
      ),
    ])
  }
}
