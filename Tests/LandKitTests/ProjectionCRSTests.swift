import Testing

@testable import LandKit

@Suite struct ProjectionCRSTests {
  @Test(arguments: [
    ("EPSG:4547", "EPSG:4547"), ("4547", "EPSG:4547"), (" epsg:4547\n", "EPSG:4547"),
    ("EPSG::4547", "EPSG:4547"),
    ("urn:ogc:def:crs:EPSG::4490", "EPSG:4490"), ("urn:ogc:def:crs:EPSG:9.8.15:4547", "EPSG:4547"),
    ("URN:OGC:DEF:CRS:EPSG::4526", "EPSG:4526"), ("urn:x-ogc:def:crs:EPSG:4326", "EPSG:4326"),
    ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"), ("urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"),
    ("CRS84", "OGC:CRS84"), ("crs:84", "OGC:CRS84"),
    ("http://www.opengis.net/def/crs/EPSG/0/4547", "EPSG:4547"),
    ("https://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"),
    ("http://www.opengis.net/gml/srs/epsg.xml#4326", "EPSG:4326"), ("CGCS2000", "EPSG:4490"),
    ("WGS 84", "EPSG:4326"), ("GCJ-02", "GCJ-02"), ("gcj02", "GCJ-02"), ("火星坐标", "GCJ-02"),
    ("BD-09", "BD-09"),
    ("EPSG:4547@yx", "EPSG:4547@yx"), ("4490@YX", "EPSG:4490@yx"), ("ESRI:102100", "ESRI:102100"),
  ])
  func namesAreRead(_ text: String, _ canonical: String) throws {
    #expect(try CRS(text).canonicalName == canonical)
  }

  @Test func constantsAreWhatPROJSays() throws {
    for constant in [CRS.cgcs2000, .wgs84, .crs84, .working] {
      let read = try CRS(constant.canonicalName)
      #expect(read.name == constant.name)
      #expect(read.isGeographic == constant.isGeographic)
      #expect(read.axisUnit == constant.axisUnit)
      #expect(read.areaOfUse == constant.areaOfUse)
      #expect(read.geodeticName == constant.geodeticName)
      #expect(read.definition == constant.definition)
    }
  }

  @Test func kindsAndUnits() throws {
    let gk = try CRS("EPSG:4547")
    #expect(!gk.isGeographic && gk.axisUnit == .metres && !gk.isLonLat)
    #expect(gk.name == "CGCS2000 / 3-degree Gauss-Kruger CM 114E")
    let gcj = try CRS("GCJ-02")
    #expect(gcj.isGeographic && gcj.offset == .gcj02 && !gcj.isLonLat && gcj.axisUnit == .degrees)
    #expect(try CRS("EPSG:2263").axisUnit == .other("US survey foot"))
    #expect(try CRS("EPSG:4807").axisUnit == .other("grad"))
    #expect(try !CRS("EPSG:4490@yx").isLonLat)
  }

  @Test func urnsReadBackAndExistOnlyForNames() throws {
    #expect(
      CRS.working.urn == "urn:ogc:def:crs:EPSG::4547" && CRS.crs84.urn == "urn:ogc:def:crs:OGC:1.3:CRS84")
    for crs in [CRS.working, .crs84, .wgs84, try CRS("ESRI:102100")] {
      let urn = try #require(crs.urn)
      #expect(try CRS(urn, definitions: false) == crs)
    }
    for text in ["GCJ-02", "EPSG:4547@yx", "+proj=longlat +ellps=GRS80"] { #expect(try CRS(text).urn == nil) }
  }

