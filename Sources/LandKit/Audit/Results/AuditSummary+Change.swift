extension LayerRole {
  /// What the layer is called.
  public var title: Bilingual {
    switch self {
    case .parcels: Bilingual(zh: "地块", en: "parcels")
    case .zones: Bilingual(zh: "村级工业园", en: "zones")
    case .parks: Bilingual(zh: "园区", en: "parks")
    case .district: Bilingual(zh: "行政区", en: "district")
    }
  }
}

// What changed and why, and how the parks stand, as tables of a few lines.
extension AuditSummary {
  /// The whole of each layer: both years, the change and its parts, how many members are known.
  var changes: [String] {
    let whole = result.changes.filter { $0.level == .all }
    guard !whole.isEmpty, let before = result.against?.year else { return [] }
    var layout = TextTableLayout(
      alignments: [.left, .left] + Array(repeating: .right, count: 9),
      rows: [
        [
          say("变化", "change"), "", String(before), String(result.year.year), "±", "%", say("数额", "amount"),
          say("界线", "boundary"), say("范围", "scope"), say("未决", "unresolved"), say("已知", "known"),
        ]
      ])
    for row in whole {
      for measure in ChangeMeasure.allCases {
        let split = row[measure], decimals = measure == .taxIntensity || measure == .area ? 4 : 3
        func text(_ value: Double?) -> String { value.map { fixed($0, decimals) } ?? "–" }
        let relative = split.before.flatMap { before in before > 0 ? split.change.map { $0 / before } : nil }
        let members = split.countsAfter.members
        layout.rows.append([
          measure == .output ? row.layer.title(language) : "",
          measure.title(language) + " " + measure.unit, text(split.before), text(split.after),
          text(split.change), relative.map { fixed(100 * $0, 1) } ?? "–", text(split.amount),
          text(split.boundary), text(split.scope), text(split.unresolved),
          "\(measure == .area ? members : split.countsAfter.known)/\(members)",
        ])
      }
    }
    return layout.lines + [""]
  }

  /// The planned parks' places by output and by tax, year by year.
  var standings: [String] {
    let years = result.request.series
    let parks = result.year.parks.members.filter { $0.status == "planned" }
    guard !result.standings.isEmpty, !parks.isEmpty else { return [] }
    var layout = TextTableLayout(
      alignments: [.left] + Array(repeating: .right, count: 2 * years.count),
      rows: [
        [say("园区位次", "standing")]
          + Measure.allCases.flatMap { measure in years.map { "\(measure.title(language)) \($0)" } }
      ])
    for park in parks {
      let places = Measure.allCases.flatMap { measure in
        years.map { year in
          result.standings.first {
            $0.park == park.label && $0.year == year && $0.measure == measure.rawValue
          }.map { String($0.standing) } ?? "–"
        }
      }
      layout.rows.append([TerminalText.clean("\(park.label) \(park.name)")] + places)
    }
    return layout.lines + [""]
  }

  /// The registered totals, each with what was measured.
  var controls: [String] {
    let lines = result.controls.map { line in
      let whose = line.level == .all ? "" : " " + TerminalText.clean(line.group)
      let source = line.source.map { say("（\($0)）", " (\($0))") } ?? ""
      let layer = line.layer.title(language) + whose
      let values = (fixed(line.registered / 1e6, 6), fixed(line.measured / 1e6, 6), figure(line.relative))
      return TerminalText.clean(
        say(
          "控制总数\(source)，\(layer)\(line.measure == .gross ? "毛面积" : "净面积")：登记 \(values.0) km²，量得 \(values.1) km²，相对差 \(values.2)",
          "control total\(source), \(line.measure.rawValue) area of \(layer): registered \(values.0) km², measured \(values.1) km², relative difference \(values.2)"
        ))
    }
    return lines.isEmpty ? [] : lines + [""]
  }
}
