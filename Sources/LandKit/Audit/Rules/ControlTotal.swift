extension AuditRule {
  /// A registered total that the measured area misses.
  static let controlTotal = AuditRule(
    "control:total", Bilingual(zh: "与控制总数不符", en: "control total missed"), .error,
    threshold: RuleThreshold(
      1e-6, Bilingual(zh: "允许的相对差", en: "relative difference accepted"),
      source: Bilingual(
        zh: "计划文件各总数的 tolerance；未写时为 1e-6", en: "the `tolerance` of each total in the plan; 1e-6 without one")
    ),
    reason: Bilingual(
      zh: "登记总数是对外的依据，图上面积与之不符，则其中必有一项有误。",
      en: "The registered total is what others rely on; where the map differs, one of the two is wrong."),
    passes: RuleExample(
      Bilingual(zh: "登记 51.72 km²，量得 51.720000 km²", en: "registered 51.72 km², measured 51.720000 km²"),
      .with { $0.controls = [.example(measured: 51_720_000)] }),
    fails: RuleExample(
      Bilingual(zh: "登记 51.72 km²，量得 51.73 km²", en: "registered 51.72 km², measured 51.73 km²"),
      .with { $0.controls = [.example(measured: 51_730_000)] }),
    find: { facts, threshold in
      facts.controls.compactMap { line in
        let limit = line.tolerance == 1e-6 ? threshold : line.tolerance
        guard abs(line.measured - line.registered) > limit * line.registered else { return nil }
        let (a, b) = (figure(line.measured / 1e6), figure(line.registered / 1e6))
        let source = line.source.map { " (\($0))" } ?? ""
        return FindingDraft(
          line.layer, FindingSubject(line.level.rawValue, line.group), measure: "area",
          key: line.measure.rawValue, value: line.relative, threshold: limit,
          Bilingual(
            zh: "\(line.measure == .gross ? "毛" : "净")面积量得 \(a) km²，登记 \(b) km²\(source)",
            en: "\(line.measure.rawValue) area is \(a) km², registered \(b) km²\(source)"))
      }
    })
}

extension ControlLine {
  static func example(measured: Double) -> ControlLine {
    ControlLine(
      layer: .parcels, measure: .gross, level: .all, group: "all", registered: 51_720_000, measured: measured,
      tolerance: 1e-6, source: nil)
  }
}
