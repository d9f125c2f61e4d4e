import Foundation
import LandKit

@testable import LandOffice

/// A workbook written out by hand, with every part open to change.
struct WorkbookText {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  var parts: [String: String] = [:]
  var zip = ZipText()

  /// A workbook of one sheet with `rows` as its `sheetData`.
  init(_ rows: String, strings: [String] = [], after: String = "", before: String = "") {
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["_rels/.rels"] =
      #"<Relationships xmlns="\#(package)"><Relationship Id="rId1" Type="\#(Self.relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    parts["xl/workbook.xml"] = Self.workbook(#"<sheet name="统计" sheetId="1" r:id="rId1"/>"#)
    parts["xl/_rels/workbook.xml.rels"] =
      #"<Relationships xmlns="\#(package)"><Relationship Id="rId1" Type="\#(Self.relations)/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="\#(Self.relations)/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="\#(Self.relations)/styles" Target="styles.xml"/></Relationships>"#
    parts["xl/worksheets/sheet1.xml"] = Self.sheet(rows, after: after, before: before)
    parts["xl/sharedStrings.xml"] =
      #"<?xml version="1.0" encoding="UTF-8"?><sst xmlns="\#(Self.main)">\#(strings.joined())</sst>"#
    parts["xl/styles.xml"] = Self.styles
  }

  static func workbook(_ sheets: String, properties: String = "") -> String {
    #"<workbook xmlns="\#(main)" xmlns:r="\#(relations)">\#(properties)<sheets>\#(sheets)</sheets></workbook>"#
  }

  static func sheet(_ rows: String, after: String = "", before: String = "") -> String {
    #"<worksheet xmlns="\#(main)">\#(before)<sheetData>\#(rows)</sheetData>\#(after)</worksheet>"#
  }

  /// Formats by number: 0 general, 1 a built-in date, 2 a date of its own, 3 six digits, 4 a percentage.
  static let styles =
    #"<styleSheet xmlns="\#(main)"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/></cellXfs></styleSheet>"#

  var bytes: [UInt8] {
    var zip = zip
    for (name, text) in parts.sorted(by: { $0.key < $1.key }) { zip.entries.append((name, Array(text.utf8))) }
    return zip.bytes
  }
}

/// A sheet as it was read: header, rows, their numbers, and what was said.
struct ReadSheet {
  var sheet: String?
  var header: [String] = []
  var rows: [[String]] = []
  var numbers: [Int] = []
  var problems: [Problem] = []

  init(_ bytes: [UInt8], sheet: String? = nil, name: String = "t.xlsx") throws {
    let folder = NSTemporaryDirectory() + "landoffice-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name))
    try self.init(path: folder + "/" + name, sheet: sheet)
  }

  init(path: String, sheet: String? = nil) throws {
    var ledger = ProblemLedger()
    let table = try XLSXFormat().open(file: "t.xlsx", path: path, sheet: sheet, into: &ledger)
    (header, self.sheet) = (table.header, table.sheet)
    try table.forEachRow(into: &ledger) { row, _ in
      rows.append((0..<row.count).map(row.text))
      numbers.append(row.line)
    }
    problems = ledger.problems
  }
}

/// Every cell of a sheet that has text, wherever it stands.
enum AllCells {
  static func of(_ path: String, sheet: String) throws -> [String] {
    var ledger = ProblemLedger()
    let workbook = try Workbook(path: path, file: path)
    let part = try workbook.select(sheet, into: &ledger)
    final class Cells { var texts: [String] = [] }
    let cells = Cells()
    let handler = SheetHandler(try workbook.cells(), sheet: Place(), width: CellReference.lastColumn) {
      _, bytes, ends in
      var start = 0
      for end in ends {
        if end > start { cells.texts.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
        start = end
      }
    }
    try workbook.parse(part, handler)
    return cells.texts
  }
}
