import LandKit

/// The land account: layers, the seven classes that add up, control totals; and, where there are any, tables of what
/// overlaps and of what was apportioned from zones.
struct AccountSheet {
  let context: ExportContext

  func write() throws {
    let account = try context.results.account()
    let sheet = try context.workbook.addSheet(context.say("土地账", "Land account"))
    sheet.setWidths([30, 12, 12, 18, 18, 18, 18, 16, 30])
    try layers(account, sheet)
    try classes(account, sheet)
    try controls(account, sheet)
    context.notes += SheetTable.notes(on: [sheet], name: sheet.name)
    context.contents.append(
      (
        sheet.name,
        Bilingual(
          zh: "各层毛、净、重叠面积，互不重叠的七类土地，控制总数",
          en: "gross, net and overlap of each layer; seven classes that add up; control totals"), sheet.rows
      ))
    try overlaps(account)
    try estimates(account)
  }

  private func heading(_ zh: String, _ en: String, _ heads: [SheetColumnHead], _ sheet: SheetFile)
    throws(FileError)
  {
    if sheet.rows > 0 { try sheet.append([]) }
    try sheet.append([.text(context.say(zh, en), .section)], height: 20)
    try sheet.append(heads.map { .text($0.text(context.language), .header) }, height: 32)
  }

  private func layers(_ account: ResultAccount, _ sheet: SheetFile) throws(FileError) {
    try heading(
      "图层", "Layers",
      [
        SheetColumnHead("图层", "Layer"), SheetColumnHead("要素数", "Features"), SheetColumnHead("可用数", "Usable"),
        SheetColumnHead("毛面积", "Gross", unit: "m²"), SheetColumnHead("净面积", "Net", unit: "m²"),
        SheetColumnHead("重叠", "Overlap", unit: "m²"),
      ], sheet)
    let all = [
      (context.say("地块 P", "parcels P"), account.layers.parcels),
      (context.say("村级工业园 Z", "zones Z"), account.layers.zones),
      (context.say("规划园区 K", "planned parks K"), account.layers.parks),
    ]
    for (name, layer) in all {
      try sheet.append([
        .text(name, .text), .number(layer.features), .number(layer.usable), .number(layer.gross, decimals: 2),
        .number(layer.net, decimals: 2), .number(layer.overlap, decimals: 2),
      ])
    }
  }

  private func classes(_ account: ResultAccount, _ sheet: SheetFile) throws(FileError) {
    try heading(
      "互不重叠的七类土地", "Seven classes that do not overlap",
      [
        SheetColumnHead("类", "Class"), SheetColumnHead("", ""), SheetColumnHead("", ""),
        SheetColumnHead("椭球面积", "Ellipsoidal area", unit: "m²"),
        SheetColumnHead("平面面积", "Plane area", unit: "m²"),
      ], sheet)
    func row(_ zh: String, _ en: String, _ pair: ResultAccount.Pair?) throws(FileError) {
      try sheet.append([
        .text(context.say(zh, en), .text), .blank, .blank, .number(pair?.ellipsoidal, decimals: 2),
        .number(pair?.plane, decimals: 2),
      ])
    }
    let names: [(String, String, String)] = [
      ("P", "仅地块", "parcels only"), ("Z", "仅村级工业园", "zones only"), ("K", "仅园区", "parks only"),
      ("PZ", "地块与村级工业园", "parcels and zones"), ("PK", "地块与园区", "parcels and parks"),
      ("ZK", "村级工业园与园区", "zones and parks"), ("PZK", "三者兼有", "all three"),
    ]
    for (key, zh, en) in names { try row("\(key) \(zh)", "\(key) \(en)", account.classes[key]) }
    try row("Σ 七类之和", "Σ of the classes", account.sum)
    try row("并集（另法求得）", "union, found in another way", account.union)
    try sheet.append([
      .text(context.say("闭合差", "closing error"), .text), .blank, .blank,
      .number(account.closing.ellipsoidal, decimals: 4), .number(account.closing.plane, decimals: 6),
      .text(
        account.closing.closes
          ? context.say("平面闭合到 1e-9", "closes to 1e-9 in the plane")
          : context.say("平面未闭合到 1e-9", "does not close to 1e-9 in the plane"), .text),
    ])
    try sheet.append([.text(context.say("碎屑数", "slivers"), .text), .number(account.slivers)])
  }

