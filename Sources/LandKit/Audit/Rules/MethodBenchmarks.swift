extension AuditRule {
  /// Benchmarks of a past year that are not those that were frozen.
  static let methodBenchmarks = AuditRule(
    "method:benchmarks", Bilingual(zh: "往年标杆被改动", en: "benchmarks of a past year changed"), .error,
    threshold: RuleThreshold(
      1e-9, Bilingual(zh: "相对差", en: "relative difference"),
      source: Bilingual(zh: "面积的容差（计算方法第 3 条）", en: "the tolerance of areas (Method §1.3)")),
    reason: Bilingual(
      zh: "往年名次以当时的标杆为准；园区数字事后改动，不能改写已公布的结果。",
      en:
        "An old ranking stands by the benchmarks of its time; a later change of a park's figures must not rewrite it."
    ),
    passes: RuleExample(
      Bilingual(zh: "P01 的 2019 年标杆仍为 10", en: "P01's benchmark of 2019 is still 10"),
      .method { $0.benchmarks = [.init(park: "P01", year: 2019, output: 10, tax: 1, kind: "own")] }),
    fails: RuleExample(
      Bilingual(zh: "由 10 改为 11", en: "it went from 10 to 11"),
      .method(
        { $0.benchmarks = [.init(park: "P01", year: 2019, output: 11, tax: 1, kind: "own")] },
        before: { $0.benchmarks = [.init(park: "P01", year: 2019, output: 10, tax: 1, kind: "own")] })),
    find: { facts, threshold in
      guard let previous = facts.previous else { return [] }
      return previous.method.benchmarks.flatMap { old -> [FindingDraft] in
        // A year that was not measured again has nothing to differ.
        guard facts.method.benchmarks.contains(where: { $0.year == old.year }) else { return [] }
        let new = facts.method.benchmarks.first { $0.year == old.year && $0.park == old.park }
        return [(Measure.output, old.output, new?.output), (.tax, old.tax, new?.tax)].compactMap {
          measure, a, b in
          guard a != b, !(abs((a ?? .nan) - (b ?? .nan)) <= threshold * abs(a ?? .nan)) else { return nil }
          let (was, now) = (a.map(figure) ?? "–", b.map(figure) ?? "–")
          return FindingDraft(
            .parks, FindingSubject("park", old.park), measure: measure.rawValue, key: String(old.year),
            value: (b ?? .nan) / (a ?? .nan) - 1,
            Bilingual(
              zh: "\(old.year) 年\(measure.title.zh)标杆在 \(previous.name) 中为 \(was) 亿元/km²，现为 \(now)",
              en:
                "the \(measure.title.en) benchmark of \(old.year) was \(was) 亿元/km² in \(previous.name) and is \(now)"
            ))
        }
      }
    })
}
