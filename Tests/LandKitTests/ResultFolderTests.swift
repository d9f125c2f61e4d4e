import Foundation
import Testing

@testable import LandKit

/// A result folder as it is read back.
@Suite struct ResultFolderTests {
  /// A study of squares ranked into a folder.
  struct Ranked {
    let scratch: Scratch
    let study: RankedStudy
    var path: String { scratch.path("result") }

    init(parcels count: Int = 40, threads: Int = 2, _ change: (inout StudyRequest) -> Void = { _ in }) throws
    {
      let scratch = try Scratch()
      self.scratch = scratch
      let parcels = (0..<count).map { i -> String in
        let tax = i % 7 == 3 ? #""***""# : "\(10 + i)"
        let more = i % 5 == 0 ? #","note":"a\"b\\u0001 税 <b>""# : ""
        return Self.feature(
          "S\(i)", 113.2 + Double(i % 10) * 0.002, 23.4 + Double(i / 10) * 0.002, 0.001,
          #","name":"地块\#(i)","town":"花山镇","output_wan":\#(1000 + 31 * i),"tax_wan":\#(tax)\#(more)"#)
      }
      let odd = [#"{"type":"Feature","geometry":null,"properties":{"id":"N"}}"#, "5"]
      let parks = (1...3).map {
        Self.feature(
          "P\($0)", 113.2 + 0.01 * Double($0), 23.42, 0.008,
          #","name":"园\#($0)","belt":"west","output_wan":\#(100_000 * $0),"tax_wan":\#(9000 * $0)"#)
      }
      let zones = [Self.feature("Z1", 113.2, 23.4, 0.004, #","output_wan":5000,"tax_wan":"--""#)]
      func write(_ features: [String], _ name: String) throws -> String {
        try scratch.write(
          #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#.utf8, to: name)
      }
      var request = StudyRequest(
        parcels: LayerInput(role: .parcels, files: [try write(parcels + odd, "parcels")]),
        zones: LayerInput(role: .zones, files: [try write(zones, "zones")]),
        parks: LayerInput(role: .parks, files: [try write(parks, "parks")]))
      request.threads = threads
      change(&request)
      study = try StudyRanker(request).run()
      let folder = try AtomicFolder(target: scratch.path("result"), overwrite: false)
      try ResultWriter(study).write(to: folder)
      try folder.commit()
    }

    static func feature(_ id: String, _ x: Double, _ y: Double, _ side: Double, _ more: String) -> String {
      let ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)].map {
        "[\($0.0),\($0.1)]"
      }
      return
        #"{"type":"Feature","properties":{"id":"\#(id)"\#(more)},"geometry":{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}}"#
    }

    func parcels(threads: Int = 2) throws -> [ResultParcel] {
      var all: [ResultParcel] = []
      try ResultFolder(path).forEachParcels(threads: threads, map: { $0.parcels }, take: { all += $0 })
      return all
    }
  }

  @Test func whatIsReadBackIsWhatWasFound() throws {
    let ranked = try Ranked()
    let parcels = try ranked.parcels()
    #expect(parcels.count == 42)
    let file = try ByteFile(ranked.path + "/ranked.geojson")
    for (i, parcel) in parcels.enumerated() {
      let row = ranked.study.row(i)
      #expect(parcel.place == i)
      #expect(parcel.id == ranked.study.measured.table.idText(i))
      #expect(parcel.rank == (row.rank > 0 ? Int(row.rank) : nil))
      #expect(parcel.score == row.assessment.score)
      #expect(parcel.state.rawValue == "\(row.state)")
      #expect(parcel.area == (row.figures.isUsable ? row.figures.area : nil))
      #expect(parcel.reasons.joined(separator: ",") == row.assessment.reasons.text ?? "")
      #expect(parcel.yield ?? .nan == row.assessment.yield || row.assessment.yield.isNaN)
      #expect(parcel.park == row.park.map { ranked.study.measured.parks[$0].id })
      #expect(parcel.outputState == (row.figures.isUsable ? row.figures.output.state : nil))
      let bytes = try file.bytes(parcel.bytes)
      #expect(bytes.first == UInt8(ascii: "{") && bytes.last == UInt8(ascii: "}"))
      let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
      let properties = try #require(object["properties"] as? [String: Any])
      #expect(properties["lk_state"] as? String == parcel.state.rawValue)
      #expect(
        String(decoding: bytes, as: UTF8.self).contains(String(decoding: parcel.properties, as: UTF8.self)))
      var again = try ResultFolder(ranked.path).parcel(at: parcel.bytes)
      again.place = i
      #expect(again == parcel)
    }
    #expect(parcels[3].taxState == .redacted && parcels[3].tax == nil && parcels[3].state == .unranked)
    #expect(
      parcels[41].state == .unusable && parcels[41].geometry.isEmpty && parcels[0].geometry.vertexCount == 5)
  }

  @Test func smallLayersAndTheirFigures() throws {
    let ranked = try Ranked { $0.estimatesFromZones = true }
    let folder = try ResultFolder(ranked.path)
    let parks = try folder.parks()
    #expect(parks.map(\.id) == ["P1", "P2", "P3"] && parks.allSatisfy { $0.isCounted && $0.belt == "west" })
    for (park, found) in zip(parks, ranked.study.measured.parks) {
      #expect(park.area == found.area && park.amounts == found.amounts)
      #expect(park.referringParcels == found.referringParcels && park.parcelArea == found.parcelArea)
      #expect(park.geometry.vertexCount == 5)
    }
    #expect(parks[1].benchmarks.output == ranked.study.measured.benchmarks[1].benchmarks.output)
    let zone = try #require(try folder.zones().first)
    #expect(zone.id == "Z1" && zone.overlapArea == 0 && zone.residual.tax == nil)
    #expect(zone.residual.output == ranked.study.measured.estimate?.lines.output.first?.residual)
    #expect(try folder.district().isEmpty)
    let account = try folder.account()
    #expect(account.layers.parcels.features == 42 && account.classes.count == 7)
    #expect(account.sum.ellipsoidal == ranked.study.measured.account.sum.ellipsoidal)
    let (counts, problems) = try folder.problems()
    #expect(problems.count == ranked.study.measured.problems.problems.count)
    #expect(counts.reduce(0) { $0 + $1.count } == problems.count)
    #expect(problems.first?.kind == ranked.study.measured.problems.problems.first?.kind.id)
    #expect(try folder.problems(limit: 1).problems.count == 1)
  }

  @Test func theOrderIsTheFilesOnAnyNumberOfThreads() throws {
    let ranked = try Ranked(parcels: 2500)
    let expected = try ranked.parcels(threads: 1)
    #expect(expected.count == 2502)
    for threads in [2, 5] { #expect(try ranked.parcels(threads: threads) == expected) }
  }

  private struct Enough: Error {}

  @Test func whoeverStopsIsNotWaitedForForever() throws {
    let ranked = try Ranked(parcels: 2500)
    let folder = try ResultFolder(ranked.path)
    #expect(throws: Enough.self) {
      try folder.forEachParcels(threads: 3, map: { $0.first }, take: { _ in throw Enough() })
    }
    #expect(throws: Enough.self) {
      try folder.forEachParcels(threads: 3, map: { if $0.first > 0 { throw Enough() } }, take: { _ in })
    }
  }

