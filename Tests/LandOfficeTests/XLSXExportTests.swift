import Foundation
import LandKit
import Testing

@testable import LandOffice

/// A result folder as a workbook, read back.
@Suite struct XLSXExportTests {
  /// A workbook of a study.
  struct Exported {
    let study: SquareStudy
    let path: String
    let notes: [Bilingual]

    init(
      _ study: SquareStudy, _ language: Language = .en, redaction: Redaction = .none, audit: String? = nil,
      rowLimit: Int? = nil
    ) throws {
      self.study = study
      path = study.folder + "/\(UUID().uuidString).xlsx"
      var export = XLSXExport(
        try ResultFolder(study.result), redaction: redaction, language: language, auditFolder: audit)
      if let rowLimit { export.rowLimit = rowLimit }
      notes = try export.write(to: path)
    }

    func sheet(_ name: String) throws -> ReadSheet { try ReadSheet(path: path, sheet: name) }

    /// The whole text of the workbook, as a search of it would see it.
    func everything(_ sheets: [String]) throws -> String {
      try sheets.flatMap { try AllCells.of(path, sheet: $0) }.joined(separator: "\n")
    }
  }

  static func parcels(_ study: SquareStudy) throws -> [ResultParcel] {
    var all: [ResultParcel] = []
    try ResultFolder(study.result).forEachParcels(threads: 1, map: { $0.parcels }, take: { all += $0 })
    return all
  }

  @Test func theRankedTableHoldsEveryParcelByRankWithItsOwnFigures() throws {
    let study = try SquareStudy()
    let sheet = try Exported(study).sheet("Ranked")
    let parcels = try Self.parcels(study)
    let ranked = parcels.filter { $0.rank != nil }.sorted { ($0.rank ?? 0) < ($1.rank ?? 0) }
    let expected = ranked + parcels.filter { $0.rank == nil }
    #expect(sheet.rows.count == parcels.count && ranked.count > 30 && ranked.count < parcels.count)
    func column(_ name: String) throws -> Int {
      try #require(sheet.header.firstIndex(of: name), "\(sheet.header)")
    }
    let (id, score, tax) = (
      try column("Id"), try column("Score (0–100)"), try column("Tax per area (亿元/km² a year)")
    )
    let (state, mu) = (try column("State of tax"), try column("Tax per area (万元/亩 a year)"))
    for (row, parcel) in zip(sheet.rows, expected) {
      #expect(row[id] == parcel.id)
      #expect(Self.same(row[0], parcel.rank.map(Double.init)))
      #expect(Self.same(row[score], parcel.score))
      #expect(Self.same(row[tax], parcel.tax))
      #expect(Self.same(row[mu], parcel.tax.map { $0 * 20 / 3 }))
      #expect(row[state] == parcel.taxState?.rawValue ?? "")
      #expect(
        row[tax].isEmpty == !(parcel.taxState?.hasValue ?? false), "what is unknown is blank, and only that")
    }
    for text in SquareStudy.ids { #expect(sheet.rows.contains { $0[id] == text }) }
    #expect(sheet.rows.contains { $0[id + 1] == "=地块0\u{1}" })
  }

  private static func same(_ text: String, _ value: Double?) -> Bool {
    guard let value else { return text.isEmpty }
    return Double(text).map { abs($0 - value) <= abs(value) * 1e-15 } ?? false
  }

  @Test func theMatrixComesWhenTheResultHasOne() throws {
    let plain = try Exported(try SquareStudy())
    #expect(plain.notes.contains { $0.en.contains("no sheet \"Matrix\"") })
    #expect(throws: InputFailure.self) { try plain.sheet("Matrix") }
    let study = try SquareStudy(matrix: true)
    let sheet = try Exported(study).sheet("Matrix")
    let usable = try Self.parcels(study).filter { $0.state != .unusable }
    #expect(sheet.rows.map { $0[0] } == usable.flatMap { [$0.id, $0.id, $0.id] })
    #expect(sheet.rows.prefix(3).map { $0[1] } == ["P1", "=P2", "P3"])
    for parcel in usable {
      let own = sheet.rows.filter { $0[0] == parcel.id && $0[2] == "yes" }
      #expect(own.count == 1 && own[0][1] == parcel.park)
      #expect(Self.same(own[0][5], parcel.distance) && Self.same(own[0][7], parcel.taxGap))
    }
  }

