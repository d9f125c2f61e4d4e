import LandKit

/// The first sheet: what was asked, how it was computed, from what, and what a reader must know of the rest.
struct AboutSheet {
  let context: ExportContext
  let sheet: SheetFile

  private var manifest: ResultManifest { context.results.manifest }

  func write() throws(FileError) {
    sheet.setWidths([34, 30, 68, 12, 20, 12, 14, 60])
    try head()
    try notices()
    try counts()
    try method()
    try contents()
    try inputs()
    try settings()
    try versions()
  }

  private func line(_ zh: String, _ en: String, _ value: SheetCell) throws(FileError) {
    try sheet.append([.text(context.say(zh, en), .text), value])
  }

  private func section(_ zh: String, _ en: String) throws(FileError) {
    try sheet.append([])
    try sheet.append([.text(context.say(zh, en), .section)], height: 20)
  }

  private func header(_ names: [(String, String)]) throws(FileError) {
    try sheet.append(names.map { .text(context.say($0.0, $0.1), .header) })
  }

  private func head() throws(FileError) {
    let title = manifest.title ?? context.say("三旧地块对标排名", "Renewal parcels ranked against the planned parks")
    try sheet.append([.text(title, .title)], height: 26)
    try line(
      "内容", "What",
      .text(
        context.say(
          "三旧地块对标规划园区的排名、土地账与问题清单", "renewal parcels ranked against the planned parks, land account, problems"
        ), .text))
    try line(
      "年份", "Year", .text(manifest.settings.year.map(String.init) ?? context.say("未指定", "not given"), .text))
    if let filter = manifest.settings.filter {
      let hidden = context.rules.replacement(setting: "where", value: filter)
      try line("只取", "Only parcels where", .text(hidden?(context.language) ?? filter, .text))
    }
  }

  private func notices() throws(FileError) {
    try section("请先阅读", "Read first")
    if let redacted = context.rules.redaction.notice { try notice(redacted) }
    try notice(
      Bilingual(
        zh: "空白表示未知，绝不是 0；旁边的状态列说明原因（保密 ***、缺失、不适用 --、无效）。",
        en:
          "A blank is unknown, never 0; the state column beside says why (withheld ***, absent, not applicable --, invalid)."
      ))
    try notice(
      Bilingual(
        zh: "由此结果绘制的地图仅为工作草图，不是经审核的地图（无审图号），不得公开使用。",
        en:
          "A map drawn from this result is a working sketch, not a reviewed map (it has no 审图号), and not for publication."
      ))
    try notice(
      Bilingual(
        zh: "数字保留 16 位有效数字（表格软件显示 15 位）；显示的小数位由格式决定，单元格内为全部位数。",
        en:
          "Numbers have 16 significant digits (spreadsheets show 15); formats decide how many places are shown, the cell holds them all."
      ))
    for note in context.notes { try notice(note) }
  }

  private func notice(_ text: Bilingual) throws(FileError) {
    try sheet.appendNotice(text(context.language), columns: 3, width: 132)
  }

  private func counts() throws(FileError) {
    try section("数量", "Counts")
    let counts = manifest.counts
    try line("读取地块", "Parcels read", .number(counts.parcelsRead))
    try line("被条件排除", "Left out by the condition", .number(counts.leftOut))
    try line("已排名", "Ranked", .number(counts.ranked))
    try line("未排名（缺数）", "Unranked (figures missing)", .number(counts.unranked))
    try line("不可用（几何）", "Unusable (geometry)", .number(counts.unusable))
    try line("村级工业园", "Village zones", .number(counts.zones))
    try line("园区", "Parks", .number(counts.parks))
    try line("其中计入标杆", "of them counted", .number(counts.parksCounted))
    for severity in Severity.allCases.reversed() {
      try sheet.append([
        .text(context.say("问题：", "Problems: ") + severity.title(context.language), .text),
        .number(counts.problems[severity.rawValue]),
      ])
    }
  }

  private func method() throws(FileError) {
    try section("算法", "How it was computed")
    try header([("指标", "Figure"), ("单位", "Unit"), ("公式", "Formula"), ("条款", "Clause")])
    for indicator in IndicatorTable.all where !context.hides(indicator.id) {
      try sheet.append([
        .text(indicator.title(context.language)), .text(indicator.unit), .text(indicator.formula),
        .text(indicator.clause),
      ])
    }
    try sheet.append([])
    try header([("得分分量", "Component of the score"), ("权重（按其和归一）", "Weight (divided by their sum)")])
    for component in Component.allCases {
      try sheet.append([
        .text(component.rawValue), .number(manifest.settings.weights[component.rawValue], decimals: 4),
      ])
    }
  }

  private func contents() throws(FileError) {
    try section("工作表", "Sheets")
    try header([("工作表", "Sheet"), ("行数", "Rows"), ("内容", "What it holds")])
    for (name, what, rows) in context.contents {
      try sheet.append([.text(name), .number(rows), .text(what(context.language))])
    }
    if !context.results.has("matrix.csv") {
      try sheet.append([
        .text(context.say("矩阵", "Matrix")), .blank, .text(MatrixSheet.missing(context.language)),
      ])
    }
  }

  private func inputs() throws(FileError) {
    try section("来源", "Inputs")
    try header([
      ("文件", "File"), ("图层", "Layer"), ("SHA-256", "SHA-256"), ("要素或行数", "Features or rows"), ("形式", "Form"),
      ("字节", "Bytes"), ("坐标系", "CRS"), ("变换管线", "Pipeline"),
    ])
    for input in manifest.inputs {
      try sheet.append([
        .text(input.file), context.words.cell(input.layer), .text(input.sha256, .id), .number(input.features),
        .text(input.form), .number(input.bytes), .text(input.crs), .text(input.pipeline),
      ])
    }
  }

  private func settings() throws(FileError) {
    try section("设置", "Settings")
    try header([("键", "Key"), ("来自", "From"), ("值", "Value")])
    for setting in manifest.settingsFrom {
      let hidden = context.rules.replacement(setting: setting.key, value: setting.value)
      try sheet.append([
        .text(setting.key), context.words.cell(setting.from),
        .text(hidden?(context.language) ?? setting.value),
      ])
    }
  }

  private func versions() throws(FileError) {
    try section("版本", "Versions")
    try sheet.append([.text(manifest.tool.name), .text(manifest.tool.version)])
    for (name, version) in manifest.libraries.sorted(by: { $0.key < $1.key }) {
      try sheet.append([.text(name), .text(version ?? "")])
    }
  }
}
