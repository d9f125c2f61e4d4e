import LandKit
import LandReport
import LandStore

/// What answers about audits look like.
enum AuditJSON {
  /// An audit in the list of them.
  static func entry(_ entry: LedgerEntry, _ ledger: ServedLedger) -> [(String, JSONValue)] {
    [
      ("run", .integer(entry.run)), ("study", .string(entry.made.study)), ("year", .integer(entry.made.year)),
      ("against", .optional(entry.made.against)), ("time", .string(entry.time)),
      ("replaces", .optional(entry.made.replaces)),
      ("replaced_by", .optional(ledger.correction(of: entry.run))),
      ("content_hash", .string(entry.contentHash)), ("chain_hash", .string(entry.chainHash)),
    ]
  }

  /// What the ledger has, with the audit that is shown first.
  static func overview(_ ledger: ServedLedger, _ language: Language) throws -> JSONValue {
    guard let latest = ledger.latest, let audit = try ledger.audit(latest.run) else { return .null }
    let first = audit.findings.prefix(1000)
    return .object([
      ("run", .integer(latest.run)), ("study", .string(latest.made.study)),
      ("year", .integer(latest.made.year)), ("against", .optional(latest.made.against)),
      ("audits", .array(ledger.entries.map { .object(entry($0, ledger)) })),
      ("lacks", .array(lacks.map { .string($0(language)) })),
      ("series", .array(audit.series.map(series))), ("counts", counts(audit.findings.map(\.severity))),
      ("findings", .array(first.map { finding($0, audit, language) })),
    ])
  }

  /// What a ledger does not hold, so that it must come from results.
  static let lacks = [
    Bilingual(
      zh: "得分、名次、与参照园区的差距与增量（在 landcli rank 的结果文件夹中）",
      en: "scores, ranks, gaps to the reference parks and uplifts (in the results of landcli rank)"),
    Bilingual(zh: "逐项解释", en: "the explanation of a parcel"),
    Bilingual(zh: "土地账", en: "the land account"),
    Bilingual(zh: "读入时的数据问题清单", en: "the list of what was wrong with the inputs"),
    Bilingual(zh: "行政区界线", en: "the outline of the district"),
    Bilingual(zh: "对比的两年以外各年的图形", en: "outlines of years other than the two that an audit compares"),
  ]

  /// One audit: what it is made of, how many findings of which rule, the years, the benchmarks.
  static func audit(_ audit: ServedAudit, _ ledger: ServedLedger, _ language: Language) -> JSONValue {
    let byRule = Dictionary(grouping: audit.findings, by: \.rule)
    let rules = audit.rules.filter { byRule[$0.rule] != nil }.map { rule in
      JSONValue.object([
        ("rule", .string(rule.rule)), ("title", .string(rule.title(language))),
        ("severity", .string(rule.severity)), ("reason", .string(rule.reason(language))),
        ("count", .integer(byRule[rule.rule]?.count ?? 0)),
        ("open", .integer(byRule[rule.rule]?.count { audit.state($0) == "open" } ?? 0)),
      ])
    }
    return .object(
      entry(audit.entry, ledger) + [
        ("counts", counts(audit.findings.map(\.severity))),
        ("states", counts(audit.findings.map(audit.state), named: "state")),
        ("findings", .integer(audit.findings.count)),
        ("placed", .integer(audit.findings.count { $0.point != nil })), ("rules", .array(rules)),
        ("series", .array(audit.series.map(series))), ("benchmarks", .array(audit.benchmarks.map(benchmark))),
        (
          "layers",
          .array(
            audit.layers.map {
              .object([
                ("layer", .string($0.name)), ("year", .integer($0.year)),
                ("title", .string($0.title(language))),
              ])
            })
        ),
        (
          "bounds",
          audit.bounds.map { .array([$0.west, $0.south, $0.east, $0.north].map { .number($0) }) } ?? .null
        ),
      ])
  }

  static func counts(_ words: [String], named name: String = "severity") -> JSONValue {
    let counts = Dictionary(grouping: words, by: { $0 }).mapValues(\.count)
    return .array(
      counts.sorted { $0.key < $1.key }.map {
        .object([(name, .string($0.key)), ("count", .integer($0.value))])
      }
    )
  }

  static func finding(_ finding: LedgerFinding, _ audit: ServedAudit, _ language: Language) -> JSONValue {
    let title = audit.rules.first { $0.rule == finding.rule }?.title(language)
    return .object([
      ("rule", .string(finding.rule)), ("title", .string(title ?? finding.rule)),
      ("severity", .string(finding.severity)), ("state", .string(audit.state(finding))),
      ("layer", .optional(finding.layer)), ("kind", .string(finding.subjectKind)),
      ("subject", .string(finding.subject)), ("text", .string(finding.text(language))),
      ("lon", .optional(finding.point?.longitude)), ("lat", .optional(finding.point?.latitude)),
    ])
  }

  static func series(_ point: LedgerSeries) -> JSONValue {
    .object([
      ("layer", .string(point.layer)), ("level", .string(point.level)), ("key", .string(point.key)),
      ("measure", .string(point.measure)), ("unit", .string(point.unit)), ("year", .integer(point.year)),
      ("value", .optional(point.value)),
    ])
  }

  private static func benchmark(_ line: LedgerBenchmark) -> JSONValue {
    .object([
      ("year", .integer(line.year)), ("park", .string(line.park)), ("measure", .string(line.measure)),
      ("value", .optional(line.value)), ("kind", .optional(line.kind)),
      ("standing", .optional(line.standing)), ("among", .optional(line.among)),
    ])
  }
}
