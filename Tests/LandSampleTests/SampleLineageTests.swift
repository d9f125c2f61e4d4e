import Foundation
import LandKit
import Testing

@testable import LandSample

@Suite struct SampleLineageTests {
  private struct Row {
    let from: Int
    let to: Int
    let kind: String
    let old: [String]
    let new: [String]
    let note: String

    init(_ line: String) {
      let f = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      (from, to, kind, note) = (Int(f[0]) ?? 0, Int(f[1]) ?? 0, f[2], f[5])
      old = f[3].split(separator: ";").map(String.init)
      new = f[4].split(separator: ";").map(String.init)
    }
  }

  @Test func truthIsWhatTheGroundShows() throws {
    let (sample, _) = try SampleReader.make(SampleOptions(seed: 21, parcels: 3000))
    defer { sample.remove() }
    let rows = try sample.lines("lineage-truth.csv").dropFirst().map(Row.init)
    for kind in ["same", "redrawn", "split", "merged", "reallocated", "new", "gone"] {
      #expect(rows.contains { $0.kind == kind }, "\(kind)")
    }
    #expect(rows.contains { $0.note.contains("id changed") } && rows.contains { $0.note == "id reused" })
    let geodesic = GeodesicArea()
    for (from, to) in [(2018, 2019), (2019, 2020)] {
      let old = try Self.byId(sample.features("parcels-\(from).geojson"))
      let new = try Self.byId(sample.features("parcels-\(to).geojson"))
      var oldLeft = Set(old.keys)
      var newLeft = Set(new.keys)
      func sum(_ ids: [String], _ all: [String: ReadFeature]) throws -> Double {
        try ids.reduce(0) { $0 + geodesic.squareMetres(try #require(all[$1]).set) }
      }
      for row in rows where row.from == from && row.to == to {
        for id in row.old { #expect(oldLeft.remove(id) != nil, "\(id)") }
        for id in row.new { #expect(newLeft.remove(id) != nil, "\(id)") }
        let (a, b) = (try sum(row.old, old), try sum(row.new, new))
        switch row.kind {
        case "split": #expect(row.old.count == 1 && row.new.count > 1 && abs(a / b - 1) < 1e-6)
        case "merged": #expect(row.old.count > 1 && row.new.count == 1 && abs(a / b - 1) < 1e-6)
        case "same": #expect(abs(a / b - 1) < 0.005)
        case "redrawn": #expect(abs(a / b - 1) > 0.005)
        case "gone": #expect(b == 0 && (new[row.old[0]] != nil) == (row.note == "id reused"))
        case "new": #expect(a == 0 && (old[row.new[0]] != nil) == (row.note == "id reused"))
        default: #expect(row.old.count > 1 && row.new.count > 1)
        }
      }
      #expect(oldLeft == newLeft)
      for id in oldLeft { #expect(old[id]?.polygons == new[id]?.polygons) }
    }
  }

  private static func byId(_ features: [ReadFeature]) -> [String: ReadFeature] {
    Dictionary(features.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
  }

  @Test func cellsWithCornerContactAreFound() {
    #expect(Cells.hasPinch(0b10_000001))
    #expect(Cells.hasPinch(0b01_000010))
    #expect(!Cells.hasPinch(0b11_000001))
    #expect(!Cells.hasPinch(0b01_000001))
    var random = SeededRandom(3)
    for _ in 0..<500 {
      let all = Cells.all(columns: 5, rows: 4)
      let pieces = Cells.divide(all, twoParts: 0.5, &random) { 1 + $0.below(8) }
      #expect(pieces.reduce(0) { $0 | $1 } == all)
      #expect(pieces.reduce(0) { $0 + $1.nonzeroBitCount } == 20)
      #expect(!pieces.contains(where: Cells.hasPinch))
    }
  }
}
