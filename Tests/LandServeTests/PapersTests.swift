import Foundation
import LandKit
import Testing

@testable import LandServe

@Suite struct PapersTests {
  /// A page at a time or all at once, in any class, the list is what the file says.
  @Test func problemsAreReadByPage() throws {
    let results = try ResultFolder(ServedFixture.shared.get().results)
    let list = try ResultProblemList(results)
    let (counts, whole) = try results.problems()
    #expect(list.count == whole.count && list.counts.map(\.count) == counts.map(\.count))
    for limit in [1, 2, 500] {
      var read: [String] = []
      while read.count < whole.count {
        let page = try list.page(offset: read.count, limit: limit)
        #expect(page.matched == whole.count && page.problems.count <= limit && !page.problems.isEmpty)
        read += page.problems.map { $0.detail(.en) }
      }
      #expect(read == whole.map { $0.detail(.en) })
    }
    for kind in Set(whole.map(\.kind)) {
      let own = whole.filter { $0.kind == kind }
      let page = try list.page(ofClass: kind, offset: 1, limit: 500)
      #expect(page.matched == own.count)
      #expect(page.problems.map { $0.detail(.zh) } == own.dropFirst().map { $0.detail(.zh) })
    }
    #expect(try list.page(ofClass: "no:such", offset: 0, limit: 9).matched == 0)
    #expect(try list.page(offset: 1_000_000, limit: 9).problems.isEmpty)
  }

  @Test(
    arguments: [
      (#"{"geometry":null}"#, nil),
      (#"{"geometry":{"type":"Point","coordinates":[113.5,23.25]}}"#, [113.5, 23.25]),
      (#"{"geometry":{"type":"LineString","coordinates":[[113,23],[114,24,7]]}}"#, [113.5, 23.5]),
      (#"{"geometry":{"type":"Polygon","coordinates":[]}}"#, nil),
      (#"{"geometry":{"type":"Point","coordinates":["a","b"]}}"#, nil),
      (#"{"geometry":{"type":"Point","coordinates":[113]}}"#, nil),
      (#"{"geometry":{"type":"Point","coordinates":[420000,2590000]}}"#, nil),
      (
        #"{"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"Point","coordinates":[3,4]}]}}"#,
        [2, 3]
      ), ("[]", nil), ("not json", nil), ("", nil),
    ] as [(String, [Double]?)])
  func aPlaceIsWhateverCoordinatesThereAre(feature: String, place: [Double]?) {
    let wanted = place.map { JSONValue.array($0.map { .number($0) }) } ?? .null
    #expect(UnusableParcels.place(ofFeature: Array(feature.utf8)).document == wanted.document)
  }

  /// The page around a parcel is the page that turning the table's pages comes to.
  @Test(arguments: ["rank", "-area", "up_t", "distance"])
  func theTableTurnsToAParcel(sort: String) throws {
    let study = try ServedFixture.shared.get().load()
    let order = try #require(RankingPage.Sort(sort))
    func page(_ offset: Int, _ limit: Int, around: Int? = nil) -> String {
      let page = RankingPage(
        study, study.base, Selection(), text: "", sort: order, offset: offset, limit: limit, around: around)
      return String(decoding: page.json(ServedRules(.none, study)).document, as: UTF8.self)
    }
    for parcel in stride(from: 0, to: study.count, by: 331) {
      let found = page(0, 100, around: parcel)
      let start = try #require(found.firstMatch(of: /"offset": (\d+)/).flatMap { Int($0.1) })
      #expect(start % 100 == 0 && found.contains("\"parcel\": \(parcel),"))
      let turned = page(start, 100)
      #expect(
        found.replacing(/"position": [^,]*,/, with: "") == turned.replacing(/"position": [^,]*,/, with: ""))
    }
  }

  @Test func aTokenInTheAddressIsNotLogged() {
    #expect(Access.masked("/a?token=sesame&b=1") == "/a?token=***&b=1")
    #expect(Access.masked("/a?x=1&Access_Token=sesame") == "/a?x=1&Access_Token=***")
    #expect(Access.masked("/a?x=1") == "/a?x=1")
  }
}
