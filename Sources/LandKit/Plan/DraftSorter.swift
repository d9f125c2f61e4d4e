/// Sorts files into layers and their tables.
struct DraftSorter {
  /// The files of each layer: one, or one a year.
  private(set) var layers: [LayerRole: [FileProfile]] = [:]
  /// The table of each layer.
  private(set) var tables: [LayerRole: FileProfile] = [:]
  /// Files that could not be placed, and why.
  private(set) var unplaced: [(name: String, why: Bilingual)] = []
  /// What was guessed.
  private(set) var notes: [Bilingual] = []

  init(_ files: [FileProfile]) {
    for file in files {
      if let trouble = file.trouble {
        leave(file, trouble)
      } else if file.columns.contains(where: { $0.hasPrefix("lk_") }) {
        leave(file, Bilingual(zh: "有 lk_ 列，像是结果文件", en: "it has lk_ columns, as results have"))
      } else if let (role, why) = RoleGuess.guess(file) {
        if file.kind == .layer { place(file, role, why) } else { placeTable(file, role, why) }
      } else {
        leave(file, Bilingual(zh: "文件名与列名都看不出图层", en: "neither its name nor its columns tell the layer"))
      }
    }
  }

  /// The latest year of the parcels' files, else the latest in a table; nil when no year shows.
  mutating func studyYear() -> Int? {
    if let year = layers[.parcels]?.compactMap(\.year).max() {
      notes.append(
        Bilingual(
          zh: "year: \(year)：地块文件名中最新的年份", en: "year: \(year): the latest in the names of the parcels' files")
      )
      return year
    }
    let years = LayerRole.allCases.compactMap { tables[$0]?.years.max() }
    if let year = years.max() {
      notes.append(
        Bilingual(
          zh: "year: \(year)：统计表前 1 MB 中最新的年份",
          en: "year: \(year): the latest in the first megabyte of the tables"))
      return year
    }
    notes.append(Bilingual(zh: "year：看不出年份，留作注释", en: "year: no year shows; left as a comment"))
    return nil
  }

  private mutating func place(_ file: FileProfile, _ role: LayerRole, _ why: Bilingual) {
    let others = layers[role] ?? []
    if let first = others.first,
      file.year == nil || others.contains(where: { $0.year == nil || $0.year == file.year })
    {
      let text = Bilingual(
        zh: "\(role.rawValue) 已用 \(first.name)", en: "\(role.rawValue) takes \(first.name) already")
      return leave(file, text)
    }
    layers[role] = others + [file]
    said(file, "layers.\(role.rawValue)", why)
  }

  private mutating func placeTable(_ file: FileProfile, _ role: LayerRole, _ why: Bilingual) {
    if role == .district { return leave(file, Bilingual(zh: "行政区不用统计表", en: "the district takes no table")) }
    if let first = tables[role] {
      return leave(
        file,
        Bilingual(
          zh: "\(role.rawValue) 的统计表已用 \(first.name)",
          en: "\(role.rawValue) has the table \(first.name) already"))
    }
    let hasKey = FileColumns.find(.id, in: file.columns) != nil
    let hasMoney = [.output, .tax].contains { FileColumns.find($0, in: file.columns)?.unit != nil }
    guard hasKey && hasMoney else {
      return leave(
        file,
        Bilingual(
          zh: "没有编号列，或没有写明单位的产值、税收列", en: "no id column, or no output or tax column whose name tells its unit"
        ))
    }
    tables[role] = file
    said(file, "layers.\(role.rawValue).stats", why)
  }

  private mutating func said(_ file: FileProfile, _ key: String, _ why: Bilingual) {
    notes.append(
      Bilingual(zh: "\(key)：\(file.name)，因为\(why.zh)", en: "\(key): \(file.name), because \(why.en)"))
  }

  private mutating func leave(_ file: FileProfile, _ why: Bilingual) {
    unplaced.append((file.name, why))
    notes.append(Bilingual(zh: "未采用 \(file.name)：\(why.zh)", en: "\(file.name) is left out: \(why.en)"))
  }
}
