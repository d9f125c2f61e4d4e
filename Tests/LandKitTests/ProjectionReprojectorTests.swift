import Testing

@testable import LandKit

/// Expected values by pyproj 3.7.2 (PROJ 9.5.1), `Transformer.from_crs(4490, code, always_xy=True)`, from 4326 for
/// 3857 and 32649 and from 4610 for 2383; the first also by
/// `echo 23.4 113.2 | cs2cs -f %.6f EPSG:4490 EPSG:4547` of PROJ 9.1.1.
@Suite struct ProjectionReprojectorTests {
  static let points = [(113.2, 23.4), (112.95, 23.2333), (113.4667, 23.6167), (114.0, 23.0)]
  static let expected: [String: [(Double, Double)]] = [
    "EPSG:4547": [
      (418223.802910, 2589063.049228), (392533.058258, 2570763.014184), (445575.731096, 2612937.557525),
      (500000.000000, 2544537.578552),
    ],
    "EPSG:4526": [
      (38418223.802910, 2589063.049228), (38392533.058258, 2570763.014184), (38445575.731096, 2612937.557525),
      (38500000.000000, 2544537.578552),
    ],
    "EPSG:4508": [
      (724917.601132, 2590551.805695), (699600.440193, 2571714.763893), (751782.072255, 2615008.280550),
      (807665.936821, 2547686.754470),
    ],
    "EPSG:4497": [
      (19724917.601132, 2590551.805695), (19699600.440193, 2571714.763893), (19751782.072255, 2615008.280550),
      (19807665.936821, 2547686.754470),
    ],
    "EPSG:3857": [
      (12601366.357799, 2680464.081978), (12573536.485100, 2660256.814612), (12631055.265993, 2706770.409240),
      (12690421.950433, 2632018.637586),
    ],
    "EPSG:32649": [
      (724827.634091, 2589515.585051), (699520.600017, 2570686.078065), (751681.359425, 2613962.277317),
      (807542.870446, 2546667.679846),
    ],
  ]

