import LandKit

/// One run as `landcli audit show` shows it.
public struct RunPage: Sendable {
  let entry: LedgerEntry
  let successor: Int?
  let layers: [(layer: LedgerLayer, features: Int)]
  let rules: [LedgerRule]
  let findings: [LedgerFinding]
  let decisions: [LedgerDecisionEntry]
  let benchmarks: [LedgerBenchmark]

  /// Reads run `number` of `ledger`. **Throws** `LedgerError`; `refused` when there is none.
  public init(_ ledger: Ledger, run number: Int) throws {
    entry = try ledger.known(number)
    successor = try ledger.runs().first { $0.made.replaces == number }?.run
    layers = try ledger.layers(of: number).map { ($0, try ledger.count(of: number, layer: $0)) }
    (rules, findings) = (try ledger.rules(of: number), try ledger.findings(of: number))
    (decisions, benchmarks) = (try ledger.decisions(of: number), try ledger.benchmarks(of: number))
  }

  /// The manifest that the run stored, as it is.
  public var manifest: String { entry.made.manifest }

  /// What a person reads; with `isFull` a line for every finding.
  public func lines(_ language: Language, isFull: Bool) -> [String] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let made = entry.made
    var lines = [
      say("审计 \(entry.run)：\(made.year) 年", "run \(entry.run): audit of \(made.year)")
        + (made.against.map { say("，对比 \($0) 年", " against \($0)") } ?? "")
        + (made.study.isEmpty ? "" : say("，", ", ") + TerminalText.clean(made.study)),
      say(
        "记录于 \(entry.time)，链上第 \(entry.entry) 条", "recorded \(entry.time), entry \(entry.entry) of the chain"),
    ]
    if let replaces = made.replaces { lines.append(say("更正审计 \(replaces)", "replaces run \(replaces)")) }
    if let successor { lines.append(say("已由审计 \(successor) 更正", "replaced by run \(successor)")) }
    lines += [say("内容散列 ", "content ") + entry.contentHash, say("链散列 ", "chain ") + entry.chainHash, ""]
    lines += layers.map { layer, features in
      "\(layer.name) \(layer.year): " + say("\(features) 个要素", "\(features) features")
    }
    lines += [""] + benchmarkLines(language) + [""] + findingLines(language, isFull: isFull)
    return lines + decisionLines(language)
  }

  private func benchmarkLines(_ language: Language) -> [String] {
    var rows: [[String]] = [
      [
        Bilingual(zh: "标杆", en: "benchmark"), Bilingual(zh: "版次", en: "edition"),
        Bilingual(zh: "园区", en: "park"),
        Bilingual(zh: "产出 亿元/km²", en: "output 亿元/km²"), Bilingual(zh: "位次", en: "standing"),
        Bilingual(zh: "税收 亿元/km²", en: "tax 亿元/km²"), Bilingual(zh: "位次", en: "standing"),
      ].map { $0(language) }
    ]
    func cells(_ line: LedgerBenchmark?) -> [String] {
      guard let value = line?.value else { return ["–", "–"] }
      let standing = line?.standing.map { "\($0)/\(line?.among ?? 0)" }
      return [fixed(value, 4), standing ?? Bilingual(zh: "替代", en: "substituted")(language)]
    }
    for output in benchmarks where output.measure == Measure.output.rawValue {
      let tax = benchmarks.first {
        $0.year == output.year && $0.park == output.park && $0.measure == Measure.tax.rawValue
      }
      rows.append(
        [String(output.year), output.edition, TerminalText.clean(output.park)] + cells(output) + cells(tax))
    }
    return TextTableLayout(
      alignments: [.left, .left, .left, .right, .right, .right, .right], rows: rows
    ).lines
  }

  private func findingLines(_ language: Language, isFull: Bool) -> [String] {
    if findings.isEmpty { return [Bilingual(zh: "没有发现", en: "no findings")(language)] }
    if isFull { return findings.map { FindingLine.text($0, language) } }
    return ["error", "warning", "note"].flatMap { severity -> [String] in
      let these = findings.filter { $0.severity == severity }
      guard !these.isEmpty else { return [] }
      let open = these.count { $0.state == "open" }
      let title = FindingSeverity(rawValue: severity)?.title(language) ?? severity
      let head = Bilingual(
        zh: "\(title) \(these.count) 项，待处理 \(open)", en: "\(title) × \(these.count): \(open) open")(language)
      return [head]
        + rules.compactMap { rule in
          let count = these.count { $0.rule == rule.rule }
          return count > 0 ? "  \(rule.rule) \(TerminalText.clean(rule.title(language))) × \(count)" : nil
        }
    }
  }

  private func decisionLines(_ language: Language) -> [String] {
    guard !decisions.isEmpty else { return [] }
    let title = Bilingual(zh: "处理决定 \(decisions.count) 项", en: "decisions × \(decisions.count)")(language)
    let names = Dictionary(findings.map { ($0.fingerprint, $0) }) { first, _ in first }
    return ["", title]
      + decisions.map { decision in
        let made = decision.made
        let until = made.until.map { Bilingual(zh: "，至 \($0)", en: ", until \($0)")(language) } ?? ""
        let about = names[made.fingerprint].map { "\($0.rule) \($0.subject)" } ?? ""
        let text =
          "  \(decision.time.prefix(10)) \(made.fingerprint) \(about): \(made.verdict) – \(made.who): \(made.why)"
        return TerminalText.clean(text + until)
      }
  }

  /// The same as JSON, every finding in full.
  public var json: [UInt8] {
    JSONValue.object(
      LedgerJSON.run(entry) + [
        ("replaced_by", .optional(successor)),
        (
          "layers",
          .array(layers.map { .object(LedgerJSON.layer($0.layer) + [("features", .integer($0.features))]) })
        ),
        ("benchmarks", .array(benchmarks.map(LedgerJSON.benchmark))),
        ("findings", .array(findings.map(LedgerJSON.finding))),
        ("decisions", .array(decisions.map(LedgerJSON.decision))),
      ]
    ).document
  }
}

/// A finding on one line.
enum FindingLine {
  static func text(_ finding: LedgerFinding, _ language: Language) -> String {
    let state = finding.state == "open" ? "" : " [\(finding.state)]"
    let whose = [finding.layer, finding.subject.isEmpty ? nil : finding.subject].compactMap { $0 }
    let place = whose.isEmpty ? "" : whose.joined(separator: " ") + ": "
    return TerminalText.clean(
      "\(finding.fingerprint) \(finding.severity) \(finding.rule)\(state) \(place)\(finding.text(language))")
  }
}
