import Foundation
import LandKit
import Testing

@testable import LandSample

@Suite struct SampleGeometryTests {
  private static func area(_ features: [ReadFeature]) -> Double {
    let geodesic = GeodesicArea()
    return features.reduce(0) { $0 + geodesic.squareMetres($1.set) }
  }

  @Test(arguments: [(1, 60), (2, 400), (3, 2000)] as [(UInt64, Int)])
  func totalsHold(seed: UInt64, parcels: Int) throws {
    let (sample, summary) = try SampleReader.make(SampleOptions(seed: seed, parcels: parcels))
    defer { sample.remove() }
    let study = try sample.features("parcels-2020.geojson")
    #expect(study.count == parcels)
    #expect(abs(Self.area(study) / 51.72e6 - 1) < 1e-6)
    let zones = try sample.features("zones.geojson")
    #expect(zones.count == 521)
    #expect(abs(Self.area(zones) / 18.47e6 - 1) < 1e-6)
    for (i, year) in summary.years.enumerated() {
      let features = try sample.features("parcels-\(year).geojson")
      #expect(features.count == summary.parcels[i])
      #expect(abs(Self.area(features) - summary.gross[i]) < 1)
      #expect(Set(features.map(\.id)).count == features.count)
    }
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func nothingOverlapsAndRingsAreSimple(seed: UInt64) throws {
    let (sample, _) = try SampleReader.make(SampleOptions(seed: seed, parcels: 300))
    defer { sample.remove() }
    for name in ["parcels-2018", "parcels-2019", "parcels-2020", "zones", "parks"] {
      let features = try sample.features(name + ".geojson")
      let rings = features.map(\.rings)
      #expect(ExactPlane.firstOverlap(rings) == nil, "\(name)")
      for (feature, own) in zip(features, rings) {
        for ring in own {
          #expect(ring.first == ring.last)
          #expect(ExactPlane.isSimple(ring), "\(name) \(feature.id)")
        }
        let set = feature.set
        for polygon in 0..<set.polygonCount {
          for ring in set.rings(ofPolygon: polygon) {
            let shell = ring == set.rings(ofPolygon: polygon).lowerBound
            #expect((GeodesicArea().signedSquareMetres(set, ring: ring) > 0) == shell, "\(feature.id)")
          }
        }
      }
    }
  }

  @Test func everythingLiesInTheDistrict() throws {
    let (sample, summary) = try SampleReader.make(SampleOptions(seed: 4, parcels: 500))
    defer { sample.remove() }
    let district = try #require(try sample.features("district.geojson").first)
    let outline = district.rings
    let (low, high) = ExactPlane.box(outline)
    #expect(low.degrees.lon > 112.95 && high.degrees.lon < 113.4667)
    #expect(low.degrees.lat > 23.2333 && high.degrees.lat < 23.6167)
    #expect(abs(summary.districtArea / 970e6 - 1) < 0.03)
    for name in ["parks", "zones", "parcels-2018", "parcels-2020"] {
      for feature in try sample.features(name + ".geojson") {
        #expect(feature.rings.joined().allSatisfy { ExactPlane.inside($0, outline) == true }, "\(feature.id)")
      }
    }
  }

  @Test func parksAreThePlansAndHaveHolesAndDents() throws {
    let (sample, summary) = try SampleReader.make(SampleOptions(seed: 5, parcels: 100))
    defer { sample.remove() }
    let parks = try sample.features("parks.geojson")
    #expect(parks.map(\.id) == ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10"])
    #expect(parks.compactMap { $0.properties["status"] as? String }.filter { $0 == "planned" }.count == 9)
    #expect(parks.last?.properties["status"] as? String == "disputed")
    let belts = parks.compactMap { $0.properties["belt"] as? String }
    #expect(belts.filter { $0 == "west" }.count == 7 && belts.filter { $0 == "east" }.count == 2)
    for (park, area) in zip(parks, summary.parks) {
      #expect(area > 3e6 && area < 12e6)
      #expect(park.rings.count > 1)
      #expect(abs(GeodesicArea().squareMetres(park.set) - area) < 0.01)
    }
  }

  @Test func manyParcelsScale() throws {
    let options = SampleOptions(seed: 6, parcels: 22_000, years: 2020...2020)
    let (sample, summary) = try SampleReader.make(options)
    defer { sample.remove() }
    #expect(summary.parcels == [22_000])
    #expect(summary.zones == 1100)
    #expect(abs(summary.gross[0] / (51.72e6 * 1.1.squareRoot()) - 1) < 1e-6)
    #expect(abs(summary.zoneArea / (18.47e6 * 1.1.squareRoot()) - 1) < 1e-6)
  }
}
