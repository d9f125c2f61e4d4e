/// What a person reads on the terminal after a run: what was ranked, the top ten, the account, the problems.
public struct Summary: Sendable {
  let study: RankedStudy
  let language: Language

  /// A summary of `study` in `language`.
  public init(_ study: RankedStudy, language: Language) { (self.study, self.language) = (study, language) }

  /// All lines.
  public var lines: [String] {
    overview + [""] + topTen + [""] + account + [""] + ProblemSummary(study.measured.problems, language).lines
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private var overview: [String] {
    let measured = study.measured
    let (ranked, unranked, unusable) = study.states
    let counted = measured.benchmarks.filter(\.isPlanned)
    var lines = [
      say(
        "地块 \(measured.table.count) 宗：已排名 \(ranked.0)（\(km2(ranked.1))），未排名 \(unranked.0)（\(km2(unranked.1))），不可用 \(unusable)",
        "\(measured.table.count) parcels: \(ranked.0) ranked (\(km2(ranked.1))), \(unranked.0) unranked (\(km2(unranked.1))), \(unusable) unusable"
      ),
      say(
        "标杆园区 \(counted.count) 个：\(counted.map(\.id).joined(separator: "、"))",
        "\(counted.count) benchmark parks: \(counted.map(\.id).joined(separator: ", "))"),
    ]
    if measured.leftOut > 0 {
      lines.append(
        say(
          "按 --where 条件排除 \(measured.leftOut) 宗，不在结果内",
          "\(measured.leftOut) parcels left out by --where; they are not in the results"))
    }
    lines += disputed + estimated
    return lines
  }

  /// What apportioning from zones did.
  private var estimated: [String] {
    guard let estimate = study.measured.estimate else { return [] }
    return Measure.allCases.map { measure in
      let name = measure == .output ? say("产出", "output") : say("税收", "tax")
      let rest = fixed(estimate.lines[measure].reduce(0) { $0 + $1.residual }, 4)
      let filled = estimate.parcels[measure], twice = fixed(estimate.twice[measure], 4)
      return say(
        "估算\(name)：由村级工业园填补 \(filled) 宗，各园剩余合计 \(rest) 亿元，重叠地块重复分得 \(twice) 亿元",
        "estimated \(name): \(filled) parcels filled from zones, residual \(rest) 亿元, received twice \(twice) 亿元"
      )
    }
  }

  /// What is left to say at the end: errors, and the features that could not be used.
  public var closing: String? {
    let errors = study.measured.problems.problems.count { $0.severity == .error }
    guard errors > 0 else { return nil }
    let registered = study.measured.unusableRegistered
    let area = registered > 0 ? fixed(registered / 1e6, 4) + " km²" : say("未登记", "not given")
    return say(
      "错误 \(errors) 项：\(study.states.unusable) 个要素不可用，保留在结果中（无法量算，登记面积\(area)）；--strict 可令其停止",
      "\(errors) errors: \(study.states.unusable) features stay in the result as unusable (not measurable; registered area: \(area)); --strict makes them stop the run"
    )
  }

  /// What the parks that are not counted by themselves change, when they are switched on.
  private var disputed: [String] {
    let measured = study.measured
    let others = zip(measured.parks, measured.benchmarks).filter { $0.0.status != "planned" }
    return others.map { park, benchmark in
      let name = "\(park.id) \(park.name)"
      guard benchmark.isPlanned else {
        return say("\(name)（\(park.status)）未计入标杆", "\(name) (\(park.status)) is not counted")
      }
      return say(
        "\(name)（\(park.status)）已计入标杆：\(park.referringParcels) 宗地块改以它为参照",
        "\(name) (\(park.status)) is counted: \(park.referringParcels) parcels refer to it")
    } + (measured.comparison.map { change($0) } ?? [])
  }

  private func change(_ change: DisputedComparison) -> [String] {
    [
      say(
        "与不计入相比：\(change.moved) 宗名次变化，\(change.rereferred) 宗参照园区变化，前十名中 \(change.topTenChanged) 宗不同；规划园区内地块面积 \(km2(change.inParksBefore)) → \(km2(change.inParksAfter))",
        "against leaving it out: \(change.moved) ranks differ, \(change.rereferred) parcels refer to another park, \(change.topTenChanged) of the top ten differ; parcel area in counted parks \(km2(change.inParksBefore)) → \(km2(change.inParksAfter))"
      )
    ]
  }

  private func km2(_ squareMetres: Double) -> String { fixed(squareMetres / 1e6, 2) + " km²" }

  private var topTen: [String] {
    let header =
      language == .zh
      ? ["名次", "得分", "编号", "名称", "面积 亩", "产出 亿元/km²", "税收 亿元/km²", "园区", "距离 m", "税收增量 亿元"]
      : [
        "rank", "score", "id", "name", "area mu", "output 亿元/km²", "tax 亿元/km²", "park", "dist m",
        "tax uplift 亿元",
      ]
    var layout = TextTableLayout(
      alignments: [.right, .right, .left, .left, .right, .right, .right, .left, .right, .right],
      rows: [header])
    for parcel in study.ranking.order.prefix(10) {
      let row = study.row(Int(parcel))
      let name = study.measured.table.nameText(Int(parcel))
      layout.rows.append([
        String(row.rank), fixed(row.assessment.score ?? .nan, 2),
        TerminalText.clean(study.measured.table.idText(Int(parcel))), TerminalText.clean(name),
        fixed(row.figures.area / 2000 * 3, 1), fixed(row.assessment.yield, 3), fixed(row.assessment.tax, 4),
        row.park.map { TerminalText.clean(study.measured.benchmarks[$0].id) } ?? "–",
        fixed(row.figures.distance, 0), fixed(row.assessment.taxUplift, 4),
      ])
    }
    return layout.lines
  }

  private var account: [String] {
    let account = study.measured.account
    let names: [LandAccount.Class: (String, String)] = [
      .P: ("仅地块", "parcels only"), .Z: ("仅村级工业园", "zones only"), .K: ("仅园区", "parks only"),
      .PZ: ("地块∩村园", "parcels and zones"), .PK: ("地块∩园区", "parcels and parks"),
      .ZK: ("村园∩园区", "zones and parks"), .PZK: ("三者重叠", "all three"),
    ]
    var classes = TextTableLayout(alignments: [.left, .left, .right], rows: [])
    for kind in LandAccount.Class.allCases {
      let name = names[kind] ?? ("", "")
      classes.rows.append([kind.rawValue, say(name.0, name.1), km(account.classes[kind]?.ellipsoidal)])
    }
    classes.rows.append(["Σ", say("并集", "union"), km(account.union.ellipsoidal)])
    var layers = TextTableLayout(
      alignments: [.left, .right, .right, .right],
      rows: [
        [say("土地账 km²", "land account km²"), say("毛面积", "gross"), say("净面积", "net"), say("重叠", "overlap")]
      ])
    for (name, totals) in [
      (say("三旧地块 P", "parcels P"), account.parcels), (say("村级工业园 Z", "zones Z"), account.zones),
      (say("规划园区 K", "planned parks K"), account.parks),
    ] {
      layers.rows.append([name, km(totals.gross), km(totals.netEllipsoidal), km(totals.overlap.ellipsoidal)])
    }
    let closing = account.closing
    return layers.lines + classes.lines + [
      account.closes
        ? say(
          "平面闭合差 \(fixed(closing.plane, 6)) m²，椭球闭合差 \(fixed(closing.ellipsoidal, 4)) m²",
          "closes in the plane to \(fixed(closing.plane, 6)) m²; ellipsoidal closing error \(fixed(closing.ellipsoidal, 4)) m²"
        )
        : say(
          "土地账不闭合：平面差 \(ecmaNumber(closing.plane)) m²",
          "the account does not close: \(ecmaNumber(closing.plane)) m² in the plane")
    ] + controlTotals
  }

  private var controlTotals: [String] {
    if study.measured.request.filter != nil { return [] }
    return study.measured.request.controlTotals.map { total in
      let found = total.measured(in: study.measured.account)
      let relative = ecmaNumber(found / total.squareMetres - 1)
      let source = total.source.map { " (\(TerminalText.clean($0)))" } ?? ""
      return say(
        "控制总数\(source)：登记 \(km(total.squareMetres)) km²，量得 \(km(found)) km²，相对差 \(relative)",
        "control total\(source): registered \(km(total.squareMetres)) km², measured \(km(found)) km², relative difference \(relative)"
      )
    }
  }

  private func km(_ squareMetres: Double?) -> String { fixed((squareMetres ?? .nan) / 1e6, 6) }
}
