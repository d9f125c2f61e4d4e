/// The change table: a line a group or unit and measure.
enum ChangeCSV {
  static func write(_ result: AuditResult, to output: OutputFile) throws {
    var csv = CSVWriter(header: [
      "layer", "level", "group", "component", "measure", "unit", "from_year", "to_year", "before", "after",
      "change",
      "amount", "boundary", "scope", "unresolved", "low", "high", "comparable", "members_before",
      "measured_before",
      "estimated_before", "redacted_before", "absent_before", "na_before", "invalid_before", "members_after",
      "measured_after", "estimated_after", "redacted_after", "absent_after", "na_after", "invalid_after",
    ])
    for row in result.changes {
      for (measure, split) in zip(ChangeMeasure.allCases, row.splits) {
        csv.text(row.layer.rawValue)
        csv.text(row.level.rawValue)
        csv.text(row.group)
        csv.number(row.component.map { Double($0 + 1) } ?? .nan)
        csv.text(measure.rawValue)
        csv.text(measure.unit)
        csv.number(Double(result.against?.year ?? 0))
        csv.number(Double(result.year.year))
        for value in [
          split.before, split.after, split.change, split.amount, split.boundary, split.scope,
          split.unresolved,
          split.low, split.high,
        ] { csv.number(value ?? .nan) }
        csv.text(split.isComparable ? "yes" : "no")
        counts(split.countsBefore, of: measure, &csv)
        counts(split.countsAfter, of: measure, &csv)
        csv.endRow()
      }
      guard csv.out.bytes.count > 1 << 20 else { continue }
      try output.append(csv.out.bytes)
      csv.removeAll()
    }
    try output.append(csv.out.bytes)
    try output.finish()
  }

  /// Members, then by state; an area is always known.
  static func counts(_ counts: MemberCounts, of measure: ChangeMeasure, _ csv: inout CSVWriter) {
    csv.number(Double(counts.members))
    let states = [
      counts.measured, counts.estimated, counts.redacted, counts.absent, counts.na, counts.invalid,
    ]
    for count in states { csv.number(measure == .area ? .nan : Double(count)) }
  }
}

/// The series of all years, with standings: a line a group, measure and year.
enum SeriesCSV {
  static func document(_ result: AuditResult) -> [UInt8] {
    var csv = CSVWriter(header: [
      "layer", "level", "group", "measure", "unit", "year", "basis", "value", "low", "high", "growth",
      "standing",
      "among", "members", "measured", "estimated", "redacted", "absent", "na", "invalid",
    ])
    for point in result.series {
      csv.text(point.layer.rawValue)
      csv.text(point.level.rawValue)
      csv.text(point.group)
      csv.text(point.measure.rawValue)
      csv.text(point.measure.unit)
      csv.number(Double(point.year))
      csv.text(point.measure == .area ? "" : result.request.study.prices.basis(of: point.year).text)
      for value in [point.value, point.low, point.high, point.growth] { csv.number(value ?? .nan) }
      let standing = standing(of: point, result)
      csv.number(standing.map { Double($0.standing) } ?? .nan)
      csv.number(standing.map { Double($0.among) } ?? .nan)
      ChangeCSV.counts(point.counts, of: point.measure, &csv)
      csv.endRow()
    }
    return csv.out.bytes
  }

  private static func standing(of point: SeriesPoint, _ result: AuditResult) -> ParkStanding? {
    guard point.layer == .parks, point.level == .unit,
      point.measure == .yield || point.measure == .taxIntensity
    else { return nil }
    return result.standings.first {
      $0.park == point.group && $0.year == point.year && $0.measure == point.measure.amount?.rawValue
    }
  }
}

/// Registered totals and levelled tables.
enum ControlCSV {
  static func document(_ result: AuditResult) -> [UInt8] {
    var csv = CSVWriter(header: [
      "layer", "level", "group", "measure", "unit", "registered", "measured", "difference", "relative",
      "rounded",
      "levelled", "closing_before_levelling", "source",
    ])
    for line in result.controls {
      row(line.layer, line.level, line.group, line.measure.rawValue, "km²", &csv)
      for value in [
        line.registered / 1e6, line.measured / 1e6, (line.measured - line.registered) / 1e6, line.relative,
        .nan,
        .nan, .nan,
      ] { csv.number(value) }
      csv.text(line.source ?? "")
      csv.endRow()
    }
    for table in result.tables {
      let one = table.unit.squareMetres(1)
      for part in table.parts {
        row(table.layer, table.level, part.name, "gross", table.unit.rawValue, &csv)
        let registered = part.registered ?? .nan
        for value in [
          registered, part.measured / one, part.levelled - registered, .nan, part.rounded, part.levelled,
          .nan,
        ] { csv.number(value) }
        csv.text("")
        csv.endRow()
      }
      row(table.layer, table.level, "", "gross", table.unit.rawValue, &csv)
      let measured = table.parts.reduce(0) { $0 + $1.measured } / one
      for value in [
        table.registeredTotal ?? .nan, measured, table.total - (table.registeredTotal ?? .nan), .nan,
        table.total,
        table.total, table.closing,
      ] { csv.number(value) }
      csv.text("total")
      csv.endRow()
    }
    return csv.out.bytes
  }

  private static func row(
    _ layer: LayerRole, _ level: GroupLevel, _ group: String, _ measure: String, _ unit: String,
    _ csv: inout CSVWriter
  ) {
    for text in [layer.rawValue, level.rawValue, group, measure, unit] { csv.text(text) }
  }
}
