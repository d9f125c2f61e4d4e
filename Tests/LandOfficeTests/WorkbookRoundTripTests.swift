import Foundation
import LandKit
import TestSupport
import Testing

@testable import LandOffice

/// What is written is read back the same, by the reader that knows nothing of the writer.
@Suite struct WorkbookRoundTripTests {
  static func path() -> String { NSTemporaryDirectory() + "workbook-\(UUID().uuidString).xlsx" }

  static let nasty = [
    "007", "1E5", "=1+1", "+86", "-5", "@SUM(A1)", "123456789012345678901234567890", "true", "#N/A",
    "'quoted", "  blanks  ",
    "多\n行", "tab\there", "\u{0}\u{1}\u{8}\u{B}\u{1F}", "_x0041_", "<b>&amp;\"'</b>", "]]>", "\u{202E}rtl",
    "𠀀🏭", "\u{FFFF}",
    "http://localhost/x", "a\r\nb", "_", "_x", "x_x000D_y_", "\u{7F}\u{85}",
  ]

  static func text(_ random: inout SplitMix) -> String {
    if random.below(3) == 0 { return nasty[random.below(nasty.count)] }
    let alphabet = Array("aZ0_x=+-@',\"<>&\u{1}\u{9}\u{A}\u{D} 中文𠀀\u{FFFE}é".unicodeScalars)
    var out = String.UnicodeScalarView()
    for _ in 0...random.below(12) { out.append(alphabet[random.below(alphabet.count)]) }
    return String(out)
  }

  static func number(_ random: inout SplitMix) -> Double {
    switch random.below(6) {
    case 0: Double(random.below(1_000_000)) - 500_000
    case 1: Double(random.below(100_000)) / 1000
    case 2: Double(bitPattern: random.next())
    case 3: [0, -0.0, 1e-300, 1e300, .greatestFiniteMagnitude, 0.1 + 0.2, 1.0 / 3][random.below(7)]
    default: Double(random.next() >> 11) / 0x1p40
    }
  }

  @Test(arguments: 0..<12) func cellsComeBack(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let path = Self.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let width = 1 + random.below(6)
    var expected: [[SheetCell]] = []
    let workbook = try WorkbookFile(path, title: "t")
    let sheet = try workbook.addSheet("表")
    try sheet.append((0..<width).map { .text("c\($0)", .header) })
    for _ in 0..<random.below(60) {
      let cells = (0..<width).map { _ -> SheetCell in
        switch random.below(5) {
        case 0: .blank
        case 1, 2: .number(Self.number(&random), .number(decimals: random.below(5)))
        default: .text(Self.text(&random), [CellStyle.id, .text, .wrapped][random.below(3)])
        }
      }
      expected.append(cells)
      try sheet.append(cells)
    }
    try workbook.close()
    let found = try ReadSheet(path: path)
    var rows = found.rows[...]
    for (place, cells) in expected.enumerated() {
      let isBlank = cells.allSatisfy { Self.isBlank($0) }
      if isBlank {
        #expect(found.numbers.contains(place + 2) == false)
        continue
      }
      let next = rows.popFirst()
      let row = try #require(next)
      for (cell, text) in zip(cells, row) {
        #expect(Self.same(cell, text), "seed \(seed): \(cell) came back as \(text)")
      }
    }
    #expect(rows.isEmpty)
    #expect(found.problems.filter { $0.kind != .tableSheet }.isEmpty)
  }

  private static func isBlank(_ cell: SheetCell) -> Bool {
    switch cell {
    case .blank: true
    case .number(let value, _): !value.isFinite
    case .text(let text, _): text.isEmpty
    }
  }

  private static func same(_ cell: SheetCell, _ text: String) -> Bool {
    switch cell {
    case .blank: return text.isEmpty
    case .text(let written, _): return written.utf8.elementsEqual(text.utf8)
    case .number(let value, _):
      if !value.isFinite { return text.isEmpty }
      guard let read = Double(text) else { return false }
      // Sixteen digits: half a unit of the last.
      return abs(read - value) <= abs(value) * 5e-16 || read == value
    }
  }

  @Test func theSameCallsGiveTheSameBytes() throws {
    func write() throws -> Data {
      let path = Self.path()
      defer { try? FileManager.default.removeItem(atPath: path) }
      let workbook = try WorkbookFile(path, title: "标题")
      let table = try SheetTable(
        workbook, name: "t", columns: [SheetColumnHead("甲", "a", unit: "m²")], language: .zh,
        rules: [SheetTable.Rule(column: 0, formula: "=$>1", fill: "#FFEA46", text: "#000000")])
      for i in 0..<100 { try table.append([.number(Double(i), .number(decimals: 2))]) }
      _ = table.finish()
      try workbook.close()
      return try Data(contentsOf: URL(fileURLWithPath: path))
    }
    let first = try write()
    // The clock of an archive counts in steps of two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try write() == first)
  }

  @Test func aTableThatIsFullGoesOnOnFurtherSheets() throws {
    let path = Self.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let workbook = try WorkbookFile(path, title: "t")
    let table = try SheetTable(
      workbook, name: "排名表", columns: [SheetColumnHead("编号", "id")], language: .en, rowLimit: 5)
    for i in 0..<9 { try table.append([.text("\(i)", .id)]) }
    let notes = table.finish()
    try workbook.close()
    #expect(notes.count == 1 && notes[0].en.contains("排名表, 排名表 (2), 排名表 (3)"))
    #expect(try ReadSheet(path: path, sheet: "排名表").rows.map { $0[0] } == ["0", "1", "2", "3"])
    #expect(try ReadSheet(path: path, sheet: "排名表 (2)").rows.map { $0[0] } == ["4", "5", "6", "7"])
    #expect(try ReadSheet(path: path, sheet: "排名表 (3)").rows.map { $0[0] } == ["8"])
  }

  @Test func whatWasDoneToTextsIsSaid() throws {
    let path = Self.path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let workbook = try WorkbookFile(path, title: "a\u{0}b")
    let table = try SheetTable(workbook, name: "t", columns: [SheetColumnHead("甲", "a")], language: .zh)
    try table.append([.text(String(repeating: "长", count: 40_000), .text)])
    try table.append([.text("\u{1}", .text)])
    let notes = table.finish()
    try workbook.close()
    #expect(notes.map(\.zh) == ["“t”有 1 个文本超过一格的 32,767 个字符，末尾未写出", "“t”有 1 个文本含控制字符，写作 _xHHHH_"])
    #expect(try ReadSheet(path: path).rows[0][0].count == 32_767)
  }

  @Test func sheetNamesAreWhatExcelTakes() {
    #expect(SheetName.free("a/b[c]:*?\\", taken: []) == "a_b_c_____")
    #expect(SheetName.free("'x'", taken: []) == "x")
    #expect(SheetName.free("", taken: []) == "Sheet")
    #expect(SheetName.free("A", taken: ["a"]) == "A (2)")
    let long = String(repeating: "名", count: 40)
    #expect(SheetName.free(long, taken: []).utf16.count == 31)
    #expect(SheetName.free(long, taken: [String(repeating: "名", count: 31)]).hasSuffix(" (2)"))
  }
}
