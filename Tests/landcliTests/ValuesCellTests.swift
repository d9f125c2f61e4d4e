import Foundation
import Testing

/// What stands in cells and ids: numbers in any dress, and what is no number.
@Suite struct ValuesCellTests {
  private static func parcels(_ cells: [String]) -> String {
    Text.collection(
      cells.enumerated().map { i, cell in
        Text.feature(
          Text.square(113.1 + 0.002 * Double(i), 23.405), #""id":"\#(i)","output_wan":\#(cell),"tax_wan":1"#)
      })
  }

  @Test func aNumberIsANumberInAnyDress() throws {
    let study = try SmallStudy()
    let dresses = [
      "1234.5", #""1234.5""#, #""1,234.5""#, #"" 1,234.50 ""#, #""１２３４.５""#, #""１，２３４．５""#, "1.2345e3",
      #""+1234.5""#,
    ]
    for row in try study.ranked(Self.parcels(dresses)) {
      #expect(row["lk_st_y"] as? String == "measured", "\(row)")
      let area = try #require(row["lk_area_m2"] as? Double)
      let found = try #require(row["lk_yield"] as? Double)
      #expect(abs(found * area / 1e6 - 0.12345) < 1e-12, "\(row)")
    }
  }

  @Test func whatIsNoNumberIsNeverZero() throws {
    let study = try SmallStudy()
    let cells = [
      (#""***""#, "redacted"), (#""--""#, "na"), (#""""#, "absent"), (#""  ""#, "absent"), ("null", "absent"),
      (#""无""#, "invalid"), ("true", "invalid"), (#""1.2.3""#, "invalid"), (#""NaN""#, "invalid"),
      ("0", "measured"), ("-0", "measured"),
    ]
    let rows = try study.ranked(Self.parcels(cells.map(\.0)))
    #expect(rows.map { $0["lk_st_y"] as? String } == cells.map(\.1))
    for (row, cell) in zip(rows, cells) {
      let isKnown = cell.1 == "measured"
      #expect((row["lk_yield"] as? Double) == (isKnown ? 0 : nil), "\(cell)")
      #expect(row["lk_state"] as? String == (isKnown ? "ranked" : "unranked"))
      if !isKnown { #expect(row["lk_why"] as? String == "output:\(cell.1)") }
      let low = try #require(row["lk_lo"] as? Double), high = try #require(row["lk_hi"] as? Double)
      #expect(isKnown ? low == high : abs(high - low - 50) < 1e-9)
    }
  }

  @Test func idsStayWhatTheyWere() throws {
    let study = try SmallStudy()
    let ids = ["12345678901234567890", #""007""#, "7", "1", #""1""#, "1.0"]
    let text = Text.collection(
      ids.enumerated().map { i, id in
        Text.feature(
          Text.square(113.1 + 0.002 * Double(i), 23.405), #""id":\#(id),"output_wan":1,"tax_wan":1"#)
      })
    _ = try study.ranked(text)
    let ranked = try String(contentsOfFile: study.folder.file("out/ranked.geojson"), encoding: .utf8)
    for id in ids { #expect(ranked.contains(#"{"id":\#(id),"output_wan""#), "\(id)") }
    let twice = try JSON.problems(study.folder.file("out")).filter {
      $0["class"] as? String == "id:duplicate"
    }
    #expect(twice.count == 1 && twice[0]["feature"] as? Int == 5)
    let table = try String(contentsOfFile: study.folder.file("out/ranked.csv"), encoding: .utf8)
    #expect(table.contains("12345678901234567890") && table.contains("007"))
  }

  /// The same table in three encodings, joined by keys that keep their leading zeros.
  @Test(arguments: ["utf8", "bom", "gbk"])
  func aTableOfStatisticsInAnyEncoding(_ encoding: String) throws {
    let study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([
        Text.feature(Text.square(113.205, 23.405), #""id":"007""#),
        Text.feature(Text.square(113.208, 23.405), #""id":"7""#),
      ]), to: "in.geojson")
    var table: [UInt8] = []
    if encoding == "bom" { table += [0xEF, 0xBB, 0xBF] }
    table += Array("id,year,output_wan,tax_wan,".utf8)
    // 备注, the same word in both encodings.
    table += encoding == "gbk" ? [0xB1, 0xB8, 0xD7, 0xA2] : Array("备注".utf8)
    table += Array("\r\n007,2020,\"1,234.5\",5,x\r\n7,2020,***,--,\r\n7,2019,1,1,\r\n".utf8)
    try Data(table).write(to: URL(fileURLWithPath: study.folder.file("stats.csv")))
    let out = try study.run(
      "rank", "in.geojson", ["--stats", study.folder.file("stats.csv"), "--year", "2020"])
    #expect(out.status == 0, "\(out.stderr)")
    #expect(out.stderr.contains("table:encoding") == (encoding == "gbk"))
    let rows = try JSON.properties(study.folder.file("out/ranked.geojson"))
    #expect(rows[0]["lk_st_y"] as? String == "measured")
    #expect(rows[1]["lk_why"] as? String == "output:redacted,tax:na")
  }
}
