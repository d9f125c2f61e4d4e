import Foundation
import Testing

/// The tables open in a spreadsheet and carry nothing that it would run.
@Suite struct RankTablesTests {
  /// Rows of CSV by RFC 4180, quotes and all.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [], row: [String] = [], field = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let c = scalars.popFirst() {
      switch c {
      case "\"" where isQuoted && scalars.first == "\"":
        field.unicodeScalars.append(c)
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case ",", "\n":
        guard !isQuoted else {
          field.unicodeScalars.append(c)
          continue
        }
        row.append(field)
        field = ""
        if c == "\n" {
          rows.append(row)
          row = []
        }
      case "\r" where !isQuoted: break
      default: field.unicodeScalars.append(c)
      }
    }
    return rows
  }

  private func read(_ path: String) throws -> [[String]] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(data.starts(with: [0xEF, 0xBB, 0xBF]), "\(path)")
    return Self.rows(String(decoding: data.dropFirst(3), as: UTF8.self))
  }

  @Test func everyTableHasAsManyCellsInEachRow() throws {
    let folder = try SharedRank.all.get().folder
    for (name, count) in [("ranked.csv", 2000), ("parks.csv", 10), ("matrix.csv", 2000)] {
      let rows = try read(folder + "/" + name)
      #expect(rows.count >= count + 1 && Set(rows.map(\.count)).count == 1, "\(name): \(rows.count)")
    }
  }

  @Test func theTableSaysWhatTheGeoJSONSays() throws {
    let folder = try SharedRank.plain.get().folder
    let table = try read(folder + "/ranked.csv")
    let header = try #require(table.first)
    func column(_ part: String) throws -> Int {
      try #require(header.firstIndex { $0 == part || $0 == "lk_" + part }, "\(part) in \(header)")
    }
    let (id, rank, score) = (try column("id"), try column("rank"), try column("score"))
    let rows = Dictionary(table.dropFirst().map { ($0[id], $0) }) { first, _ in first }
    for parcel in try JSON.properties(folder + "/ranked.geojson") {
      let row = try #require(rows[parcel["id"] as? String ?? ""])
      #expect(Int(row[rank]) == parcel["lk_rank"] as? Int)
      #expect(JSON.same(Double(row[score]), parcel["lk_score"] as? Double))
    }
  }

  @Test func cellsThatASpreadsheetWouldRunAreMadeHarmless() throws {
    let study = try SmallStudy()
    let names = ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\\t=1", "a,\\\"b\\\"\\nc"]
    let features = names.enumerated().map { i, name in
      Text.feature(
        Text.square(113.1 + 0.002 * Double(i), 23.405),
        #""id":"\#(name)","name":"\#(name)","output_wan":-5,"tax_wan":1"#)
    }
    _ = try study.ranked(Text.collection(features))
    let rows = try read(study.folder.file("out/ranked.csv"))
    #expect(rows.count == names.count + 1 && Set(rows.map(\.count)).count == 1)
    for cell in rows.joined() where Double(cell) == nil {
      let first = cell.drop { $0 == " " }.first
      #expect(first.map { !"=+-@\t\r".contains($0) } ?? true, "\(cell)")
    }
    #expect(rows.joined().contains { $0.hasSuffix("=cmd|' /C calc'!A0") })
    #expect(rows.joined().contains("a,\"b\"\nc"))
    let negative = rows.joined().compactMap(Double.init).filter { $0 < 0 }
    #expect(!negative.isEmpty, "negative numbers stay numbers")
  }
}
