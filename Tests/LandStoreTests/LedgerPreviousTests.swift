import Foundation
import Testing

@testable import LandKit
@testable import LandStore
@testable import ledgerprobe

/// Last year's audit comes back from the ledger as it was.
@Suite struct LedgerPreviousTests {
  private func method(_ year: Int) -> MethodRecord {
    var method = MethodRecord()
    method.year = year
    method.settings = ["weights.tax_gap": "0.1", "where": "town = '花山镇' AND \"a\\b\" > 1", "": "\u{1}"]
    method.ways = [
      .init(layer: "parcels", crs: "EPSG:4490", pipeline: "+proj=a \"q\"", accuracy: 0.1, isBallpark: false),
      .init(layer: "zones", crs: "EPSG:4610", pipeline: "", accuracy: nil, isBallpark: true),
    ]
    method.versions = ["geos": "3.11", "proj": "9.1"]
    method.benchmarks = [
      .init(park: "P1", year: year - 1, output: 0.1 + 0.2, tax: nil, kind: "mixed"),
      .init(park: "P2", year: year - 1, output: 1e-300, tax: 5, kind: nil),
      .init(park: "P1", year: year, output: -1, tax: 2, kind: "own"),
    ]
    return method
  }

  private func append(_ year: Int, to ledger: Ledger, study: String = "s", replaces: Int? = nil) throws
    -> LedgerEntry
  {
    let method = method(year)
    let run = LedgerRun(
      study: study, year: year, settings: method.settingsDocument, manifest: "{}",
      versions: method.versionsDocument, replaces: replaces)
    return try ledger.append(run, at: Date()) { writer in
      for line in method.benchmarks {
        for (measure, value) in [("output", line.output), ("tax", line.tax)] {
          try writer.add(
            LedgerBenchmark(
              year: line.year, edition: "e", park: line.park, measure: measure, value: value, kind: line.kind)
          )
        }
      }
    }
  }

  @Test func theMethodComesBackToTheBit() throws {
    let test = try LedgerCase()
    let ledger = try test.open()
    let entry = try append(2019, to: ledger)
    let found = try #require(try ledger.previous(study: "s", year: 2020, against: 2019))
    #expect(found.entry == entry && found.audit.method == method(2019))
    #expect(found.audit.name == "2019#\(entry.contentHash.prefix(8))")
  }

  @Test func theRightRunIsChosen() throws {
    let test = try LedgerCase()
    let ledger = try test.open()
    for year in [2017, 2018, 2019, 2021] { _ = try append(year, to: ledger) }
    _ = try append(2019, to: ledger, replaces: 3)
    _ = try append(2020, to: ledger, study: "other")
    func chosen(_ year: Int, _ against: Int?, study: String = "s") throws -> Int? {
      try ledger.previous(study: study, year: year, against: against)?.entry.run
    }
    #expect(try chosen(2020, 2019) == 5, "the correction, not what it replaced")
    #expect(try chosen(2020, 2018) == 2, "the year compared with")
    #expect(try chosen(2020, 2016) == 5 && chosen(2020, nil) == 5, "else the last year before")
    #expect(try chosen(2017, nil) == nil && chosen(2017, 2016) == nil)
    #expect(try chosen(2021, nil, study: "other") == 6 && chosen(2021, nil, study: "none") == nil)
    #expect(ledger.path == test.path)
  }

  @Test func settingsThatCannotBeReadAreDamage() throws {
    let test = try LedgerCase()
    let ledger = try test.open()
    let run = LedgerRun(study: "s", year: 2019, settings: "{", manifest: "", versions: "{}")
    _ = try ledger.append(run, at: Date()) { _ in }
    #expect(throws: LedgerError(.damaged("settings of run 1"), test.path)) {
      try ledger.previous(study: "s", year: 2020, against: nil)
    }
  }
}
