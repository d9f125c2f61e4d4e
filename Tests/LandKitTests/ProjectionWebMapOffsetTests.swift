import Testing

@testable import LandKit

/// Expected values by coord-convert 0.2.1 of PyPI (a = 6,378,245): `wgs2gcj(lon, lat)`, `gcj2bd(*wgs2gcj(lon, lat))`.
/// Ports that take a = 6,378,137 differ by a centimetre.
@Suite struct ProjectionWebMapOffsetTests {
  @Test(arguments: [
    (113.2, 23.4, 113.20538313535617, 23.3974432891709),
    (112.95, 23.2333, 112.95511599006234, 23.230521039789522),
    (113.4667, 23.6167, 113.47215174430409, 23.61420239124014),
    (116.397, 39.908, 116.40324337854781, 39.90940335390724),
  ])
  func gcj02AgreesWithAnIndependentPort(_ lon: Double, _ lat: Double, _ x: Double, _ y: Double) {
    let p = WebMapOffset.gcj02.applied(lon: lon, lat: lat)
    #expect(abs(p.lon - x) < 1e-12 && abs(p.lat - y) < 1e-12)
    let q = WebMapOffset.gcj02.removed(lon: x, lat: y)
    #expect(abs(q.lon - lon) < 1e-10 && abs(q.lat - lat) < 1e-10)
  }

  @Test(arguments: [
    (113.2, 23.4, 113.21193114006083, 23.403197835061462),
    (112.95, 23.2333, 112.96162418188538, 23.236429239851596),
    (113.4667, 23.6167, 113.47868961578588, 23.61992461042056),
    (116.397, 39.908, 116.40961642907855, 39.915744473775554),
  ])
  func bd09AgreesWithAnIndependentPort(_ lon: Double, _ lat: Double, _ x: Double, _ y: Double) {
    let p = WebMapOffset.bd09.applied(lon: lon, lat: lat)
    #expect(abs(p.lon - x) < 1e-12 && abs(p.lat - y) < 1e-12)
    let q = WebMapOffset.bd09.removed(lon: x, lat: y)
    #expect(abs(q.lon - lon) < 1e-10 && abs(q.lat - lat) < 1e-10)
  }

  @Test func placesOutsideTheOffsetsDomainHaveNoImage() throws {
    let reprojector = try Reprojector(from: CRS("GCJ-02"), to: .cgcs2000)
    for (x, y) in [(2.35, 48.85), (113.2, -23.4), (418000, 2590000), (.infinity, 0)] {
      #expect(reprojector.point(x, y) == nil)
      #expect(WebMapOffset.bd09.applied(lon: x, lat: y).lon.isNaN)
    }
  }

  @Test func reprojectingFromAnOffsetSaysSo() throws {
    let reprojector = try Reprojector(from: CRS("GCJ-02"), to: .working)
    let point = try #require(reprojector.point(113.20538313535617, 23.3974432891709))
    #expect(abs(point.x - 418223.802910) < 1e-4 && abs(point.y - 2589063.049228) < 1e-4)
    #expect(reprojector.notes.count == 1 && reprojector.notes[0].zh.contains("GCJ-02"))
    #expect(reprojector.pipeline.hasPrefix("GCJ-02 → EPSG:4490 | "))
    let between = try Reprojector(from: CRS("GCJ-02"), to: CRS("BD-09"))
    let baidu = try #require(between.point(113.20538313535617, 23.3974432891709))
    #expect(abs(baidu.x - 113.21193114006083) < 1e-10 && abs(baidu.y - 23.403197835061462) < 1e-10)
  }
}
