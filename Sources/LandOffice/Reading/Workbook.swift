import LandKit

/// A workbook opened for reading: its sheets by name, its texts and formats.
final class Workbook {
  let file: String
  private let container: ZipContainer
  private let part: WorkbookPart
  private let relationships: Relationships
  private let name: String

  init(path: String, file: String, limits: ContainerLimits = ContainerLimits()) throws(WorkbookFault) {
    self.file = file
    container = try ZipContainer(path: path, file: file, limits: limits)
    if let why = Self.otherKind(container) { throw why }
    let root = try Relationships.of("", in: container)
    guard let entry = root.first("officeDocument") else {
      throw WorkbookFault(
        file, zh: "压缩包中没有工作簿（_rels/.rels 未指明），不是 .xlsx",
        en: "the archive names no workbook in _rels/.rels; it is no .xlsx")
    }
    name = Relationships.resolve(entry.Target, from: "")
    if name.lowercased().hasSuffix(".bin") {
      throw WorkbookFault(
        file, zh: "二进制工作簿 .xlsb；请另存为 .xlsx", en: "a binary workbook, .xlsb; save it as .xlsx")
    }
    part = try PartDecoder.decode(WorkbookPart.self, name, in: container)
    relationships = try Relationships.of(name, in: container)
  }

  /// The names of the sheets that have cells, in their order.
  var sheetNames: [String] { sheets.map(\.name) }

  private var sheets: [WorkbookPart.Sheet] {
    (part.sheets?.sheet ?? []).filter {
      // A sheet that is one chart has no cells.
      relationships.entry($0.relationship)?.kind != "chartsheet"
    }
  }

  private static func otherKind(_ container: ZipContainer) -> WorkbookFault? {
    guard let bytes = try? container.bytes("mimetype") else { return nil }
    let type = String(decoding: bytes, as: UTF8.self)
    guard type.hasPrefix("application/vnd.oasis.opendocument") else { return nil }
    return WorkbookFault(
      container.file, zh: "OpenDocument 表格 .ods；请另存为 .xlsx",
      en: "an OpenDocument spreadsheet, .ods; save it as .xlsx")
  }

  /// The sheet that is wanted: the one of that name, or the first that is shown. What was decided goes to `ledger`.
  func select(_ wanted: String?, into ledger: inout ProblemLedger) throws(WorkbookFault) -> WorkbookPart.Sheet
  {
    let shown = sheets.filter { $0.state == nil || $0.state == "visible" }
    guard let first = shown.first ?? sheets.first else {
      throw WorkbookFault(file, zh: "工作簿没有工作表", en: "the workbook has no sheet")
    }
    guard let wanted else {
      if sheets.count > 1 || shown.isEmpty {
        let names = sheetNames.joined(separator: ", ")
        ledger.add(
          Problem(
            .tableSheet, at: Place(layer: "stats", file: file, sheet: first.name),
            Bilingual(
              zh: "未指定工作表，读取第一个可见的“\(first.name)”；共有：\(names)",
              en:
                "no sheet is named; the first that is shown, \"\(first.name)\", is read; there are: \(names)")
          ))
      }
      return first
    }
    guard let found = sheets.first(where: { $0.name.utf8.elementsEqual(wanted.utf8) }) else {
      let hint = NearestName.hint(for: wanted, among: sheetNames)
      let names = sheetNames.joined(separator: ", ")
      throw WorkbookFault(
        Place(layer: "stats", file: file), .tableSheet, zh: "没有工作表“\(wanted)”\(hint.zh)；有：\(names)",
        en: "no sheet \"\(wanted)\"\(hint.en); there are: \(names)")
    }
    if let state = found.state, state != "visible" {
      ledger.add(
        Problem(
          .tableSheet, at: Place(layer: "stats", file: file, sheet: found.name),
          Bilingual(zh: "该工作表是隐藏的", en: "this sheet is hidden")))
    }
    return found
  }

  /// What is needed to understand cells.
  func cells() throws(WorkbookFault) -> SheetCells {
    var (strings, meanings) = (SharedStrings(), [NumberMeaning]())
    if let entry = relationships.first("sharedStrings") {
      strings = try SharedStrings.read(Relationships.resolve(entry.Target, from: name), in: container)
    }
    if let entry = relationships.first("styles") {
      let styles = Relationships.resolve(entry.Target, from: name)
      meanings = try PartDecoder.decode(StylesPart.self, styles, in: container).meanings
    }
    return SheetCells(strings: strings, meanings: meanings, countsFrom1904: part.countsFrom1904)
  }

  /// Runs `handler` over the cells of a sheet.
  func parse(_ sheet: WorkbookPart.Sheet, _ handler: SheetHandler) throws(WorkbookFault) {
    let place = Place(layer: "stats", file: file, sheet: sheet.name)
    guard let entry = relationships.entry(sheet.relationship) else {
      throw WorkbookFault(
        place, zh: "工作簿没有指明该工作表所在的部件（\(sheet.relationship)）",
        en: "the workbook does not say which part the sheet is (\(sheet.relationship))")
    }
    guard !entry.isExternal, entry.kind == "worksheet" else {
      throw WorkbookFault(
        place, zh: "该工作表指向“\(entry.kind)”或文件之外，不予读取",
        en: "the sheet points at a \"\(entry.kind)\" or out of the file; it is not followed")
    }
    try PartParser.run(handler, over: Relationships.resolve(entry.Target, from: name), of: container)
  }
}
