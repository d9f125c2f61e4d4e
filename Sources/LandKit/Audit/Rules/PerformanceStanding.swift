extension AuditRule {
  /// A park or a candidate that fell several places among the parks.
  static let performanceStanding = AuditRule(
    "performance:standing", Bilingual(zh: "位次下降", en: "standing fell"), .warning,
    threshold: RuleThreshold(
      2, Bilingual(zh: "下降的位数", en: "places fallen"), source: RuleThreshold.convention),
    reason: Bilingual(
      zh: "位次由各园区的相对强度决定，一年内下降数位须说明。",
      en: "A standing is relative to the parks; several places within a year need a reason."),
    passes: RuleExample(
      Bilingual(zh: "由第 3 到第 4", en: "from 3rd to 4th"), .parks(.example { $0.standings.output = (3, 4) })),
    fails: RuleExample(
      Bilingual(zh: "由第 3 到第 6", en: "from 3rd to 6th"), .parks(.example { $0.standings.output = (3, 6) })),
    find: { facts, threshold in
      func text(_ measure: Measure, _ standing: (before: Int, after: Int)) -> Bilingual {
        Bilingual(
          zh: "\(measure.title.zh)位次由 \(standing.before) 到 \(standing.after)",
          en: "the standing by \(measure.title.en) went from \(standing.before) to \(standing.after)")
      }
      func fell(_ standing: (before: Int, after: Int)) -> Bool {
        standing.before > 0 && standing.after > 0 && Double(standing.after - standing.before) >= threshold
      }
      let parks = facts.parkLines.flatMap { park in
        Measure.allCases.filter { fell(park.standings[$0]) }.map {
          FindingDraft(
            park, $0, value: Double(park.standings[$0].after - park.standings[$0].before),
            text($0, park.standings[$0]))
        }
      }
      return parks
        + facts.parcels.units.flatMap { unit in
          Measure.allCases.filter { fell(unit.standings[$0]) }.map {
            FindingDraft(
              .parcels, unit, measure: $0,
              value: Double(unit.standings[$0].after - unit.standings[$0].before),
              text($0, unit.standings[$0]))
          }
        }
    })
}