  @Test func aMatrixOfAnotherResultIsRefused() throws {
    let study = try SquareStudy(matrix: true)
    let path = study.result + "/matrix.csv"
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    try Data(text.replacing("S20,", with: "S21,").utf8).write(to: URL(fileURLWithPath: path))
    let failure = try #require(throws: InputFailure.self) { try Exported(study) }
    #expect(failure.failure == .badData && failure.problems[0].place.line != nil)
  }

  @Test(arguments: [("output", ["S_no"]), ("tax", []), ("output,tax", [])])
  func whatIsRedactedIsNowhereAndSaidOnTheFirstSheet(measures: String, _: [String]) throws {
    let study = try SquareStudy(matrix: true) { $0.estimatesFromZones = true }
    let redaction = try Redaction(measures)
    let open = try Exported(study)
    let hidden = try Exported(study, redaction: redaction)
    let sheets = ["About", "Ranked", "Parks", "Matrix", "Land account", "Problems", "Glossary"]
    let text = try hidden.everything(sheets)
    #expect(try hidden.everything(["About"]).contains("\nRedacted: "))
    #expect(try !open.everything(["About"]).contains("Redacted"))
    let words = measures.split(separator: ",").map(String.init)
    for name in ["Ranked", "Parks", "Matrix"] {
      let header = try hidden.sheet(name).header
      for word in words {
        let left = header.filter {
          $0.lowercased().contains(word) && !$0.hasPrefix("State of")
        }
        #expect(left.isEmpty, "\(name): \(left)")
      }
    }
    // No figure of a parcel that follows from the amount stands anywhere.
    for parcel in try Self.parcels(study) where parcel.rank != nil {
      let figures = words.flatMap { word in
        word == "output" ? [parcel.yield, parcel.yieldUplift] : [parcel.tax, parcel.taxUplift]
      }.compactMap { $0 }.filter { $0 > 0 && $0 != $0.rounded() }
      for figure in figures {
        #expect(!text.contains(String("\(figure)".prefix(12))), "\(parcel.id): \(figure)")
      }
    }
  }

  @Test func bothLanguagesHaveTheSameSheetsAndFigures() throws {
    let study = try SquareStudy()
    let (zh, en) = (try Exported(study, .zh), try Exported(study, .en))
    let pairs = [
      ("说明", "About"), ("排名表", "Ranked"), ("园区", "Parks"), ("土地账", "Land account"), ("问题清单", "Problems"),
      ("词汇", "Glossary"),
    ]
    for (chinese, english) in pairs {
      let (a, b) = (try zh.sheet(chinese), try en.sheet(english))
      #expect(a.rows.count == b.rows.count && a.header.count == b.header.count)
      for (left, right) in zip(a.rows, b.rows) {
        for (x, y) in zip(left, right) {
          #expect(Double(x) == Double(y) && x.isEmpty == y.isEmpty, "\(x) | \(y)")
        }
      }
    }
    let chinese = try zh.sheet("排名表")
    #expect(chinese.header.allSatisfy { !$0.isEmpty && !$0.contains("Rank") })
    #expect(chinese.rows.contains { $0.contains("保密") } && chinese.rows.contains { $0.contains("税收保密") })
  }

