import Foundation
import LandKit
import Testing

@testable import LandServe

@Suite struct RankingTests {
  private static let weightings: [[Component: Double]] = [
    [.yieldGap: 1], [.taxGap: 1], [.yieldGap: 0.9, .taxGap: 0.1],
    [.yieldGap: 0.3, .taxGap: 0.2, .inPark: 0.1, .proximity: 0.15, .inZone: 0.05, .size: 0.2],
    [.size: 3, .inZone: 1],
  ]

  /// What is read back from results scores and ranks as the run that wrote them would, to the last bit.
  @Test(arguments: weightings)
  func reRankingIsWhatTheEngineGives(given: [Component: Double]) throws {
    let fixture = try ServedFixture.shared.get()
    let weights = try #require(Weights(given))
    var request = fixture.request
    request.weights = weights
    let engine = try StudyRanker(request).run()
    let scored = try fixture.load().scored(weights)
    #expect(scored.ranked.ranking.ranks == engine.ranking.ranks)
    for index in stride(from: 0, to: engine.measured.table.count, by: 7) {
      let wanted = engine.scorer.assess(engine.measured.table[index])
      let got = scored.ranked.scorer.assess(scored.ranked.measured.table[index])
      for (a, b) in [
        (wanted.yield, got.yield), (wanted.tax, got.tax), (wanted.yieldGap, got.yieldGap),
        (wanted.taxGap, got.taxGap),
        (wanted.yieldUplift, got.yieldUplift), (wanted.taxUplift, got.taxUplift), (wanted.low, got.low),
        (wanted.high, got.high),
      ] { #expect(a == b || (a.isNaN && b.isNaN)) }
      #expect(wanted.reasons == got.reasons)
    }
  }

  /// The explanation says what `landcli explain` says, but for where the parcel and its amounts were read.
  @Test(arguments: [Language.zh, .en])
  func theExplanationHasTheCommandsWords(language: Language) throws {
    let fixture = try ServedFixture.shared.get()
    let engine = try StudyRanker(fixture.request).run()
    let study = try fixture.load()
    for index in [0, 14, 143, 1983] {
      let id = engine.measured.table.idText(index)
      let wanted = try #require(ParcelExplanation.of(id: id, in: engine).first).lines(language)
      let got = ParcelExplanation(study.base.ranked, index).lines(language)
      #expect(got.count == wanted.count)
      let from = wanted.firstIndex { $0.contains("lk_area_m2") } ?? 0
      #expect(differOnlyInAmounts(Array(got[from...]), Array(wanted[from...])))
      #expect(got[0] == wanted[0])
      #expect(got[2] == wanted[2])
    }
  }

  /// An amount is the quotient's, so its last digit may be another.
  private func differOnlyInAmounts(_ a: [String], _ b: [String]) -> Bool {
    zip(a, b).allSatisfy { a, b in a == b || (a.contains("亿元") && b.contains("亿元")) }
  }

  private func exported(
    _ study: ServedStudy, _ scored: Scored, _ selection: Selection, _ format: Export.Format
  )
    throws -> String
  {
    let pieces = Export(study, scored, selection, format, ServedRules(.none, study), .en).pieces
    var bytes: [UInt8] = []
    while let piece = try pieces.next() { bytes += piece }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func anExportOfAllIsTheResultsOwn() throws {
    let fixture = try ServedFixture.shared.get()
    let study = try fixture.load()
    let table = try #require(FileManager.default.contents(atPath: fixture.results + "/ranked.csv"))
    #expect(try exported(study, study.base, Selection(), .csv) == String(decoding: table, as: UTF8.self))
    let features = try #require(FileManager.default.contents(atPath: fixture.results + "/ranked.geojson"))
    let lines = String(decoding: features, as: UTF8.self).split(separator: "\n").filter {
      $0.hasPrefix("{ \"type\": \"Feature\"") || $0.hasPrefix("{\"type\":\"Feature\"")
    }
    let own = try exported(study, study.base, Selection(), .geojson)
    #expect(own.split(separator: "\n").filter { lines.contains($0) }.count == lines.count)
  }

  /// Written anew with the study's own weights, a feature is byte for byte what it was.
  @Test func featuresWrittenAnewAreTheSame() throws {
    let study = try ServedFixture.shared.get().load()
    let writer = RereadExport(study.base.ranked) { _ in false }
    for index in stride(from: 0, to: study.count, by: 37) {
      let bytes = try study.ranked.bytes(study.measured.table[index].bytesInResult)
      var out: [UInt8] = []
      writer.appendFeature(index, bytes, to: &out)
      let (a, b) = (
        try JSONSerialization.jsonObject(with: Data(bytes)), try JSONSerialization.jsonObject(with: Data(out))
      )
      #expect((a as? NSDictionary) == (b as? NSDictionary))
    }
  }

  @Test func aSelectionIsAllItsConditions() throws {
    let study = try ServedFixture.shared.get().load()
    var selection = Selection()
    selection.minimum = 60
    selection.parks = [0]
    let rows = try exported(study, study.base, selection, .csv).split(separator: "\r\n").dropFirst()
    let wanted = (0..<study.count).filter { study.base.scores[$0] >= 60 && study.columns.park[$0] == 0 }
    #expect(rows.count == wanted.count)
    #expect(!wanted.isEmpty)
  }
}
