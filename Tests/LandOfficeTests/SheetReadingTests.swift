import LandKit
import Testing

@testable import LandOffice

/// What stands in a sheet, and what is made of it.
@Suite struct SheetReadingTests {
  static let head =
    #"<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t> output </t></is></c></row>"#

  func read(_ rows: String, strings: [String] = [], after: String = "", before: String = "") throws
    -> ReadSheet
  {
    try ReadSheet(WorkbookText(Self.head + rows, strings: strings, after: after, before: before).bytes)
  }

  @Test func everyTypeOfCell() throws {
    let strings = [
      "<si><t>plain</t></si>",
      "<si><r><rPr><b/></rPr><t>ri</t></r><r><t xml:space=\"preserve\">ch </t></r><rPh sb=\"0\" eb=\"1\"><t>PHON</t></rPh><phoneticPr fontId=\"1\"/></si>",
      "<si><t/></si>", "<si><t>a_x000D_&amp;&#x4E2D;</t></si>",
    ]
    let cells: [(String, String)] = [
      (#"t="s"><v>0</v>"#, "plain"), (#"t="s"><v>1</v>"#, "rich "), (#"t="s"><v>2</v>"#, ""),
      (#"t="s"><v>3</v>"#, "a\r&中"), (#"><v>12.50</v>"#, "12.50"),
      (#"><v>1.0000000000000001E-2</v>"#, "1.0000000000000001E-2"),
      (#"><v>1E5</v>"#, "100000"), (#"><v>12345.0</v>"#, "12345"), (#"><v>-0.5</v>"#, "-0.5"),
      (#"t="b"><v>1</v>"#, "TRUE"),
      (#"t="b"><v>0</v>"#, "FALSE"), (#"t="e"><v>#DIV/0!</v>"#, "#DIV/0!"),
      (#"t="d"><v>2020-03-01</v>"#, "2020-03-01"),
      (#"s="1"><v>43891</v>"#, "2020-03-01"), (#"s="2"><v>43891</v>"#, "2020-03-01"),
      (#"s="3"><v>123</v>"#, "000123"),
      (#"s="4"><v>0.5</v>"#, "0.5"), (#"t="str"><f>A1&amp;"x"</f><v>idx</v>"#, "idx"),
      (#"><f>1+1</f><v>2</v>"#, "2"),
      (#"t="str"><f>""</f><v></v>"#, ""),
      (#"t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is>"#, "inline"),
      (#"t="inlineStr"><is><t>  ***  </t></is>"#, "  ***  "), (#"><v>***</v>"#, "***"), ("", ""),
      (#"s="1">"#, ""),
      (#"><v><![CDATA[7]]></v>"#, "7"), (#"s="99"><v>43891</v>"#, "43891"), (#"s="1"><v>1e9</v>"#, "1e9"),
    ]
    let rows = cells.enumerated().map { i, cell in
      let body = cell.0.isEmpty ? "/>" : (cell.0.hasPrefix(">") ? cell.0 : " " + cell.0) + "</c>"
      return #"<row r="\#(i + 2)"><c r="A\#(i + 2)" t="str"><v>k</v></c><c r="B\#(i + 2)"\#(body)</row>"#
    }
    let found = try read(rows.joined(), strings: strings)
    #expect(found.header == ["id", "output"])
    #expect(found.rows.map { $0[1] } == cells.map(\.1))
    #expect(found.numbers == Array(2..<cells.count + 2))
    #expect(found.problems.isEmpty, "\(found.problems)")
  }

  @Test func cellsWithoutPlacesStandSideBySideAndGapsAreBlank() throws {
    let found = try read(
      #"<row><c t="str"><v>a</v></c><c><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c></row><row><c t="str"><v>b</v></c></row>"#
    )
    #expect(found.rows == [["a", "1"], ["", "2"], ["b", ""]])
    #expect(found.numbers == [2, 5, 6])
  }

  @Test func theHeaderIsTheFirstRowThatIsNotBlank() throws {
    let rows =
      #"<row r="2"><c r="A2" s="1"/></row><row r="4"><c r="B4" t="str"><v>id</v></c><c r="C4" t="str"><v> </v></c><c r="XFD4" s="1"/></row><row r="6"><c r="B6"><v>7</v></c></row>"#
    let found = try ReadSheet(WorkbookText(rows).bytes)
    #expect(found.header == ["", "id"])
    #expect(found.rows == [["", "7"]])
  }

  @Test func whatAReaderShouldKnowIsSaidOnceWithItsFirstPlace() throws {
    let rows =
      #"<row r="2" hidden="1"><c r="A2" t="str"><v>a</v></c><c r="B2"><f>SUM(C:C)</f></c></row>"#
      + #"<row r="3" hidden="1"><c r="A3"><v>12345678901234567</v></c><c r="D3" t="str"><v>note</v></c></row>"#
    let found = try read(
      rows, after: #"<mergeCells><mergeCell ref="A2:B2"/><mergeCell ref="A5:A6"/></mergeCells>"#,
      before: #"<cols><col min="2" max="16384" hidden="1"/></cols>"#)
    let said = found.problems.map {
      ($0.kind.id, $0.severity, $0.place.cell ?? $0.place.line.map(String.init) ?? "", $0.detail.en)
    }
    #expect(said.allSatisfy { $0.1 == .warning })
    #expect(said.contains { $0.2 == "2" && $0.3.hasPrefix("2 rows are hidden") })
    #expect(said.contains { $0.2 == "A2" && $0.3.hasPrefix("2 merged ranges") })
    #expect(said.contains { $0.2 == "B2" && $0.3.hasPrefix("1 formulas have no stored result") })
    #expect(said.contains { $0.2 == "D3" && $0.0 == "table:shape" })
    #expect(said.contains { $0.2 == "A3" && $0.3.hasPrefix("1 numbers have more than 15 digits") })
    #expect(said.contains { $0.3.hasPrefix("1 columns are hidden") })
    #expect(said.count == 6)
    #expect(found.problems.allSatisfy { $0.place.sheet == "统计" })
    #expect(found.rows[0] == ["a", ""])
  }

  @Test func strictWorkbooksAndOtherPrefixesAreTheSame() throws {
    var book = WorkbookText(Self.head + #"<row r="2"><c r="A2"><v>1</v></c></row>"#)
    let plain = try ReadSheet(book.bytes)
    for name in book.parts.keys {
      book.parts[name] = book.parts[name]?
        .replacing(WorkbookText.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replacing(WorkbookText.relations, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
        .replacing("xmlns:r=", with: "xmlns:rel=").replacing("r:id=", with: "rel:id=")
    }
    let strict = try ReadSheet(book.bytes)
    #expect(strict.rows == plain.rows && strict.header == plain.header)
    let sheet = try #require(book.parts["xl/worksheets/sheet1.xml"])
    book.parts["xl/worksheets/sheet1.xml"] = sheet.replacing("<", with: "<x:").replacing("<x:/", with: "</x:")
      .replacing("xmlns=", with: "xmlns:x=")
    #expect(try ReadSheet(book.bytes).rows == plain.rows)
  }

  @Test func sheetsAreChosenByNameOrTheFirstThatIsShown() throws {
    var book = WorkbookText(Self.head)
    let entry = { (name: String, id: Int, more: String) in
      #"<sheet name="\#(name)" sheetId="\#(id)" r:id="rId1"\#(more)/>"#
    }
    book.parts["xl/workbook.xml"] = WorkbookText.workbook(
      entry("a", 1, #" state="hidden""#) + entry("2020", 2, "") + entry("c", 3, ""))
    let first = try ReadSheet(book.bytes)
    #expect(first.sheet == "2020")
    #expect(first.problems.map(\.kind) == [.tableSheet])
    #expect(first.problems[0].detail.en.contains("a, 2020, c"))
    #expect(try ReadSheet(book.bytes, sheet: "c").problems.isEmpty)
    #expect(try ReadSheet(book.bytes, sheet: "a").problems.map(\.detail.en) == ["this sheet is hidden"])
    let failure = try #require(throws: InputFailure.self) { try ReadSheet(book.bytes, sheet: "202O") }
    #expect(failure.failure == .badData)
    #expect(
      failure.problems[0].detail.en.contains("did you mean")
        && failure.problems[0].detail.en.contains("a, 2020, c"))
  }

  @Test func daysFrom1904AreCountedFromThere() throws {
    var book = WorkbookText(Self.head + #"<row r="2"><c r="B2" s="1"><v>42735</v></c></row>"#)
    book.parts["xl/workbook.xml"] = WorkbookText.workbook(
      #"<sheet name="s" sheetId="1" r:id="rId1"/>"#, properties: #"<workbookPr date1904="1"/>"#)
    #expect(try ReadSheet(book.bytes).rows == [["", "2021-01-01"]])
  }

  @Test func partsOfLessAreEnough() throws {
    var book = WorkbookText(Self.head + #"<row r="2"><c r="A2"><v>1</v></c></row>"#)
    book.parts["xl/styles.xml"] = #"<styleSheet xmlns="\#(WorkbookText.main)"/>"#
    book.parts["xl/sharedStrings.xml"] = nil
    book.parts["xl/_rels/workbook.xml.rels"] = book.parts["xl/_rels/workbook.xml.rels"]?
      .replacing("relationships/sharedStrings", with: "relationships/theme")
      .replacing("\"worksheets/sheet1.xml\"", with: "\"/xl/./worksheets/../worksheets/SHEET1.xml\"")
    #expect(try ReadSheet(book.bytes).rows == [["1", ""]])
  }

  @Test func fileAndSheetAreNamedTogether() {
    #expect(XLSXFormat.split("a.xlsx#b") == ("a.xlsx", "b"))
    #expect(XLSXFormat.split("a#b.xlsx#2020年") == ("a#b.xlsx", "2020年"))
    #expect(XLSXFormat.split("a.xlsx#") == ("a.xlsx#", nil))
    #expect(XLSXFormat.split("a.csv") == ("a.csv", nil))
  }
}