  // MARK: What is no result folder

  private func failure(_ path: String) -> InputFailure? {
    do throws(InputFailure) {
      _ = try ResultFolder(path)
      return nil
    } catch { return error }
  }

  @Test func foreignFoldersAreRefused() throws {
    let scratch = try Scratch()
    #expect(failure(scratch.path("none"))?.failure == .noInput)
    let file = try scratch.write("x".utf8, to: "file")
    #expect(failure(file)?.failure == .badData)
    try FileManager.default.createDirectory(atPath: scratch.path("empty"), withIntermediateDirectories: true)
    #expect(failure(scratch.path("empty"))?.failure == .badData)
    for manifest in [
      "", "{", "[]", "{}", #"{"format":{"name":"other","version":2}}"#,
      #"{"format":{"name":"landcli results","version":2}}"#,
      #"{"format":{"name":"landcli results","version":99},"tool":{"version":"9.0"}}"#,
      #"{"format":{"name":"landcli results","version":1}}"#,
      #"{"format":{"name":"landcli results","version":1e99}}"#,
    ] {
      _ = try scratch.write(manifest.utf8, to: "empty/manifest.json")
      let found = try #require(failure(scratch.path("empty")), "\(manifest)")
      #expect(
        found.failure == .badData && found.problems.allSatisfy { $0.kind == .resultFolder }, "\(manifest)")
      if manifest.contains(":99}") { #expect(found.problems[0].detail.en.contains("newer landcli (9.0)")) }
    }
  }

  @Test func damageIsFoundAndLocated() throws {
    let ranked = try Ranked()
    let name = ranked.path + "/ranked.geojson"
    let text = try String(contentsOfFile: name, encoding: .utf8)
    func with(_ changed: String) throws -> InputFailure? {
      try Data(changed.utf8).write(to: URL(fileURLWithPath: name))
      do {
        _ = try ranked.parcels()
        return nil
      } catch let error as InputFailure { return error }
    }
    // Of another length.
    #expect(try with(text + " ")?.problems.first?.place.file == name)
    // As long as before, but a figure of the wrong kind, a state that is none, a syntax error, a feature that is gone.
    for (old, new) in [
      (#""lk_score":"#, #""lk_scorf":"#), (#""lk_state":"ranked""#, #""lk_state":"banked""#),
      (#""lk_bench":"own""#, #""lk_bench":12345"#), (#""lk_share":"#, #""lk_share";"#),
    ] {
      let range = try #require(text.range(of: old))
      let found = try #require(try with(text.replacingCharacters(in: range, with: new)), "\(new)")
      #expect(found.problems[0].kind == .resultFolder && found.problems[0].place.feature == 1, "\(new)")
      #expect(found.problems[0].place.offset != nil && found.failure == .badData)
    }
    let feature = try #require(text.split(separator: "\n").last { $0.hasPrefix("{") && !$0.hasSuffix(",") })
    let gone = text.replacing(",\n" + feature, with: String(repeating: " ", count: feature.utf8.count + 2))
    #expect(try with(gone)?.problems[0].detail.en.contains("41 features") == true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: name))
    #expect(try ranked.parcels().count == 42)
    try FileManager.default.removeItem(atPath: ranked.path + "/parks.csv")
    #expect(failure(ranked.path)?.problems.count == 1)
  }
}
