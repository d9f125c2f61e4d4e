import Foundation
import LandKit
import Testing

@testable import LandOffice

/// Statistics as workbooks, through the built command.
@Suite struct StatsWorkbookTests {
  /// The table of a CSV as a workbook: numbers as numbers, the key as text, all else as it stands.
  static func workbook(_ csv: String, to path: String, sheets: [String] = ["统计"]) throws {
    var ledger = ProblemLedger()
    let table = try CSVTable(file: csv, into: &ledger)
    let workbook = try WorkbookFile(path, title: "stats")
    for name in sheets {
      let sheet = try workbook.addSheet(name)
      try sheet.append(table.header.map { .text($0, .header) })
      var rows: [[SheetCell]] = []
      try table.forEachRow(into: &ledger) { row, _ in
        rows.append(
          (0..<row.count).map { column in
            let cell = CellParser.parse(row.bytes(column))
            return column > 0 && cell.state == .measured
              ? .number(cell.value, .number(decimals: 2)) : .text(row.text(column))
          })
      }
      for row in rows { try sheet.append(row) }
    }
    try workbook.close()
  }

  @Test func theSampleStudyGivesTheSameBytesWithWorkbooks() throws {
    let folder = try ScratchFolder()
    let plan = try String(contentsOfFile: SampleData.huadu + "/plan.yaml", encoding: .utf8)
    for name in try FileManager.default.contentsOfDirectory(atPath: SampleData.huadu) {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file(name), withDestinationPath: SampleData.huadu + "/" + name)
    }
    for layer in ["parcels", "zones", "parks"] {
      try Self.workbook(
        SampleData.huadu + "/stats-\(layer).csv", to: folder.file("stats-\(layer).xlsx"),
        sheets: layer == "zones" ? ["旧", "2020年"] : ["统计"])
    }
    let changed = plan.replacing("stats-zones.csv", with: "stats-zones.xlsx, sheet: 2020年")
      .replacing(".csv", with: ".xlsx")
    #expect(changed != plan)
    let other = try folder.write(changed, to: "workbooks.yaml")
    let out = try CLI.run(["rank", other, "-o", folder.file("out"), "--threads", "2"])
    try #require(out.status == 0, "\(out.stderr)")
    let csv = try SharedRank.plain.get().folder
    let files = try FileManager.default.contentsOfDirectory(atPath: csv).sorted()
    #expect(files == (try FileManager.default.contentsOfDirectory(atPath: folder.file("out")).sorted()))
    // These two name the tables, and nothing else of them may differ.
    for file in files where file != "manifest.json" && file != "sources.csv" {
      #expect(
        FileManager.default.contentsEqual(atPath: csv + "/" + file, andPath: folder.file("out/" + file)),
        "\(file)")
    }
    let named = try String(contentsOfFile: csv + "/sources.csv", encoding: .utf8)
    #expect(
      try String(contentsOfFile: folder.file("out/sources.csv"), encoding: .utf8)
        == named.replacing("stats-parcels.csv", with: "stats-parcels.xlsx"))
    // The manifest differs in its entries of the tables, and nothing else.
    func lines(_ folder: String) throws -> [Substring] {
      try String(contentsOfFile: folder + "/manifest.json", encoding: .utf8).split(separator: "\n")
    }
    let (a, b) = (try lines(csv), try lines(folder.file("out")))
    #expect(a.count == b.count)
    for (left, right) in zip(a, b) where left != right {
      #expect(
        ["\"file\"", "\"sha256\"", "\"bytes\"", "\"form\""].contains { left.contains($0) },
        "\(left) | \(right)")
    }
    #expect(b.count { $0.contains("\"form\": \"XLSX\"") } == 3)
    let why = try CLI.run(["explain", other, "S001984"])
    #expect(why.stdout.contains("(stats-parcels.xlsx, line 5913, column output_wan, year 2020)"))
  }

  /// A study of two parcels with a table of its own.
  struct Study {
    let small: SmallStudy
    var path: String { small.folder.file("s.xlsx") }

    init(
      _ rows: [[SheetCell]], header: [String] = ["id", "year", "output_wan", "tax_wan"],
      sheets: [String] = ["甲"]
    ) throws {
      small = try SmallStudy()
      _ = try small.folder.write(
        Text.collection([
          Text.feature(Text.square(113.2, 23.4), #""id":"007""#),
          Text.feature(Text.square(113.205, 23.4), #""id":"1E5""#),
        ]), to: "in.geojson")
      let workbook = try WorkbookFile(small.folder.file("s.xlsx"), title: "s")
      for name in sheets {
        let sheet = try workbook.addSheet(name)
        try sheet.append(header.map { .text($0, .header) })
        for row in rows { try sheet.append(row) }
      }
      try workbook.close()
    }

    func rank(_ stats: String? = nil) throws -> CLI.Outcome {
      try small.run("rank", "in.geojson", ["--stats", stats ?? path, "--overwrite"])
    }

    func properties() throws -> [[String: Any]] {
      try JSON.properties(small.folder.file("out/ranked.geojson"))
    }
  }

  @Test func statesOfCellsAreThoseOfACSV() throws {
    let study = try Study([
      [.text("007", .id), .number(2020, .number(decimals: 0)), .text("***"), .text("--")],
      [.text("1E5", .id), .number(2020, .number(decimals: 0)), .blank, .text("1,234.5")],
    ])
    let out = try study.rank()
    #expect(out.status == 0, "\(out.stderr)")
    let properties = try study.properties()
    #expect(properties.map { $0["lk_st_y"] as? String } == ["redacted", "absent"])
    #expect(properties.map { $0["lk_st_t"] as? String } == ["na", "measured"])
  }

  @Test func problemsNameSheetAndCell() throws {
    let study = try Study([
      [.text("007", .id), .text("2020"), .text("见附注"), .number(-3, .number(decimals: 0))],
      [.text("007", .id), .text("2020"), .number(1, .number(decimals: 0)), .blank],
    ])
    let out = try study.rank()
    #expect(out.stderr.contains("s.xlsx#甲!C2: [amount:invalid]"), "\(out.stderr)")
    let problems = try JSON.problems(study.small.folder.file("out"))
    func cell(_ kind: String) -> String? {
      problems.first { $0["class"] as? String == kind }?["cell"] as? String
    }
    #expect(
      cell("amount:invalid") == "C2" && cell("amount:negative") == "D2" && cell("key:duplicate") == "A3")
    #expect(problems.first { $0["class"] as? String == "amount:invalid" }?["sheet"] as? String == "甲")
  }

  @Test func aSheetIsNamedAfterTheFile() throws {
    let row: [SheetCell] = [
      .text("007", .id), .text("2020"), .number(5, .number(decimals: 0)), .number(1, .number(decimals: 0)),
    ]
    let study = try Study([row], sheets: ["甲", "乙"])
    #expect(try study.rank(study.path + "#乙").stderr.contains("table:sheet") == false)
    #expect(try study.rank().stderr.contains("the first that is shown, \"甲\", is read"))
    let out = try study.rank(study.path + "#丙")
    #expect(out.status == 65 && out.stderr.contains("there are: 甲, 乙"), "\(out.stderr)")
    let csv = try study.small.folder.write("id,year,output_wan,tax_wan\n", to: "t.csv")
    let wrong = try study.rank(csv + "#甲")
    #expect(wrong.status == 65 && wrong.stderr.contains("no workbook"), "\(wrong.stderr)")
  }

  @Test func whatIsNoWorkbookIsBadDataAndLeavesNothing() throws {
    let study = try Study([])
    let ole = study.small.folder.file("old.xls")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)).write(
      to: URL(fileURLWithPath: ole))
    let out = try study.rank(ole)
    #expect(out.status == 65 && out.stderr.contains("encrypted workbook, or an old .xls"), "\(out.stderr)")
    let whole = try Data(contentsOf: URL(fileURLWithPath: study.path))
    try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: study.path))
    let cut = try study.rank()
    #expect(cut.status == 65 && cut.stderr.contains("damaged or cut short"), "\(cut.stderr)")
    #expect(!FileManager.default.fileExists(atPath: study.small.folder.file("out")))
    #expect(try study.rank(study.small.folder.file("none.xlsx")).status == 66)
  }

  @Test func aColumnThatIsMissingIsNamedWithTheSheet() throws {
    let study = try Study([], header: ["id", "year", "产值", "税收"])
    let out = try study.rank()
    #expect(out.status == 65)
    #expect(out.stderr.contains("s.xlsx#甲: [column:missing] no column \"output_wan\""), "\(out.stderr)")
  }
}
