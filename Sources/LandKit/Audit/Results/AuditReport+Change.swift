// The tables of figures: two years apart, and all years in a row.
extension AuditReport {
  /// What changed, and why: groups, and the parks one by one.
  mutating func changes() {
    let groups = result.changes.filter { $0.level != .unit || $0.layer == .parks }
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
            row.layer.title(language),
            Self.cell(
              row.level == .all ? row.level.title(language) : "\(row.level.title(language)) \(row.group)"),
            number(split.before),
            number(split.after), number(split.change), number(split.amount), number(split.boundary),
            number(split.scope), number(split.unresolved), number(split.low), number(split.high),
            "\(known)/\(split.countsAfter.members)",
          ]
        })
    }
  }

  /// The whole of each layer in every year, with the growth over the year before.
  mutating func series() {
    let years = result.request.series
    guard years.count > 1 else { return }
    line("## " + say("历年（增长率 %，已知/成员）", "All years (growth in %, known/members)") + "\n")
    let whole = result.series.filter { $0.level == .all }
    var rows: [[String]] = []
    for role in [LayerRole.parcels, .zones, .parks] {
      for measure in ChangeMeasure.allCases {
        let points = whole.filter { $0.layer == role && $0.measure == measure }
        guard !points.isEmpty else { continue }
        let cells = years.map { year -> String in
          guard let point = points.first(where: { $0.year == year }) else { return "–" }
          let growth = point.growth.map { " (\(fixed(100 * $0, 1)))" } ?? ""
          // A sum of other members is no growth: how many are known stands beside.
          let isWhole = measure == .area || point.counts.known == point.counts.members
          let known = isWhole ? "" : ", \(point.counts.known)/\(point.counts.members)"
          return number(point.value) + growth + known
        }
        rows.append([role.title(language), "\(measure.title(language)) \(measure.unit)"] + cells)
      }
    }
    table([say("图层", "layer"), say("指标", "figure")] + years.map(String.init), rows)
  }
}