  @Test func onlyAPlaneInMetresMayHoldOverlays() throws {
    #expect(CRS.working.isMetricPlane)
    for text in ["EPSG:4490", "EPSG:2263", "EPSG:4547@yx", "BD-09"] { #expect(try !CRS(text).isMetricPlane) }
  }

  @Test func definitionsAreReadUnlessAFileGivesThem() throws {
    let text = "+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m"
    let crs = try CRS(text)
    #expect(!crs.isGeographic && crs.axisUnit == .metres && crs.canonicalName == text)
    let wkt =
      "GEOGCS[\"x\",DATUM[\"d\",SPHEROID[\"s\",6378140,298.257]],PRIMEM[\"Greenwich\",0],"
      + "UNIT[\"degree\",0.0174532925199433]]"
    #expect(try CRS(wkt).isGeographic)
    #expect(kind { try CRS(text, definitions: false) } == .unknownCRS)
    #expect(kind { try CRS(wkt, definitions: false) } == .unknownCRS)
  }

  @Test(arguments: [
    "", " ", "EPSG", "EPSG:", ":4547", "EPSG:99999", "EPSG:4547:9:9", "EPSG:4547\0EPSG:4490", "EPSG:-1",
    "-4547",
    "NAD27 thing", "wgs 1984", "urn:ogc:def:crs:", "urn:ogc:def:crs:EPSG", "urn:ogc:def:datum:EPSG::6326",
    "http://evil.example/def/crs/EPSG/0/4547", "file:///etc/passwd", "../../etc/passwd",
    "EPSG:4547; DROP TABLE",
    "'; --:1", "+proj=", "+proj=tmerc +lon_0=abc", "+", "{", "{}", "GEOGCS[", "PROJCRS[\"x\"]", "[", "４５４７",
    "EPSG:٤٥٤٧", "@yx", "EPSG:4547@yx@yx", "@/etc/passwd", "+init=/etc/passwd:x",
    "99999999999999999999999999",
  ])
  func hostileNamesAreErrors(_ text: String) { #expect(kind { try CRS(text) } == .unknownCRS) }

  @Test func longTextsAreErrorsAndQuotedShort() {
    let text = String(repeating: "EPSG:", count: 100_000)
    do {
      _ = try CRS(text)
      Issue.record("read")
    } catch { #expect(error.detail.en.count < 200) }
    do {
      _ = try CRS("EPSG:\u{1b}[31m\u{202e}x")
      Issue.record("read")
    } catch {
      #expect(!error.detail.zh.unicodeScalars.contains("\u{1b}"))
      #expect(!error.detail.en.unicodeScalars.contains("\u{202e}"))
    }
  }

  /// 5773 is vertical, 4978 geocentric, 4979 three-dimensional, 7405 compound.
  @Test(arguments: ["EPSG:5773", "EPSG:4978", "EPSG:4979", "EPSG:7405"])
  func otherThingsAreNotHorizontal(_ text: String) { #expect(kind { try CRS(text) } == .notHorizontal) }

  @Test(arguments: [
    ("EPSG:45470", "EPSG:4547"), ("EPGS:4547", "EPSG:4547"), ("CRS85", "CRS84"), ("GCJ-03", "GCJ-02"),
  ])
  func nearNamesAreProposed(_ text: String, _ near: String) {
    do {
      _ = try CRS(text)
      Issue.record("read")
    } catch { #expect(error.hint?.en.contains(near) == true && error.hint?.zh.contains(near) == true) }
  }

  @Test func everyProposedCodeIsTheGridItIsTakenFor() throws {
    for code in ChinaGrids.cgcs2000 {
      let name = try CRS("EPSG:\(code)").name
      #expect(name.hasPrefix("CGCS2000 / "))
      let older = try ChinaGrids.older(of: code).map { try CRS("EPSG:\($0)").name }
      let grid = name.dropFirst("CGCS2000 / ".count)
      #expect(older == ["Xian 1980 / " + grid, "Beijing 1954 / " + grid])
    }
    #expect(Set(ChinaGrids.cgcs2000).count == 64)
    for code in ChinaGrids.foreign { #expect(try CRS("EPSG:\(code)").name.hasPrefix("WGS 84 / ")) }
  }

  private func kind(_ body: () throws -> CRS) -> ProjectionError.Kind? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? ProjectionError)?.kind }
  }
}
