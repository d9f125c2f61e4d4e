/// Writes a first plan as YAML.
struct DraftWriter {
  let prefix: String
  let year: Int?
  private(set) var text = ""
  private(set) var notes: [Bilingual] = []

  init(prefix: String, year: Int?) { (self.prefix, self.year) = (prefix, year) }

  private mutating func line(_ text: String = "") { self.text += text + "\n" }

  /// What comes before the layers.
  mutating func head(title: String) {
    line("# landcli init 生成的初稿，请逐行核对。A first draft by landcli init: check every line.")
    line("study: \(DraftWriter.quoted(title))")
    line(year.map { "year: \($0)" } ?? "# year: 2020              # 研究年份 the study's year")
    line("# crs: EPSG:4490          # 文件未注明时的坐标系 CRS of files that do not say")
    line("work_crs: EPSG:4547       # 叠加与距离所用 for overlays and distances: CGCS2000 3° GK, 114°E")
    line("layers:")
  }

  /// One layer; nothing when it is optional and there is no file for it.
  mutating func layer(_ role: LayerRole, _ files: [FileProfile], _ table: FileProfile?) {
    guard let sample = files.last else {
      let isNeeded = role == .parcels || role == .parks
      let why =
        isNeeded
        ? Bilingual(zh: "未找到，必需", en: "not found, and needed")
        : Bilingual(zh: "未找到，可省略", en: "not found; may be left out")
      line("  # \(role.rawValue): {file: …}   # \(why.zh) \(why.en)")
      notes.append(
        Bilingual(zh: "layers.\(role.rawValue)：\(why.zh)", en: "layers.\(role.rawValue): \(why.en)"))
      return
    }
    line("  \(role.rawValue):")
    if files.count == 1 {
      line("    file: \(name(sample))")
    } else {
      line("    years:                # 取研究年份的文件 the study year's is taken")
      for file in files { line("      \(file.year ?? 0): \(name(file))") }
    }
    crs(role, sample)
    columns(role, sample)
    if let table { stats(role, table) }
  }

  private mutating func crs(_ role: LayerRole, _ file: FileProfile) {
    if let crs = file.crs {
      line("    # 文件注明的坐标系 CRS stated by the file: \(DraftWriter.comment(crs))")
    } else if file.isPlane {
      line("    # crs: EPSG:4547      # 坐标不是经纬度，必须写明 not lon/lat: state the CRS")
      notes.append(
        Bilingual(
          zh: "layers.\(role.rawValue).crs：坐标不是经纬度，文件也未注明坐标系，请填写",
          en: "layers.\(role.rawValue).crs: not lon/lat, and the file states no CRS; fill it in"))
    }
  }

  private mutating func columns(_ role: LayerRole, _ file: FileProfile) {
    var lines: [String] = []
    for column in role.columns {
      guard let guess = FileColumns.find(column, in: file.columns) else { continue }
      lines.append("      " + entry(column, guess))
      tell("layers.\(role.rawValue).columns.\(column.rawValue)", column, guess)
    }
    if lines.contains(where: { !$0.hasPrefix("      #") }) { line("    columns:") }
    lines.forEach { line($0) }
  }

  private mutating func stats(_ role: LayerRole, _ file: FileProfile) {
    line("    stats:                # 按键联接的年度统计 yearly figures, joined by key")
    line("      file: \(name(file))")
    if let sheet = file.sheet { line("      sheet: \(DraftWriter.quoted(sheet))") }
    if let key = FileColumns.find(.id, in: file.columns) {
      line("      key: \(DraftWriter.quoted(key.name))")
      tell("layers.\(role.rawValue).stats.key", .id, key)
    }
    if let year = FileColumns.find(.year, in: file.columns) {
      line("      year: \(DraftWriter.quoted(year.name))")
      tell("layers.\(role.rawValue).stats.year", .year, year)
    }
    for column in [ColumnMap.Role.output, .tax] {
      guard let guess = FileColumns.find(column, in: file.columns) else { continue }
      line("      " + entry(column, guess))
      tell("layers.\(role.rawValue).stats.\(column.rawValue)", column, guess)
    }
    let marks = ["estimated", "预估", "预估数", "是否预估"]
    if let mark = marks.first(where: file.columns.contains) {
      line("      estimated: \(DraftWriter.quoted(mark))")
    }
  }

  /// A column; a comment when it needs a unit that its name does not tell.
  private func entry(_ column: ColumnMap.Role, _ guess: FileColumns.Guess) -> String {
    let name = DraftWriter.quoted(guess.name)
    if column.quantity == .text { return "\(column.rawValue): \(name)" }
    if let unit = guess.unit { return "\(column.rawValue): {column: \(name), unit: \(unit)}" }
    return "# \(column.rawValue): {column: \(name), unit: …}   # 单位不明 unit unknown"
  }

  private mutating func tell(_ key: String, _ column: ColumnMap.Role, _ guess: FileColumns.Guess) {
    let why =
      guess.isStandard
      ? Bilingual(zh: "默认列名", en: "a default name") : Bilingual(zh: "按列名猜测", en: "guessed from its name")
    var (zh, en) = ("", "")
    if column.quantity != .text {
      zh = guess.unit.map { "，单位 \($0)" } ?? "，单位不明，留作注释"
      en = guess.unit.map { ", in \($0)" } ?? ", unit unknown; left as a comment"
    }
    notes.append(
      Bilingual(zh: "\(key)：\(guess.name)（\(why.zh)\(zh)）", en: "\(key): \(guess.name) (\(why.en)\(en))"))
  }

  /// What comes after the layers.
  mutating func foot(unplaced: [(name: String, why: Bilingual)]) {
    line("# parks:                  # 单个园区的设定 single parks, by id")
    line("#   P10: {status: disputed}   # planned, disputed, carrier")
    line("include_disputed: false   # 有争议的园区是否计入 whether disputed parks count")
    line("benchmarks: {missing: substitute}   # 或 or unranked")
    line("weights: {yield_gap: 0.5, tax_gap: 0.5, in_park: 0, proximity: 0, in_zone: 0, size: 0}")
    line("estimate: none            # 或 or zones")
    line("# control_totals:")
    line("#   - {layer: parcels, measure: gross, value: 51.72, unit: km²}")
    guard !unplaced.isEmpty else { return }
    line("# 未采用的文件 Files left out:")
    for (name, why) in unplaced { line("#   \(DraftWriter.comment(name))：\(why.zh) (\(why.en))") }
  }

  private func name(_ file: FileProfile) -> String { DraftWriter.quoted(prefix + file.name) }

  /// A name as a YAML scalar, in double quotes unless it is plain beyond doubt.
  static func quoted(_ text: String) -> String {
    let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
    let isPlain = text.unicodeScalars.enumerated().allSatisfy { index, scalar in
      scalar.properties.isAlphabetic || scalar == "_"
        || index > 0 && ("0"..."9" ~= scalar || "-.".unicodeScalars.contains(scalar))
    }
    if isPlain && !text.isEmpty && !words.contains(text.lowercased()) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        quoted += "\\x" + String(repeating: "0", count: 2 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A text that cannot end the comment it stands in.
  private static func comment(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
