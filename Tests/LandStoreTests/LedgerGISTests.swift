import Foundation
import Testing

@testable import LandStore
@testable import ledgerprobe

/// The ledger in the eyes of programs that others wrote: GDAL, its validator of GeoPackages, SQLite's shell.
@Suite struct LedgerGISTests {
  private func tool(_ arguments: String...) throws -> (status: Int32, said: String) {
    try LedgerCase.run("/usr/bin/env", arguments)
  }

  @Test func gdalReadsEveryLayer() throws {
    let test = try LedgerCase.filled()
    let (status, said) = try tool("ogrinfo", "-ro", "-al", "-so", test.path)
    #expect(status == 0 && !said.contains("Warning") && !said.contains("ERROR"), "\(said)")
    for (layer, geometry, features) in [
      ("parcels", "Multi Polygon", 42), ("parks", "Multi Polygon", 18), ("findings", "Point", 11),
    ] {
      let about = try #require(
        said.components(separatedBy: "Layer name: ").first { $0.hasPrefix(layer + "\n") })
      #expect(
        about.contains("Geometry: \(geometry)\n") && about.contains("Feature Count: \(features)\n"),
        "\(about)")
      #expect(about.contains("ID[\"EPSG\",4490]") && about.contains("China Geodetic Coordinate System 2000"))
      #expect(about.contains("FID Column = fid") && about.contains("Geometry Column = geom"))
    }
    #expect(said.contains("tax_per_area_state: String") && said.contains("tax_per_area: Real"))
    for table in [
      "runs", "decisions", "lineage", "changes", "series", "rules", "benchmarks", "layers", "figures",
      "run_tables", "ledger",
    ] {
      #expect(said.contains("Layer name: \(table)\n"), "\(table)")
    }
  }

  @Test func gdalReadsTheGeometryThatWasWritten() throws {
    let test = try LedgerCase.filled()
    let (_, said) = try tool(
      "ogrinfo", "-ro", "-q", test.path, "-sql",
      "SELECT id, tax, tax_state, geom FROM parks WHERE id = 'P03' AND run = 1")
    #expect(said.contains("tax (Real) = 2\n") && said.contains("tax_state (String) = measured"), "\(said)")
    #expect(
      said.contains("MULTIPOLYGON (((113.04 23.22,113.05 23.22,113.05 23.23,113.04 23.23,113.04 23.22)))"),
      "\(said)")
    let (_, near) = try tool(
      "ogrinfo", "-ro", "-q", test.path, "parks", "-where", "run = 1", "-spat", "113.035", "23.2", "113.045",
      "23.3")
    #expect(near.components(separatedBy: "OGRFeature(parks)").count == 2, "\(near)")
  }

  @Test func gdalCannotEditIt() throws {
    let test = try LedgerCase.filled()
    let before = try Data(contentsOf: URL(fileURLWithPath: test.path))
    for sql in ["UPDATE parcels SET tax = 0", "DELETE FROM findings", "UPDATE parks SET geom = NULL"] {
      let (_, said) = try tool("ogrinfo", test.path, "-sql", sql)
      #expect(said.contains("a finished audit is never changed"), "\(said)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: test.path)) == before)
  }

  @Test func theValidatorIsContent() throws {
    let test = try LedgerCase.filled()
    let (status, said) = try tool(
      "/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", "-k", "--extra", "--warning-as-error",
      test.path)
    #expect(status == 0 && said.isEmpty, "\(said)")
  }

  @Test func sqliteIsContent() throws {
    let test = try LedgerCase.filled()
    for (pragma, answer) in [
      ("integrity_check", "ok\n"), ("foreign_key_check", ""), ("application_id", "1196444487\n"),
      ("user_version", "10300\n"), ("journal_mode", "delete\n"),
    ] {
      let (status, said) = try tool("sqlite3", test.path, "PRAGMA \(pragma)")
      #expect(status == 0 && said == answer, "\(pragma): \(said)")
    }
    #expect(test.names == ["audit.gpkg"])
  }
}
