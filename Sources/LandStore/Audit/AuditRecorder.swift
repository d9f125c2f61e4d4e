import LandKit

/// Hands an audit over to a ledger, record by record. Nothing in the records depends on when, where or on how many
/// threads the audit was made.
public struct AuditRecorder: Sendable {
  let result: AuditResult

  /// A recorder of `result`.
  public init(_ result: AuditResult) { self.result = result }

  /// The study's name in the ledger: that of the plan; empty when it gives none.
  public static func study(_ study: Study) -> String { study.name ?? "" }

  /// What the run is made from; `replaces` names one that it corrects.
  public func run(replaces: Int? = nil) -> LedgerRun {
    LedgerRun(
      study: Self.study(result.request.study), year: result.year.year, against: result.against?.year,
      settings: result.method.settingsDocument,
      manifest: String(decoding: AuditManifest.document(result, portable: true), as: UTF8.self),
      versions: result.method.versionsDocument, replaces: replaces)
  }

  /// Writes all records.
  public func write(to writer: RunWriter) throws {
    for year in [result.against, result.year].compactMap({ $0 }) {
      for role in [LayerRole.parcels, .zones, .parks] { try layer(role, year, writer) }
    }
    try rules(writer)
    try findings(writer)
    try lineage(writer)
    try changes(writer)
    try series(writer)
    for benchmark in AuditBenchmarks(result).records { try writer.add(benchmark) }
  }

  private func layer(_ role: LayerRole, _ year: AuditYear, _ writer: RunWriter) throws {
    guard !year[role].members.isEmpty else { return }
    let shape = AuditFigures(role: role)
    let sink = try writer.begin(
      LedgerLayer(role.rawValue, year: year.year, title: shape.title, figures: shape.figures))
    try AuditResult.eachFeature(of: year, role) { member, geometry in
      try sink.add(
        LedgerFeature(
          id: member.label, name: member.name.isEmpty ? nil : member.name, geometry: geometry,
          cells: shape.cells(member)))
    }
  }

  private func rules(_ writer: RunWriter) throws {
    for rule in RuleTable.all {
      let setting = result.request.study.audit.rules[rule.id] ?? RuleSetting()
      try writer.add(
        LedgerRule(
          rule: rule.id, isOn: setting.isOn, severity: (setting.severity ?? rule.severity).rawValue,
          threshold: setting.threshold ?? rule.threshold?.value, unit: rule.unit.isEmpty ? nil : rule.unit,
          title: rule.title, reason: rule.reason))
    }
  }

  private func findings(_ writer: RunWriter) throws {
    for finding in result.findings {
      var place: LedgerFinding.Point?
      if let lon = finding.lon, let lat = finding.lat { place = .init(longitude: lon, latitude: lat) }
      try writer.add(
        LedgerFinding(
          fingerprint: finding.fingerprint, rule: finding.rule, severity: finding.severity.rawValue,
          state: finding.state, layer: finding.layer, year: finding.year, subjectKind: finding.subject.kind,
          subject: finding.subject.id, measure: finding.measure, point: place, value: finding.value,
          threshold: finding.threshold, unit: finding.unit.isEmpty ? nil : finding.unit, text: finding.detail)
      )
      if let waiver = finding.waiver {
        try writer.decide(
          finding.fingerprint, verdict: "waived", who: waiver.who, why: waiver.why, until: waiver.until)
      } else if finding.isAccepted {
        try writer.decide(
          finding.fingerprint, verdict: "accepted", who: "baseline", why: "列入基线文件 · in the baseline file")
      }
    }
  }

  private func lineage(_ writer: RunWriter) throws {
    guard let before = result.against else { return }
    for (role, lineage) in result.lineages {
      for (i, component) in lineage.components.enumerated() {
        try writer.add(
          LedgerLineage(
            layer: role.rawValue, component: i + 1, yearBefore: before.year, yearAfter: result.year.year,
            kind: component.kind.rawValue, ids: component.identity?.rawValue,
            before: component.old.map { before[role].members[$0].label },
            after: component.new.map { result.year[role].members[$0].label },
            areaBefore: component.old.isEmpty ? nil : component.oldArea,
            areaAfter: component.new.isEmpty ? nil : component.newArea, areaCommon: component.common,
            changedShare: component.changedShare.isFinite ? component.changedShare : nil))
      }
    }
  }

  private func changes(_ writer: RunWriter) throws {
    guard let before = result.against else { return }
    for row in result.changes {
      for (measure, split) in zip(ChangeMeasure.allCases, row.splits) {
        var change = LedgerChange(
          layer: row.layer.rawValue, level: row.level.rawValue, key: row.group,
          component: row.component.map { $0 + 1 }, measure: measure.rawValue, unit: measure.unit,
          yearBefore: before.year, yearAfter: result.year.year, isComparable: split.isComparable,
          members: "{\"after\":\(split.countsAfter.json),\"before\":\(split.countsBefore.json)}")
        (change.before, change.after, change.change) = (split.before, split.after, split.change)
        (change.amount, change.boundary, change.scope) = (split.amount, split.boundary, split.scope)
        (change.unresolved, change.low, change.high) = (split.unresolved, split.low, split.high)
        try writer.add(change)
      }
    }
  }

  private func series(_ writer: RunWriter) throws {
    let prices = result.request.study.prices
    for point in result.series {
      var line = LedgerSeries(
        layer: point.layer.rawValue, level: point.level.rawValue, key: point.group,
        measure: point.measure.rawValue, unit: point.measure.unit, year: point.year,
        basis: point.measure == .area ? nil : prices.basis(of: point.year).text, members: point.counts.json)
      (line.value, line.low, line.high, line.growth) = (point.value, point.low, point.high, point.growth)
      try writer.add(line)
    }
  }
}

extension MemberCounts {
  /// The counts that are not 0, as JSON with sorted keys.
  fileprivate var json: String {
    let counts = [
      ("absent", absent), ("estimated", estimated), ("invalid", invalid), ("measured", measured),
      ("members", members), ("na", na), ("redacted", redacted),
    ]
    return "{" + counts.filter { $0.1 != 0 }.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }
}
