import CZip
import Foundation
import LandKit
import TestSupport
import Testing

@testable import LandOffice

/// Files that are no workbook, or one that means harm: each is refused with the reason, as bad data, and nothing else
/// happens.
@Suite struct HostileWorkbookTests {
  static let head = SheetReadingTests.head

  func refusal(_ bytes: [UInt8], name: String = "t.xlsx") throws -> Problem {
    let failure = try #require(throws: InputFailure.self) { try ReadSheet(bytes, name: name) }
    #expect(failure.failure == .badData)
    #expect(failure.problems.count == 1)
    #expect(failure.problems[0].place.file == "t.xlsx" && failure.problems[0].severity == .error)
    #expect(failure.problems[0].detail.zh != failure.problems[0].detail.en)
    return failure.problems[0]
  }

  func refusal(_ change: (inout WorkbookText) -> Void) throws -> String {
    var book = WorkbookText(Self.head + #"<row r="2"><c r="A2"><v>1</v></c></row>"#)
    change(&book)
    return try refusal(book.bytes).detail.en
  }

  @Test func whatIsNoZip() throws {
    #expect(try refusal(Array("id,output\n1,2\n".utf8)).detail.en.contains("no zip archive"))
    #expect(try refusal([]).detail.en.contains("no zip archive"))
    let compound: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 512)
    #expect(try refusal(compound).detail.en.contains("encrypted workbook, or an old .xls"))
    #expect(try refusal(compound, name: "t.csv").detail.en.contains("encrypted"))
    #expect(try refusal(ZipText().bytes).detail.en.contains("empty zip"))
  }

  @Test func aZipCutAnywhereIsRefusedOrReadsTheSame() throws {
    let whole = WorkbookText(Self.head + #"<row r="2"><c r="A2"><v>1</v></c></row>"#).bytes
    let rows = try ReadSheet(whole).rows
    for length in stride(from: 0, to: whole.count, by: 37) {
      do {
        let read = try ReadSheet(Array(whole[..<length]))
        #expect(read.rows == rows, "cut at \(length)")
      } catch let failure as InputFailure { #expect(failure.failure == .badData) }
    }
  }

  @Test func aByteChangedAnywhereNeverTraps() throws {
    let whole = WorkbookText(
      Self.head + #"<row r="2"><c r="A2" t="s"><v>0</v></c></row>"#, strings: ["<si><t>a</t></si>"]
    ).bytes
    var random = SplitMix(seed: 5)
    var refused = 0
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      do { _ = try ReadSheet(bytes) } catch let failure as InputFailure {
        refused += 1
        #expect(failure.failure == .badData)
      }
    }
    #expect(refused > 200, "a checksum guards every part")
  }

  @Test func otherKindsOfSpreadsheets() throws {
    #expect(
      try refusal {
        $0.zip.entries = [("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))]
      }
      .contains(".ods"))
    #expect(
      try refusal { book in
        book.parts["_rels/.rels"] = book.parts["_rels/.rels"]?.replacing("workbook.xml", with: "workbook.bin")
      }.contains(".xlsb"))
    #expect(
      try refusal { $0.parts = ["word/document.xml": "<document/>"] }.contains("names no workbook"))
  }