  @Test(arguments: Array(expected.keys).sorted())
  func forwardAndBackAgreeWithPyproj(_ code: String) throws {
    let reprojector = try Reprojector(from: .cgcs2000, to: CRS(code))
    var xy = Self.points.flatMap { [$0.0, $0.1] }
    #expect(reprojector.transform(&xy) == nil)
    for (i, want) in try #require(Self.expected[code]).enumerated() {
      #expect(abs(xy[2 * i] - want.0) < 2e-6 && abs(xy[2 * i + 1] - want.1) < 2e-6)
    }
    #expect(reprojector.inverse(&xy) == nil)
    for (i, want) in Self.points.enumerated() {
      #expect(abs(xy[2 * i] - want.0) < 1e-11 && abs(xy[2 * i + 1] - want.1) < 1e-11)
    }
  }

  @Test(arguments: [
    ("EPSG:4547", 418000.0, 2590000.0, 113.197759769388, 23.408448021310),
    ("EPSG:4526", 38418000.0, 2590000.0, 113.197759769388, 23.408448021310),
    ("EPSG:4508", 725000.0, 2590000.0, 113.200723192337, 23.395009885475),
    ("EPSG:4497", 19725000.0, 2590000.0, 113.200723192337, 23.395009885475),
    ("EPSG:3857", 12601000.0, 2680000.0, 113.196708951901, 23.396173899711),
  ])
  func toLonLatAgreesWithPyproj(_ code: String, _ x: Double, _ y: Double, _ lon: Double, _ lat: Double) throws
  {
    let point = try #require(try Reprojector(from: CRS(code), to: .cgcs2000).point(x, y))
    #expect(abs(point.x - lon) < 2e-12 && abs(point.y - lat) < 2e-12)
  }

  @Test func lonLatSystemsAreOneAndKeepTheirBits() throws {
    for (a, b) in [(CRS.crs84, CRS.cgcs2000), (.wgs84, .cgcs2000), (.cgcs2000, .crs84), (.crs84, .crs84)] {
      let reprojector = try Reprojector(from: a, to: b)
      #expect(reprojector.isIdentity && reprojector.pipeline == "+proj=noop")
      #expect(reprojector.notes.isEmpty == (a == b))
      #expect((reprojector.accuracy == nil) == (a != b))
      let odd = [113.20000000000001, 23.399999999999999, -0.0, .leastNonzeroMagnitude]
      var xy = odd
      #expect(reprojector.transform(&xy) == nil)
      #expect(xy.map(\.bitPattern) == odd.map(\.bitPattern))
    }
    #expect(try Reprojector(from: .working, to: CRS("4547")).isIdentity)
  }

  @Test func latitude95IsReportedWhereverItIs() throws {
    for target in [CRS.working, .cgcs2000, try CRS("EPSG:3857"), try CRS("GCJ-02")] {
      let reprojector = try Reprojector(from: .crs84, to: target)
      for (bad, index) in [
        ([113.2, 23.4, 113.2, 95.0, 113.2, .nan], 1), ([.nan, 23.4], 0), ([113.2, -.infinity], 0),
      ] {
        var xy = bad
        #expect(reprojector.transform(&xy) == index)
      }
      var good = [113.2, 23.4]
      #expect(reprojector.transform(&good) == nil, "a failure must not outlast its batch")
    }
  }

  @Test func verticesAfterAFailedOneAreTransformedAllTheSame() throws {
    var xy = [113.2, 95, 113.2, 23.4]
    #expect(try Reprojector(from: .cgcs2000, to: .working).transform(&xy) == 0)
    #expect(abs(xy[2] - 418223.802910) < 2e-6)
  }

  @Test func emptyAndOddBuffersAreHarmless() throws {
    let reprojector = try Reprojector(from: .cgcs2000, to: .working)
    var none: [Double] = []
    #expect(reprojector.transform(&none) == nil && none.isEmpty)
    var odd = [113.2]
    #expect(reprojector.transform(&odd) == nil && odd == [113.2])
  }

  @Test(arguments: ["EPSG:4610", "EPSG:4214", "EPSG:2383", "EPSG:2362"])
  func ballparksAreRefusedUnlessNamed(_ code: String) throws {
    let crs = try CRS(code)
    for allowed in [[], ["EPSG:4490"], ["EPSG:4326", "CRS84"], ["nonsense"], ["EPSG:4555"]] as [Set<String>] {
      for (a, b) in [(crs, CRS.cgcs2000), (.crs84, crs), (crs, .working)] {
        #expect { try Reprojector(from: a, to: b, allowBallpark: allowed) } throws: {
          ($0 as? ProjectionError)?.kind == .ballpark
        }
      }
    }
    let base = try #require(crs.geodeticName)
    for name in [code, base, code.lowercased(), String(base.dropFirst(5))] {
      let reprojector = try Reprojector(from: crs, to: .cgcs2000, allowBallpark: [name])
      #expect(reprojector.isBallpark && reprojector.accuracy == nil && reprojector.notes.count == 1)
    }
  }

  @Test func namedBallparkLeavesTheDatum() throws {
    let reprojector = try Reprojector(from: CRS("EPSG:4610"), to: CRS("EPSG:2383"))
    #expect(!reprojector.isBallpark, "within one datum nothing is ballpark")
    let point = try #require(reprojector.point(113.2, 23.4))
    #expect(abs(point.x - 418223.764414) < 2e-6 && abs(point.y - 2589064.255081) < 2e-6)
  }

  /// By pyproj 3.7.2, `Transformer.from_crs(text + " +type=crs", "OGC:CRS84", always_xy=True)`, and by a geocentric
  /// shift written out in Python: 113.200258233947 23.399660180219 from both.
  @Test func aStudysOwnParametersAreNoBallpark() throws {
    let text = "+proj=longlat +a=6378140 +rf=298.257 +towgs84=24,-123,-94,0,0,0,0"
    let reprojector = try Reprojector(from: CRS(text), to: .cgcs2000)
    #expect(!reprojector.isBallpark && reprojector.pipeline.contains("helmert"))
    let point = try #require(reprojector.point(113.2, 23.4))
    #expect(abs(point.x - 113.200258233947) < 1e-11 && abs(point.y - 23.399660180219) < 1e-11)
  }

  @Test func pipelineAndAccuracyAreTold() throws {
    let reprojector = try Reprojector(from: .cgcs2000, to: .working)
    #expect(reprojector.pipeline.contains("+proj=tmerc") && reprojector.pipeline.contains("+lon_0=114"))
    #expect(reprojector.accuracy == 0 && reprojector.notes.isEmpty)
    let web = try Reprojector(from: CRS("EPSG:3857"), to: .working)
    #expect(web.accuracy == nil && web.notes.count == 1 && web.notes[0].en.contains("EPSG:4326"))
  }

  @Test func swappedAxesAreExchangedBothWays() throws {
    let plain = try Reprojector(from: .cgcs2000, to: .working)
    let swapped = try Reprojector(from: CRS("4490@yx"), to: CRS("4547@yx"))
    let a = try #require(plain.point(113.2, 23.4))
    let b = try #require(swapped.point(23.4, 113.2))
    #expect(a.x == b.y && a.y == b.x)
    let back = try #require(swapped.point(b.x, b.y, inverse: true))
    #expect(abs(back.x - 23.4) < 1e-11 && abs(back.y - 113.2) < 1e-11)
  }
}