  @Test func theFirstSheetSaysWhatWasAskedAndFromWhat() throws {
    let study = try SquareStudy()
    let text = try Exported(study).everything(["About"])
    let manifest = try ResultFolder(study.result).manifest
    for input in manifest.inputs { #expect(text.contains(input.sha256)) }
    #expect(text.contains("working sketch") && text.contains("审图号"))
    for part in ["landcli", "geos", "proj", "Ranked", "S_i = 100·Σ w_c f_c"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func tablesThatAreFullGoOnAndEveryRowIsThere() throws {
    let study = try SquareStudy()
    let exported = try Exported(study, rowLimit: 21)
    let rows = try ["Ranked", "Ranked (2)", "Ranked (3)", "Ranked (4)"].flatMap {
      try exported.sheet($0).rows
    }
    #expect(rows.count == 61)
    #expect(rows.prefix(20).map { $0[0] } == (1...20).map(String.init))
    #expect(exported.notes.contains { $0.en.contains("Ranked, Ranked (2), Ranked (3), Ranked (4)") })
    #expect(try exported.everything(["About"]).contains("it goes on: Ranked, Ranked (2)"))
  }

  @Test(arguments: [32_767, 32_768]) func aNameThatACellCannotHoldIsCutAndSaid(length: Int) throws {
    let name = String(repeating: "名", count: length)
    let exported = try Exported(SquareStudy(names: [20: name]))
    let sheet = try exported.sheet("Ranked")
    let column = try #require(sheet.header.firstIndex(of: "Name"))
    let row = try #require(sheet.rows.first { $0[column - 1] == "S20" })
    #expect(row[column] == String(name.prefix(32_767)))
    let said =
      "1 texts of \"Ranked\" are longer than the 32,767 characters of a cell; their ends are left out"
    #expect(exported.notes.contains { $0.en == said } == (length > 32_767), "\(exported.notes)")
    #expect(try exported.everything(["About"]).contains(said) == (length > 32_767))
  }

  @Test func theSameResultGivesTheSameBytes() throws {
    let study = try SquareStudy(matrix: true)
    let first = try Data(contentsOf: URL(fileURLWithPath: Exported(study).path))
    Thread.sleep(forTimeInterval: 2.1)
    #expect(try Data(contentsOf: URL(fileURLWithPath: Exported(study).path)) == first)
  }

  @Test func findingsOfAnAuditComeInAndOthersFoldersAreRefused() throws {
    let study = try SquareStudy()
    let audit = study.folder + "/audit"
    try FileManager.default.createDirectory(atPath: audit, withIntermediateDirectories: true)
    #expect(try #require(throws: InputFailure.self) { try Exported(study, audit: audit) }.failure == .noInput)
    let finding = """
      {"rule":"amount:change","severity":"warning","year":2020,"layer":"parcels","subject":{"kind":"unit","id":"=1+1"},
      "measure":"tax","value":0.591825,"threshold":0.5,"unit":"","lon":113.2,"lat":null,"detail":{"zh":"由 7.77 变","en":"from 7.77"},
      "reason":{"zh":"因","en":"why"},"fingerprint":"0012345678901234","accepted":false}
      """
    let text = #"{"year":2020,"against":2019,"counts":{},"findings":[\#(finding)]}"#
    try Data(text.utf8).write(to: URL(fileURLWithPath: audit + "/findings.json"))
    let row = try #require(try Exported(study, audit: audit).sheet("Findings").rows.first)
    #expect(row[6] == "=1+1" && row[8] == "0.591825" && row[13] == "open" && row[19] == "0012345678901234")
    #expect(row[12].isEmpty)
    let hidden = try Exported(study, redaction: try Redaction("tax"), audit: audit).sheet("Findings")
    #expect(!hidden.rows.joined().contains { $0.contains("7.77") || $0.contains("0.59") })
    try Data(text.dropLast(9).utf8).write(to: URL(fileURLWithPath: audit + "/findings.json"))
    #expect(try #require(throws: InputFailure.self) { try Exported(study, audit: audit) }.failure == .badData)
  }
}