  @Test func partsThatAreMissingOrPointElsewhere() throws {
    #expect(try refusal { $0.parts["_rels/.rels"] = nil }.contains("_rels/.rels"))
    #expect(try refusal { $0.parts["xl/workbook.xml"] = nil }.contains("no part xl/workbook.xml"))
    #expect(
      try refusal { $0.parts["xl/worksheets/sheet1.xml"] = nil }.contains("no part xl/worksheets/sheet1.xml"))
    #expect(try refusal { $0.parts["xl/sharedStrings.xml"] = nil }.contains("no part xl/sharedStrings.xml"))
    #expect(try refusal { $0.parts["xl/_rels/workbook.xml.rels"] = nil }.contains("does not say which part"))
    func links(_ old: String, _ new: String) throws -> String {
      try refusal { book in
        let name = "xl/_rels/workbook.xml.rels"
        book.parts[name] = book.parts[name]?.replacing(old, with: new)
      }
    }
    #expect(try links("Id=\"rId1\"", "Id=\"rId9\"").contains("does not say which part"))
    #expect(
      try links("\"worksheets/sheet1.xml\"", "\"../../../../etc/passwd\"").contains("no part etc/passwd"))
    #expect(
      try links(
        "Target=\"worksheets/sheet1.xml\"", "TargetMode=\"External\" Target=\"http://localhost/s.xml\""
      )
      .contains("out of the file"))
    #expect(try links("relationships/worksheet", "relationships/dialogsheet").contains("dialogsheet"))
    #expect(
      try links("\"worksheets/sheet1.xml\"", "\"styles.xml\"").contains("no worksheet but a styleSheet"))
    #expect(try refusal { $0.parts["xl/workbook.xml"] = WorkbookText.workbook("") }.contains("no sheet"))
    #expect(
      try refusal { $0.parts["xl/worksheets/sheet1.xml"] = WorkbookText.sheet("") }.contains("no header"))
  }

  @Test(arguments: [
    "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
    "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">",
    "<?xml version=\"1.0\"?><!-- x --><!DOCTYPE worksheet>",
    "\u{FEFF}<?xml version='1.0'?>\n<!doctype worksheet>",
  ])
  func entitiesAreNeitherExpandedNorFetched(prolog: String) throws {
    for part in [
      "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "_rels/.rels",
    ] {
      let said = try refusal { book in
        let body = (book.parts[part] ?? "").replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", with: "")
        book.parts[part] = prolog + body
      }
      #expect(
        said.contains(part) && (said.contains("document type") || said.contains("no XML")), "\(part): \(said)"
      )
    }
  }

  @Test func otherEncodingsAreRefused() throws {
    let part = "xl/worksheets/sheet1.xml"
    #expect(
      try refusal { $0.parts[part] = "<?xml version=\"1.0\" encoding=\"GB18030\"?>" + ($0.parts[part] ?? "") }
        .contains("gb18030"))
    #expect(try refusal { $0.parts[part] = "\u{0}<" + ($0.parts[part] ?? "") }.contains("not in UTF-8"))
    #expect(try refusal { $0.parts[part] = "" }.contains("no XML"))
    #expect(
      try refusal { $0.parts[part] = String(repeating: " ", count: 70_000) + ($0.parts[part] ?? "") }
        .contains("no XML"))
  }

  @Test func xmlThatIsNotWellFormed() throws {
    let part = "xl/worksheets/sheet1.xml"
    #expect(try refusal { $0.parts[part]?.removeLast(13) }.contains("not well-formed"))
    #expect(
      try refusal { $0.parts[part] = $0.parts[part]?.replacing("</row>", with: "</rov>") }.contains(
        "not well-formed"))
    #expect(
      try refusal { $0.parts[part] = $0.parts[part]?.replacing("<v>1", with: "<v>&undefined;") }.contains(
        "not well-formed"))
    #expect(try refusal { $0.parts["xl/workbook.xml"] = "<workbook" }.contains("xl/workbook.xml"))
    #expect(try refusal { $0.parts["xl/sharedStrings.xml"]?.removeLast(3) }.contains("xl/sharedStrings.xml"))
  }

  @Test(arguments: [
    (#"<row r="2"><c r="XFE1048577"/></row>"#, "XFE1048577"), (#"<row r="2"><c r="XFE2"/></row>"#, "XFE2"),
    (#"<row r="1048577"/>"#, "1048577"), (#"<row r="2"><c r="A3"/></row>"#, "A3"),
    (#"<row r="0"/>"#, "beyond"),
    (#"<row r="2"><c r="A2"/><c r="A2"/></row>"#, "repeated"),
    (#"<row r="2"><c r="B2"/><c r="A2"/></row>"#, "out of order"),
    (#"<row r="3"/><row r="2"/>"#, "after row 3"), (#"<row r="2"/><row r="2"/>"#, "after row 2"),
    (#"<row r="x"/>"#, "row x"),
    (#"<row r="2"><c r="A2" t="s"><v>7</v></c></row>"#, "shared text"),
    (#"<row r="2"><c r="A2" t="s"><v>-1</v></c></row>"#, "shared text"),
    (#"<row r="2"><c r="A2" t="q"><v>7</v></c></row>"#, "type"),
    (#"<row r="99999999999999999999"/>"#, "beyond"),
  ])
  func placesThatCannotBe(rows: String, word: String) throws {
    let problem = try refusal(WorkbookText(Self.head + rows).bytes)
    #expect(problem.detail.en.contains(word), "\(problem.detail.en)")
    #expect(problem.place.sheet == "统计")
  }

  @Test func manyBlankColumnsCostNothing() throws {
    let blanks = String(repeating: "<c s=\"1\"/>", count: 16_383)
    let found = try ReadSheet(
      WorkbookText(Self.head + "<row r=\"2\"><c r=\"A2\"><v>1</v></c>\(blanks)</row>").bytes)
    #expect(found.rows == [["1", ""]])
    let beyond = String(repeating: "<c/>", count: 1_000_000)
    #expect(try refusal(WorkbookText("<row>\(beyond)</row>").bytes).detail.en.contains("out of order"))
  }

  @Test func archivesThatLie() throws {
    #expect(try refusal { $0.zip.checksumFault = 1 }.contains("damaged"))
    #expect(try refusal { $0.zip.flags = 1 }.contains("encrypted"))
    #expect(try refusal { $0.zip.method = 12 }.contains("packed by method"))
    #expect(
      try refusal { $0.zip.entries = [("xl/Workbook.xml", Array("<x/>".utf8))] }.contains("stands twice"))
    #expect(
      try refusal { book in book.zip.entries = (0..<10_001).map { ("e\($0)", []) } }.contains(
        "10000 are the limit"))
  }

  /// A few kilobytes that unpack to hundreds of megabytes.
  @Test func aBombIsStoppedByWhatItUnpacksTo() throws {
    let path = NSTemporaryDirectory() + "bomb-\(UUID().uuidString).xlsx"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let book = WorkbookText(Self.head)
    let bomb =
      WorkbookText.sheet(Self.head).replacing("</sheetData>", with: String(repeating: " ", count: 40 << 20))
    try Deflated.write(book.parts.merging(["xl/worksheets/sheet1.xml": bomb]) { $1 }, to: path)
    #expect(try ByteFile(path).size < 100_000)
    let failure = try #require(throws: InputFailure.self) { try ReadSheet(path: path) }
    #expect(failure.problems[0].detail.en.contains("times its packed size"))
    // Of a small part not even that much is taken.
    try Deflated.write(
      book.parts.merging(["xl/workbook.xml": bomb]) { $1 }, to: path)
    let other = try #require(throws: InputFailure.self) { try ReadSheet(path: path) }
    #expect(other.problems[0].detail.en.contains("unpacks to more than"))
  }
}

/// Archives as libzip packs them.
enum Deflated {
  static func write(_ parts: [String: String], to path: String) throws {
    var code: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    for (name, text) in parts {
      let bytes = Array(text.utf8)
      let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
      bytes.withUnsafeBytes {
        if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: bytes.count) }
      }
      // The archive frees the copy when it is done; memory of Swift's is the C library's.
      let source = try #require(zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1))
      zip_file_add(archive, name, source, 0)
    }
    #expect(zip_close(archive) == 0)
  }
}
