/// The report that people read, in Markdown and one language.
struct AuditReport {
  /// Findings of a rule that are listed; the rest stands in findings.csv.
  private static let listed = 20
  let result: AuditResult
  let language: Language
  private var out = TextBuffer(capacity: 1 << 14)

  init(_ result: AuditResult, _ language: Language) { (self.result, self.language) = (result, language) }

  /// The whole report.
  func document() -> [UInt8] {
    var report = self
    report.head()
    report.findings()
    report.controls()
    report.changes()
    report.lineage()
    report.standings()
    report.method()
    return report.out.bytes
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
  private mutating func line(_ text: String) { out.append(text + "\n") }

  /// Text from data, safe in a cell of a table.
  static func cell(_ text: String) -> String {
    var out = ""
    for character in TerminalText.clean(text) {
      if "|\\`*_<>[]#".contains(character) { out.append("\\") }
      out.append(character)
    }
    return out
  }

  private mutating func table(_ header: [String], _ rows: [[String]]) {
    line("| " + header.joined(separator: " | ") + " |")
    line("|" + header.map { _ in "---" }.joined(separator: "|") + "|")
    for row in rows { line("| " + row.joined(separator: " | ") + " |") }
    line("")
  }

  private func number(_ value: Double?) -> String { value.map(figure) ?? "–" }

  // MARK: Parts

  private mutating func head() {
    let year = result.year.year
    let against = result.against.map { say("，对比 \($0.year) 年", ", against \($0.year)") } ?? ""
    line("# " + say("\(year) 年度产出审计\(against)", "Yield audit of \(year)\(against)") + "\n")
    if let name = result.request.study.name { line(Self.cell(name) + "\n") }
    line(
      say(
        "豁免以 \(result.day) 为准。未知的数额绝不作 0 计；“未决”一栏为两年不都已知者。",
        "Waivers are held against \(result.day). What is unknown is never 0; “unresolved” is what is not known in both years."
      )
        + "\n")
  }

  private mutating func findings() {
    line("## " + say("发现", "Findings") + "\n")
    table(
      [
        say("级别", "severity"), say("全部", "all"), say("待处理", "open"), say("已豁免", "waived"),
        say("已列入基线", "accepted"),
      ],
      result.counts.map {
        [$0.severity.title(language), "\($0.all)", "\($0.open)", "\($0.waived)", "\($0.accepted)"]
      })
    for rule in RuleTable.all {
      let these = result.findings.filter { $0.rule == rule.id }
      guard let first = these.first else { continue }
      line("### \(rule.title(language)) `\(rule.id)` × \(these.count) (\(first.severity.title(language)))\n")
      line(rule.reason(language) + "\n")
      // What is waived shows in every report, however long the list.
      let shown = these.filter { $0.waiver != nil } + these.filter { $0.waiver == nil }.prefix(Self.listed)
      table(
        [say("图层", "layer"), say("对象", "subject"), say("情况", "what"), say("状态", "state")],
        shown.map {
          [
            $0.layer ?? "", Self.cell($0.subject.id), Self.cell($0.detail(language)), state($0),
          ]
        })
      if these.count > shown.count {
        line(
          say(
            "另有 \(these.count - shown.count) 项，见 findings.csv。",
            "\(these.count - shown.count) more are in findings.csv.") + "\n")
      }
    }
  }

  private func state(_ finding: Finding) -> String {
    if let waiver = finding.waiver {
      return say("豁免：", "waived by ") + Self.cell("\(waiver.who), \(waiver.why), ") + say("至 ", "until ")
        + waiver.until
    }
    return finding.isAccepted ? say("已列入基线", "accepted") : say("待处理", "open")
  }

  private mutating func controls() {
    guard !result.controls.isEmpty || !result.tables.isEmpty else { return }
    line("## " + say("控制总数", "Control totals") + "\n")
    if !result.controls.isEmpty {
      table(
        [
          say("图层", "layer"), say("范围", "of"), say("口径", "measure"), say("登记 km²", "registered km²"),
          say("量得 km²", "measured km²"), say("相对差", "relative"),
        ],
        result.controls.map {
          [
            $0.layer.rawValue, Self.cell($0.group), $0.measure.rawValue, number($0.registered / 1e6),
            number($0.measured / 1e6), number($0.relative),
          ]
        })
    }
    for table in result.tables {
      let unit = table.unit.rawValue, one = table.unit.squareMetres(1)
      line(
        "### \(table.layer.rawValue), \(table.level.title(language)), \(unit)\n\n"
          + say(
            "平差前闭合差 \(figure(table.closing)) \(unit)。",
            "The closing error before levelling is \(figure(table.closing)) \(unit).") + "\n")
      self.table(
        [
          table.level.title(language), say("量得", "measured"), say("取整", "rounded"), say("平差后", "levelled"),
          say("登记", "registered"),
        ],
        table.parts.map {
          [
            Self.cell($0.name.isEmpty ? "–" : $0.name), number($0.measured / one), number($0.rounded),
            number($0.levelled), number($0.registered),
          ]
        } + [["Σ", "", "", number(table.total), number(table.registeredTotal)]])
    }
  }

  private mutating func changes() {
    let groups = result.changes.filter { $0.level != .unit }
    guard !groups.isEmpty else { return }
    line("## " + say("变化及其原因", "What changed, and why") + "\n")
    for measure in ChangeMeasure.allCases {
      line("### \(measure.title(language)) \(measure.unit)\n")
      table(
        [
          say("图层", "layer"), say("分组", "group"), say("上年", "before"), say("今年", "after"),
          say("变化", "change"),
          say("数额", "amount"), say("界线", "boundary"), say("范围", "scope"), say("未决", "unresolved"),
          say("下限", "low"), say("上限", "high"), say("已知/成员", "known/members"),
        ],
        groups.map { row in
          let split = row[measure]
          let known = measure == .area ? split.countsAfter.members : split.countsAfter.known
          return [
            row.layer.rawValue, Self.cell("\(row.level.title(language)) \(row.group)"), number(split.before),
            number(split.after), number(split.change), number(split.amount), number(split.boundary),
            number(split.scope), number(split.unresolved), number(split.low), number(split.high),
            "\(known)/\(split.countsAfter.members)",
          ]
        })
    }
  }

  private mutating func lineage() {
    guard !result.lineages.isEmpty else { return }
    line("## " + say("沿革", "Lineage") + "\n")
    table(
      [say("图层", "layer")] + LineageKind.allCases.map { $0.title(language) } + [
        say("编号变更", "ids changed"), say("编号移用", "ids reused"),
      ],
      result.lineages.map { role, lineage in
        [role.rawValue]
          + LineageKind.allCases.map { kind in String(lineage.components.count { $0.kind == kind }) }
          + [LineageIdentity.changed, .reused].map { id in
            String(lineage.components.count { $0.identity == id })
          }
      })
  }

  private mutating func standings() {
    let years = result.request.series
    for measure in Measure.allCases {
      let these = result.standings.filter { $0.measure == measure.rawValue }
      guard !these.isEmpty else { continue }
      line("## " + say("规划园区位次：", "Standing of the planned parks by ") + measure.title(language) + "\n")
      table(
        [say("园区", "park")] + years.map(String.init),
        result.year.parks.members.filter { $0.status == "planned" }.map { park in
          [Self.cell("\(park.id) \(park.name)")]
            + years.map { year in
              these.first { $0.park == park.id && $0.year == year }.map {
                "\($0.standing) (\(figure($0.intensity)))"
              } ?? "–"
            }
        })
    }
  }

  private mutating func method() {
    line("## " + say("方法", "Method") + "\n")
    let prices = result.request.series.map { "\($0): \(result.request.study.prices.basis(of: $0).text)" }
    line("- " + say("价格口径：", "prices: ") + prices.joined(separator: ", "))
    let versions = result.method.versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    line("- " + say("版本：", "versions: ") + versions.joined(separator: ", "))
    line("- " + say("设置、输入与规则见 manifest.json", "settings, inputs and rules: manifest.json"))
  }
}

extension FindingSeverity {
  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .note: Bilingual(zh: "提示", en: "note")
    case .warning: Bilingual(zh: "警告", en: "warning")
    case .error: Bilingual(zh: "错误", en: "error")
    }
  }
}
