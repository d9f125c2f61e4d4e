import LandKit

/// The runs of a ledger as `landcli audit list` shows them.
public struct LedgerListing: Sendable {
  let runs: [LedgerEntry]
  let head: LedgerHead
  /// Findings of each run by severity.
  let counts: [Int: [SeverityCount]]

  /// Reads `ledger`. **Throws** `LedgerError`.
  public init(_ ledger: Ledger) throws {
    (runs, head) = (try ledger.runs(), try ledger.head())
    counts = try ledger.severityCounts()
  }

  /// The run that replaces run `number`.
  private func successor(of number: Int) -> Int? { runs.first { $0.made.replaces == number }?.run }

  /// A line a run, then the head.
  public func lines(_ language: Language) -> [String] {
    let end = Bilingual(
      zh: "链首（第 \(head.entries) 条）：\(head.hash)", en: "head (entry \(head.entries)): \(head.hash)")
    guard !runs.isEmpty else {
      return [Bilingual(zh: "台账里还没有审计", en: "the ledger has no run yet")(language), end(language)]
    }
    let titles = [
      Bilingual(zh: "审计", en: "run"), Bilingual(zh: "时间（UTC）", en: "time (UTC)"),
      Bilingual(zh: "年份", en: "year"),
      Bilingual(zh: "对比", en: "against"), Bilingual(zh: "错误/警告/提示（待处理）", en: "error/warning/note (open)"),
      Bilingual(zh: "更正", en: "replaces"), Bilingual(zh: "已由……更正", en: "replaced by"),
      Bilingual(zh: "内容散列", en: "content"), Bilingual(zh: "研究", en: "study"),
    ]
    let table = TextTableLayout(
      alignments: [.right, .left, .right, .right, .left, .right, .right, .left, .left],
      rows: [titles.map { $0(language) }] + runs.map(cells))
    return table.lines + ["", end(language)]
  }

  private func cells(_ run: LedgerEntry) -> [String] {
    func number(_ number: Int?) -> String { number.map(String.init) ?? "–" }
    let study = run.made.study.isEmpty ? "–" : TerminalText.clean(run.made.study)
    return [
      String(run.run), String(run.time.prefix(19)), String(run.made.year), number(run.made.against),
      Self.words(counts[run.run] ?? []), number(run.made.replaces), number(successor(of: run.run)),
      String(run.contentHash.prefix(8)), study,
    ]
  }

  private static func words(_ counts: [SeverityCount]) -> String {
    ["error", "warning", "note"].map { severity in
      let count = counts.first { $0.severity == severity }
      return "\(count?.all ?? 0) (\(count?.open ?? 0))"
    }.joined(separator: " / ")
  }

  /// The same as JSON, hashes in full.
  public var json: [UInt8] {
    JSONValue.object([
      ("head", LedgerJSON.head(head)),
      (
        "runs",
        .array(
          runs.map {
            .object(
              LedgerJSON.run($0) + [
                ("replaced_by", .optional(successor(of: $0.run))),
                ("findings", LedgerJSON.counts(counts[$0.run] ?? [])),
              ])
          })
      ),
    ]).document
  }
}

/// How many findings of a severity a run has.
struct SeverityCount: Sendable, Equatable {
  let severity: String
  let all: Int
  /// Those that were neither waived nor in the baseline.
  let open: Int
}

extension Ledger {
  /// The findings of every run, counted by severity.
  func severityCounts() throws -> [Int: [SeverityCount]] {
    var out: [Int: [SeverityCount]] = [:]
    try read { db in
      try db.scan(
        "SELECT run, severity, count(*), sum(state = 'open') FROM findings GROUP BY run, severity ORDER BY run, severity"
      ) {
        out[$0.int(0), default: []].append(
          SeverityCount(severity: $0.text(1), all: $0.int(2), open: $0.int(3)))
      }
    }
    return out
  }

  /// How many features a layer of a run has.
  func count(of run: Int, layer: LedgerLayer) throws -> Int {
    try read { db in
      try db.rows(
        "SELECT count(*) FROM \(SQLName.quoted(layer.name)) WHERE run = ? AND year = ?",
        [.int(run), .int(layer.year)]
      ) { $0.int(0) }.first ?? 0
    }
  }
}
