import Testing

@testable import LandKit

@Suite struct ProjectionPlausibilityTests {
  static let huadu = Box(minX: 112.95, minY: 23.2333, maxX: 113.4667, maxY: 23.6167)
  /// Points in Huadu as each system has them; by pyproj, as in `ProjectionReprojectorTests`.
  static let lonLat = [113.2, 23.4, 112.95, 23.2333, 113.4667, 23.6167]
  static let gk = [418223.8, 2589063.0, 392533.1, 2570763.0, 445575.7, 2612937.6]
  static let prefixed = [38418223.8, 2589063.0, 38392533.1, 2570763.0, 38445575.7, 2612937.6]
  static let mercator = [12601366.4, 2680464.1, 12573536.5, 2660256.8, 12631055.3, 2706770.4]
  static let sixDegree = [724917.6, 2590551.8, 699600.4, 2571714.8, 751782.1, 2615008.3]

  private func check(_ declared: String, _ xy: [Double], in area: Box? = huadu) throws -> CRSMismatch? {
    var box = Box.empty
    for i in stride(from: 0, to: xy.count, by: 2) { box.extend(xy[i], xy[i + 1]) }
    return try PlausibilityCheck(area: area).mismatch(declared: CRS(declared), box: box, sample: xy)
  }

  private func swapped(_ xy: [Double]) -> [Double] {
    stride(from: 0, to: xy.count, by: 2).flatMap { [xy[$0 + 1], xy[$0]] }
  }

  @Test(arguments: [Box?.none, huadu])
  func whatIsDeclaredRightlyPasses(_ area: Box?) throws {
    #expect(try check("CRS84", Self.lonLat, in: area) == nil)
    #expect(try check("EPSG:4547", Self.gk, in: area) == nil)
    #expect(try check("EPSG:4526", Self.prefixed, in: area) == nil)
    #expect(try check("EPSG:3857", Self.mercator, in: area) == nil)
    #expect(try check("EPSG:4508", Self.sixDegree, in: area) == nil)
    #expect(try check("EPSG:2383", Self.gk, in: area) == nil)
    #expect(try check("GCJ-02", Self.lonLat, in: area) == nil)
    #expect(try check("EPSG:4547@yx", swapped(Self.gk), in: area) == nil)
  }

  @Test(arguments: [
    ("CRS84", gk, "EPSG:4547"), ("CRS84", prefixed, "EPSG:4526"), ("CRS84", mercator, "EPSG:3857"),
    ("EPSG:4547", prefixed, "EPSG:4526"), ("EPSG:4526", gk, "EPSG:4547"), ("EPSG:4547", lonLat, "EPSG:4490"),
    ("EPSG:4546", gk, "EPSG:4547"), ("EPSG:4548", gk, "EPSG:4547"), ("EPSG:4525", prefixed, "EPSG:4526"),
    ("EPSG:4547", sixDegree, "EPSG:4508"), ("EPSG:4526", sixDegree, "EPSG:4508"),
    ("EPSG:4508", gk, "EPSG:4547"), ("GCJ-02", gk, "EPSG:4547"),
  ])
  func wrongDeclarationsAreFoundWithWhatFits(_ declared: String, _ xy: [Double], _ fits: String) throws {
    let found = try #require(try check(declared, xy))
    #expect(found.kind == .crsMismatch)
    let first = try #require(found.candidates.first)
    #expect(first.crs.canonicalName == fits, "\(found.candidates.map(\.crs.canonicalName))")
    #expect(abs(first.lon - 113.2) < 0.01 && abs(first.lat - 23.4) < 0.02)
    #expect(found.candidates.allSatisfy { !$0.crs.isSwapped })
    let claimed = try CRS(declared).canonicalName
    for text in [found.detail.zh, found.detail.en] {
      #expect(text.contains("--crs " + fits) && text.contains(claimed))
      #expect(text.contains("\(xy[0])") || text.contains("\(xy[2])"))
    }
    #expect(found.problem(at: Place()).severity == .error)
  }

  @Test(arguments: [("CRS84", lonLat), ("EPSG:4490", lonLat), ("EPSG:4547", gk), ("EPSG:4526", prefixed)])
  func exchangedAxesAreTheirOwnClass(_ declared: String, _ xy: [Double]) throws {
    for area in [Self.huadu, nil] {
      let found = try #require(try check(declared, swapped(xy), in: area))
      #expect(found.kind == .coordinateSwapped)
      let name = try CRS(declared).canonicalName + "@yx"
      #expect(found.candidates.first?.crs.canonicalName == name)
    }
  }

  @Test func exchangedMetresInALonLatFile() throws {
    let found = try #require(try check("CRS84", swapped(Self.gk)))
    #expect(found.kind == .crsMismatch && found.candidates.first?.crs.canonicalName == "EPSG:4547@yx")
  }

  @Test func aNeighbouringZoneNeedsAStudyArea() throws {
    #expect(try check("EPSG:4546", Self.gk, in: nil) == nil)
    #expect(try check("EPSG:4546", Self.gk) != nil)
    let wide = try #require(try check("CRS84", Self.gk, in: nil))
    #expect(wide.isAreaDefault && wide.candidates.count > 8 && wide.detail.en.contains("more"))
    #expect(wide.candidates.first?.crs.canonicalName == "EPSG:4547")
  }

  @Test func olderDatumsAreNamedBesideTheirGrid() throws {
    let found = try #require(try check("CRS84", Self.gk))
    #expect(found.candidates.first?.olderDatums == ["EPSG:2383", "EPSG:2435"])
  }

  @Test func strayVerticesDoNotStopTheRunAndMoreThanHalfDo() throws {
    let stray = [0, 0, 1e9, -1e9, .nan, 5]
    #expect(try check("CRS84", Self.lonLat + Self.lonLat + stray) == nil)
    #expect(try check("CRS84", Self.lonLat + [0, 0, 0, 0, 0, 0, 0, 0]) != nil)
  }

  @Test func nothingIsSaidOfNothing() throws {
    #expect(try check("CRS84", []) == nil)
    #expect(try check("CRS84", [.nan, .infinity]) == nil)
  }

  @Test func whatFitsNowhereSaysSo() throws {
    for xy in [[0.0, 0.0], [1e300, -1e300], [2.35, 48.85]] {
      let found = try #require(try check("CRS84", xy))
      #expect(found.candidates.isEmpty && found.detail.en.contains("no system in common use"))
    }
  }

  @Test func theMarginIsAFifthOfADegree() throws {
    #expect(try check("CRS84", [Self.huadu.maxX + 0.199, 23.4]) == nil)
    #expect(try check("CRS84", [Self.huadu.maxX + 0.201, 23.4]) != nil)
  }
}