  private func controls(_ account: ResultAccount, _ sheet: SheetFile) throws(FileError) {
    if account.controlTotals.isEmpty { return }
    try heading(
      "控制总数", "Control totals",
      [
        SheetColumnHead("图层", "Layer"), SheetColumnHead("指标", "Measure"), SheetColumnHead("相符", "Met"),
        SheetColumnHead("登记", "Registered", unit: "m²"), SheetColumnHead("量得", "Measured", unit: "m²"),
        SheetColumnHead("差", "Difference", unit: "m²"), SheetColumnHead("相对差", "Relative", unit: "ppm"),
        SheetColumnHead("容差", "Tolerance", unit: "ppm"), SheetColumnHead("出处", "Source"),
      ], sheet)
    let words = context.words
    for total in account.controlTotals {
      try sheet.append([
        words.cell(total.layer), words.cell(total.measure), words.cell(total.met),
        .number(total.registered, decimals: 2), .number(total.measured, decimals: 2),
        .number(total.difference, decimals: 4), .number(total.relative * 1e6, decimals: 6),
        .number(total.tolerance * 1e6, decimals: 6), .text(total.source),
      ])
    }
  }

  private func overlaps(_ account: ResultAccount) throws {
    let all = [
      ("parcels", account.layers.parcels), ("zones", account.layers.zones), ("parks", account.layers.parks),
    ]
    let pairs = all.flatMap { layer in layer.1.overlaps.map { (layer: layer.0, pair: $0) } }
    if pairs.isEmpty { return }
    typealias Column = ExportColumn<(layer: String, pair: ResultAccount.Overlap)>
    let words = context.words
    let what = Bilingual(zh: "同一图层中彼此重叠的要素", en: "features of one layer that share ground")
    try context.table(
      "重叠", "Overlaps", what,
      [
        Column(SheetColumnHead("图层", "Layer"), "layer", what) { words.cell($0.layer) },
        Column(SheetColumnHead("编号甲", "Id a", width: 16), "a", what) { .text($0.pair.a, .id) },
        Column(SheetColumnHead("编号乙", "Id b", width: 16), "b", what) { .text($0.pair.b, .id) },
        Column(SheetColumnHead("重叠面积", "Overlap", unit: "m²", width: 14), "m2", what) {
          .number($0.pair.m2, decimals: 4)
        },
        Column(SheetColumnHead("全为碎屑", "All slivers"), "sliver", what) { words.cell($0.pair.sliver) },
      ], frozenColumns: 1
    ) { row in for pair in pairs { try row(pair) } }
  }

  private func estimates(_ account: ResultAccount) throws {
    guard let estimate = account.estimate else { return }
    let measures = Measure.allCases.filter {
      !context.rules.redaction.hides($0) && estimate[$0.rawValue] != nil
    }
    if measures.isEmpty { return }
    typealias Line = (measure: Measure, zone: ResultAccount.Estimate.Zone)
    typealias Column = ExportColumn<Line>
    let words = context.words
    let unit = context.say("亿元/年", "亿元 a year")
    func number(
      _ zh: String, _ en: String, _ field: String, _ value: @escaping (ResultAccount.Estimate.Zone) -> Double
    ) -> Column {
      Column(SheetColumnHead(zh, en, unit: unit), field, Bilingual(zh: zh, en: en)) {
        .number(value($0.zone), decimals: 4)
      }
    }
    let what = Bilingual(
      zh: "由村级工业园分摊给地块的数额及余数", en: "what was apportioned from zones to parcels, and what is left")
    try context.table(
      "估算", "Estimates", what,
      [
        Column(SheetColumnHead("指标", "Measure"), "measure", what) { words.cell($0.measure.rawValue) },
        Column(SheetColumnHead("村级工业园", "Zone", width: 14), "zone", what) { .text($0.zone.zone, .id) },
        number("总数", "Given", "given") { $0.given }, number("已计", "Accounted", "accounted") { $0.accounted },
        number("分出", "Apportioned", "apportioned") { $0.apportioned },
        number("余数", "Residual", "residual") { $0.residual },
      ]
    ) { row in
      for measure in measures {
        for zone in estimate[measure.rawValue]?.zones ?? [] { try row((measure, zone)) }
      }
    }
  }
}
