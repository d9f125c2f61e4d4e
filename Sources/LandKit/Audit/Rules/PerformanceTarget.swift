extension AuditRule {
  /// A park that misses its target.
  static let performanceTarget = AuditRule(
    "performance:target", Bilingual(zh: "园区未达目标", en: "park below its target"), .warning, unit: "亿元/km²",
    threshold: RuleThreshold(
      1, Bilingual(zh: "强度与目标之比", en: "intensity over target"),
      source: Bilingual(
        zh: "目标取自计划文件 parks.ID.target_output、target_tax",
        en: "targets are `target_output`, `target_tax` of the plan's parks")),
    reason: Bilingual(
      zh: "规划要求对目标跟踪监测、据以考核。", en: "The plan asks that targets be followed and assessed."),
    passes: RuleExample(
      Bilingual(zh: "目标 10，实际 10.2", en: "target 10, reached 10.2"),
      .parks(
        .example {
          $0.targets.output = 10; $0.after.output = 10.2
        })),
    fails: RuleExample(
      Bilingual(zh: "目标 10，实际 9.1", en: "target 10, reached 9.1"),
      .parks(
        .example {
          $0.targets.output = 10; $0.after.output = 9.1
        })),
    find: { facts, threshold in
      facts.parkLines.flatMap { park in
        Measure.allCases.compactMap { measure -> FindingDraft? in
          guard let target = park.targets[measure], let value = park.after[measure],
            value < threshold * target
          else { return nil }
          return FindingDraft(
            park, measure, value: value, threshold: threshold * target,
            Bilingual(
              zh: "地均\(measure.title.zh) \(figure(value)) 亿元/km²，目标 \(figure(target))",
              en: "\(measure.title.en) of \(figure(value)) 亿元/km², the target is \(figure(target))"))
        }
      }
    })
}

extension ParkLine {
  static func example(_ change: (inout ParkLine) -> Void) -> ParkLine {
    var line = ParkLine(id: "P01", name: "甲园区")
    line.nameBefore = "甲园区"
    change(&line)
    return line
  }
}

extension FindingDraft {
  /// About a park.
  init(_ park: ParkLine, _ measure: Measure, value: Double, threshold: Double? = nil, _ detail: Bilingual) {
    self.init(
      .parks, FindingSubject("park", park.id), measure: measure.rawValue, value: value, lon: park.lon,
      lat: park.lat, threshold: threshold, detail)
  }
}