@Suite struct ProjectionForeignTests {
  /// OSGB36 and NTF are joined only through WGS 84. Expected:
  /// `echo 50.5 0 | cs2cs -f %.9f --bbox -1,50,1,51 --no-ballpark EPSG:4277 EPSG:4275` of PROJ 9.1.1.
  @Test func aThirdSystemMayLieBetween() throws {
    let reprojector = try Reprojector(
      from: CRS("EPSG:4277"), to: CRS("EPSG:4275"), area: Box(minX: -1, minY: 50, maxX: 1, maxY: 51))
    #expect(!reprojector.isBallpark)
    let point = try #require(reprojector.point(0, 50.5))
    #expect(abs(point.x + 0.000748259) < 1e-9 && abs(point.y - 50.500714341) < 1e-9)
  }

  /// EPSG has parameters for Beijing 1954 in the Ordos basin and the Tarim, none for Guangdong.
  @Test func parametersOfAnotherBasinAreNotTaken() throws {
    let crs = try CRS("EPSG:4214")
    let ordos = try Reprojector(
      from: crs, to: .cgcs2000, area: Box(minX: 108, minY: 38, maxX: 109, maxY: 39))
    #expect(!ordos.isBallpark && ordos.pipeline.contains("helmert"))
    for area in [nil, Box(minX: 112.95, minY: 23.2, maxX: 113.5, maxY: 23.7)] {
      #expect { try Reprojector(from: crs, to: .cgcs2000, area: area) } throws: {
        ($0 as? ProjectionError)?.kind == .ballpark
      }
    }
  }

  /// A map projection holds everywhere: an area of interest outside its zone is no obstacle.
  @Test func anAreaOutsideTheZoneIsNoObstacle() throws {
    let beijing = Box(minX: 116, minY: 39.5, maxX: 117, maxY: 40.5)
    for code in ["EPSG:4547", "EPSG:4526", "EPSG:3857", "EPSG:32649"] {
      #expect(try Reprojector(from: .crs84, to: CRS(code), area: beijing).point(116.4, 39.9) != nil)
      #expect(try Reprojector(from: CRS(code), to: .working, area: beijing).isBallpark == false)
    }
  }
}
