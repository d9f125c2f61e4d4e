import Testing

@testable import LandKit

/// The choice of a projection that is kept, against PROJ asked anew.
@Suite struct KernelPlaneWayTests {
  /// Inside the kernel's domain, outside it, and without any image.
  private static let points = [113.4, 23.4, 114, 0, 125, 40, 113.4, 95]

  @Test(arguments: ["EPSG:4547", "EPSG:4526", "EPSG:3857"])
  func aSecondProjectionIsThatOfTheFirst(_ name: String) throws {
    let target = try CRS(name)
    let reference = ReprojectedPlane(try Reprojector(from: .cgcs2000, to: target))
    var expected = Self.points
    let impossible = reference.project(&expected)
    #expect(impossible == 3)
    for area in [nil, Box(minX: 113, minY: 23, maxX: 114, maxY: 24)] {
      for _ in 0..<2 {
        let way = try PlaneWay(to: target, area: area).make()
        var found = Self.points
        #expect(way.project(&found) == impossible)
        for (a, b) in zip(found, expected) where b.isFinite { #expect(abs(a - b) < 1e-7, "\(a) \(b)") }
        #expect(!found[6].isFinite || !found[7].isFinite)
      }
    }
  }

  @Test func aPointIsRefusedWhereNoReferenceCanBeMade() throws {
    let way = try Reprojector(from: .cgcs2000, to: .working)
    let zone = try #require(GaussKruger(way)?.zone)
    let kernel = GaussKruger(zone, reference: { nil })
    var points = [113.4, 23.4, 170, 40]
    #expect(kernel.project(&points) == 1)
    #expect(points[0].isFinite && !points[2].isFinite)
  }

  @Test func theRecordOfAnOperationIsTheReprojectors() throws {
    for source in [CRS.crs84, .cgcs2000, .wgs84] {
      let way = try Reprojector(from: source, to: .working)
      for _ in 0..<2 {
        let record = try PendingRecord.record(from: source, to: .working, area: nil, allowBallpark: [])
          .value()
        #expect(record.pipeline == way.pipeline && record.accuracy == way.accuracy)
        #expect(record.notes == way.notes && !record.isBallpark)
      }
    }
  }
}
