import Testing

@testable import LandKit

/// Expected values by eviltransform of PyPI: `eviltransform.wgs2gcj(lat, lon)`, `wgs2bd(lat, lon)`.
@Suite struct ProjectionWebMapOffsetTests {
  @Test(arguments: [
    (113.2, 23.4, 113.20538322650796, 23.397443245878517),
    (112.95, 23.2333, 112.9551160766906, 23.230520992733823),
    (113.4667, 23.6167, 113.47215183661763, 23.61420234894852),
    (116.397, 39.908, 116.40324348426597, 39.90940337767001),
  ])
  func gcj02AgreesWithAnIndependentPort(_ lon: Double, _ lat: Double, _ x: Double, _ y: Double) {
    let p = WebMapOffset.gcj02.applied(lon: lon, lat: lat)
    #expect(abs(p.lon - x) < 1e-12 && abs(p.lat - y) < 1e-12)
    let q = WebMapOffset.gcj02.removed(lon: x, lat: y)
    #expect(abs(q.lon - lon) < 1e-10 && abs(q.lat - lat) < 1e-10)
  }

  @Test(arguments: [
    (113.2, 23.4, 113.2119312314006, 23.403197790636874),
    (112.95, 23.2333, 112.96162426885957, 23.23642919132207),
    (113.4667, 23.6167, 113.4786897078864, 23.619924569104455),
    (116.397, 39.908, 116.4096165348879, 39.915744497204834),
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
    let point = try #require(reprojector.point(113.20538322650796, 23.397443245878517))
    #expect(abs(point.x - 418223.802910) < 1e-4 && abs(point.y - 2589063.049228) < 1e-4)
    #expect(reprojector.notes.count == 1 && reprojector.notes[0].zh.contains("GCJ-02"))
    #expect(reprojector.pipeline.hasPrefix("GCJ-02 → EPSG:4490 | "))
    let between = try Reprojector(from: CRS("GCJ-02"), to: CRS("BD-09"))
    let baidu = try #require(between.point(113.20538322650796, 23.397443245878517))
    #expect(abs(baidu.x - 113.2119312314006) < 1e-10 && abs(baidu.y - 23.403197790636874) < 1e-10)
  }
}
