import Testing

@testable import LandKit

/// The Krüger kernel against values computed at 50 digits (`kernel_references.py points`), and against PROJ.
@Suite struct KernelGaussKrugerTests {
  /// Longitude, latitude, easting, northing on EPSG:4547.
  private static let exact: [(Double, Double, Double, Double)] = [
    (114, 22.5, 500000.0, 2489167.31108445484),
    (113.25, 23.5, 423392.721257220404, 2600111.2778190836),
    (115.5, 23.0, 653796.092574374521, 2545324.31566299388),
    (120.0, 40.0, 1012526.63440737606, 4446813.36552805706),
    (108.0, 53.5, 102059.062672137132, 5947041.39777237549),
    (120.5, 3.25, 1223975.73824250548, 361706.049592230331),
    (107.5, 84.75, 433710.733837362559, 9419337.3521007348),
    (114.5, -33.125, 546660.847229013249, -3666722.49979030208),
    (113.40940944, 23.46285915, 439658.839833339655, 2595921.7866996597),
  ]

  private static func way(_ crs: String) throws -> Reprojector {
    try Reprojector(from: .cgcs2000, to: try CRS(crs))
  }

  @Test func equalsTheExactProjection() throws {
    let kernel = try #require(GaussKruger(try Self.way("EPSG:4547")))
    for (lon, lat, east, north) in Self.exact {
      var xy = [lon, lat]
      #expect(kernel.project(&xy) == nil)
      #expect(abs(xy[0] - east) < 4e-9 && abs(xy[1] - north) < 4e-9, "\(lon) \(lat): \(xy)")
      #expect(kernel.unproject(&xy) == nil)
      #expect(abs(xy[0] - lon) < 6e-14 && abs(xy[1] - lat) < 6e-14, "\(lon) \(lat): \(xy)")
    }
  }

  @Test(arguments: ["EPSG:4547", "EPSG:4526", "EPSG:4508", "EPSG:4513"])
  func agreesWithPROJAllOverTheZone(crs: String) throws {
    let way = try Self.way(crs)
    let kernel = try #require(GaussKruger(way))
    let middle = try #require(["EPSG:4547": 114.0, "EPSG:4526": 114, "EPSG:4508": 111, "EPSG:4513": 75][crs])
    var xy: [Double] = []
    for lat in stride(from: -84.9, through: 84.9, by: 1.7) {
      for lon in stride(from: -6.4, through: 6.4, by: 0.23) { xy += [middle + lon, lat] }
    }
    var (ours, theirs) = (xy, xy)
    #expect(kernel.project(&ours) == nil)
    #expect(way.transform(&theirs) == nil)
    #expect(zip(ours, theirs).allSatisfy { abs($0 - $1) < 1e-8 })
    #expect(ours != xy)
    var (back, their) = (theirs, theirs)
    #expect(kernel.unproject(&back) == nil)
    #expect(way.inverse(&their) == nil)
    // 1e-13° is 11 nm of latitude; of longitude, less, but for the poles.
    #expect(zip(back, their).allSatisfy { abs($0 - $1) < 1e-13 })
  }

  /// An image depends on the point alone: not on how many come with it, nor on where it stands.
  @Test func isTheSameInAnyCompany() throws {
    let kernel = try #require(GaussKruger(try Self.way("EPSG:4547")))
    let xy: [Double] = (0..<101).flatMap { i -> [Double] in
      let step = Double(i)
      return [112.2 + 0.037 * step, 21.9 + 0.013 * step]
    }
    var (all, allBack) = (xy, [Double]())
    #expect(kernel.project(&all) == nil)
    allBack = all
    #expect(kernel.unproject(&allBack) == nil)
    for length in [1, 2, 7, 8, 9, 31, 33, 64] {
      for first in stride(from: 0, to: 100 - length, by: length) {
        let part = 2 * first..<2 * (first + length)
        var some = Array(xy[part])
        _ = kernel.project(&some)
        #expect(some == Array(all[part]))
        _ = kernel.unproject(&some)
        #expect(some == Array(allBack[part]))
      }
    }
  }

  /// Points out of the domain are PROJ's, each by itself; the first that has no image is named.
  @Test func handsOverPointByPoint() throws {
    let way = try Self.way("EPSG:4547")
    let kernel = try #require(GaussKruger(way))
    var xy = [114.0, 22, 121, 22, 114.5, 23, .nan, 4, 113, 91, 114.25, 23, 106.9, 10, 114.1, 86]
    let before = xy
    #expect(kernel.project(&xy) == 3)
    for (place, isOurs) in [(0, true), (1, false), (2, true), (5, true), (6, false), (7, false)] {
      let expected = try #require(way.point(before[2 * place], before[2 * place + 1]))
      #expect(abs(xy[2 * place] - expected.x) < 1e-8 && abs(xy[2 * place + 1] - expected.y) < 1e-8)
      if !isOurs { #expect(xy[2 * place] == expected.x && xy[2 * place + 1] == expected.y) }
    }
    #expect(!xy[6].isFinite && !xy[8].isFinite)
    var far = [500_000.0, 2.5e6, 1.6e6, 4e6, 500_000, 9.9e6, .infinity, 0]
    let image = try #require(way.point(far[2], far[3], inverse: true))
    #expect(kernel.unproject(&far) == 3)
    #expect(far[2] == image.x && far[3] == image.y)
  }

  /// Only what PROJ itself describes as Gauss–Krüger on the ellipsoid, and nothing else, is taken over.
  @Test(arguments: [
    "EPSG:32649", "EPSG:2435", "EPSG:4490", "EPSG:3857", "EPSG:4547@yx", "EPSG:4479", "GCJ-02",
    "+proj=tmerc +lat_0=22 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +type=crs",
    "+proj=tmerc +lat_0=0 +lon_0=114 +k=0.9999 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +type=crs",
  ])
  func leavesOthersToPROJ(crs: String) {
    guard
      let way = try? Reprojector(
        from: .cgcs2000, to: try CRS(crs), allowBallpark: ["EPSG:2435", "EPSG:4610", crs])
    else { return }
    #expect(GaussKruger(way) == nil)
  }

  @Test func emptyAndOddBuffers() throws {
    let kernel = try #require(GaussKruger(try Self.way("EPSG:4547")))
    var none: [Double] = []
    #expect(kernel.project(&none) == nil && none.isEmpty)
    #expect(kernel.unproject(&none) == nil && none.isEmpty)
  }
}
