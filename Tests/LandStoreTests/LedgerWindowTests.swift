import Foundation
import LandKit
import Testing

@testable import LandStore
@testable import ledgerprobe

/// Features in a box, against a search through all of them.
@Suite struct LedgerWindowTests {
  private typealias Box = (west: Double, south: Double, east: Double, north: Double)

  private func box(_ feature: LedgerFeature) -> Box? {
    guard let xy = feature.geometry?.xy, !xy.isEmpty else { return nil }
    let (x, y) = (
      stride(from: 0, to: xy.count, by: 2).map { xy[$0] }, stride(from: 1, to: xy.count, by: 2).map { xy[$0] }
    )
    guard let west = x.min(), let east = x.max(), let south = y.min(), let north = y.max() else { return nil }
    return (west, south, east, north)
  }

  @Test func aBoxGivesTheFeaturesThatItMeets() throws {
    let test = try LedgerCase()
    try test.append(SampleRun(features: 60))
    try test.append(SampleRun(features: 40, year: 2021))
    let ledger = try test.open(.reading)
    for run in [1, 2] {
      for layer in try ledger.layers(of: run) {
        var all: [LedgerFeature] = []
        try ledger.features(of: run, layer: layer) { all.append($0) }
        let boxes = all.compactMap(box)
        let bounds = try #require(try ledger.bounds(of: layer))
        for own in boxes {
          #expect(own.west >= bounds.west - 1e-4 && own.north <= bounds.north + 1e-4)
        }
        for (i, own) in boxes.enumerated() {
          // The index keeps boxes in single precision, rounded outwards by up to 8e-6 degrees.
          let window = Ledger.Window(
            west: own.west + 1e-7, south: own.south + 1e-7, east: own.east - 1e-7, north: own.north - 1e-7)
          let found = try ledger.features(of: run, layer: layer, in: window, limit: 1000)
          #expect(found.isComplete)
          let certain = all.filter { feature in
            box(feature).map {
              $0.west <= window.east && $0.east >= window.west && $0.south <= window.north
                && $0.north >= window.south
            } ?? false
          }
          for feature in certain { #expect(found.features.contains(feature), "\(run) \(layer.name) \(i)") }
          let possible = all.filter { feature in
            box(feature).map {
              $0.west <= window.east + 2e-5 && $0.east >= window.west - 2e-5
                && $0.south <= window.north + 2e-5 && $0.north >= window.south - 2e-5
            } ?? false
          }
          for feature in found.features { #expect(possible.contains(feature)) }
        }
        guard boxes.count > 3 else { continue }
        let world = Ledger.Window(west: -180, south: -90, east: 180, north: 90)
        let few = try ledger.features(of: run, layer: layer, in: world, limit: 3)
        #expect(few.features.count == 3 && !few.isComplete)
        #expect(try ledger.features(of: run, layer: layer, in: world, limit: boxes.count).isComplete)
        let nowhere = Ledger.Window(west: 10, south: 10, east: 11, north: 11)
        #expect(try ledger.features(of: run, layer: layer, in: nowhere, limit: 9).features.isEmpty)
      }
    }
  }
}
