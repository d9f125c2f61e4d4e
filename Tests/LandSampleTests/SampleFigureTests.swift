import Foundation
import Testing

@testable import LandSample

@Suite struct SampleFigureTests {
  @Test func layersAndTablesSayTheSame() throws {
    let (sample, _) = try SampleReader.make(SampleOptions(seed: 8, parcels: 2000))
    defer { sample.remove() }
    for (layer, table) in [("parcels-2020", "parcels"), ("zones", "zones"), ("parks", "parks")] {
      var rows: [String: [String]] = [:]
      for line in try sample.lines("stats-\(table).csv").dropFirst() {
        let cells = Self.fields(line)
        #expect(cells.count == 5)
        if cells[1] == "2020" { #expect(rows.updateValue(cells, forKey: cells[0]) == nil) }
      }
      for feature in try sample.features(layer + ".geojson") {
        let found = rows.removeValue(forKey: feature.id)
        let row = try #require(found)
        for (i, column) in [(2, "output_wan"), (3, "tax_wan")] {
          let value = try #require(feature.properties[column])
          switch value {
          case is NSNull: #expect(row[i].isEmpty)
          case let text as String: #expect(text == row[i])
          case let number as NSNumber: #expect(Double(row[i]) == number.doubleValue)
          default: Issue.record("\(feature.id): \(value)")
          }
        }
      }
      #expect(rows.isEmpty)
    }
  }

  @Test func marksEstimatesAndLevelsOccur() throws {
    let (sample, summary) = try SampleReader.make(SampleOptions(seed: 9, parcels: 2000))
    defer { sample.remove() }
    let rows = try sample.lines("stats-parcels.csv").dropFirst().map(Self.fields)
    for mark in ["***", "", "--"] {
      #expect(rows.contains { $0[2] == mark } && rows.contains { $0[3] == mark })
    }
    #expect(rows.contains { $0[4] == "1" && Double($0[2]) != nil })
    #expect(rows.contains { $0[2].contains(",") })
    for (i, year) in summary.years.enumerated() {
      #expect(summary.output[i] < FigureModel.district[year] ?? 0)
      #expect(summary.output[i] > 1000)
    }
    let parks = try sample.lines("stats-parks.csv").dropFirst().map(Self.fields)
    for row in parks {
      let index = try #require(Int(row[0].dropFirst())) - 1
      if let output = Double(row[2]) {
        let intensity = output / 1e4 / (summary.parks[index] / 1e6)
        #expect(intensity > 8 - 1e-6 && intensity < 30 + 1e-6)
      }
      if let tax = Double(row[3]) {
        let intensity = tax / 1e4 / (summary.parks[index] / 1e6)
        #expect(intensity > 0.3 - 1e-6 && intensity < 1.5 + 1e-6)
      }
    }
  }

  @Test func fixedNumbersHaveNoRoundingAndNoTrailingZeros() {
    func text(_ value: Int64, _ decimals: Int) -> String {
      var out = ByteText()
      out.add(fixed: value, decimals: decimals)
      return String(decoding: out.bytes, as: UTF8.self)
    }
    #expect(text(113_123_456_789, 9) == "113.123456789")
    #expect(text(113_000_000_000, 9) == "113")
    #expect(text(23_100_000_000, 9) == "23.1")
    #expect(text(5, 9) == "0.000000005")
    #expect(text(0, 9) == "0")
    #expect(text(-1_050, 3) == "-1.05")
    #expect(text(.min, 0) == "-9223372036854775808")
    var random = SeededRandom(1)
    for _ in 0..<2000 {
      let value = Int64(random.below(180_000_000_000))
      #expect(Double(text(value, 9)) == Double(value) / 1e9)
    }
  }

  /// Splits a row of a table whose only quoted cells hold commas.
  static func fields(_ line: String) -> [String] {
    var fields = [""]
    var quoted = false
    for c in line {
      if c == "\"" {
        quoted.toggle()
      } else if c == ",", !quoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(c)
      }
    }
    return fields
  }
}
