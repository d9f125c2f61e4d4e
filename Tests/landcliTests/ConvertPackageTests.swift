import Foundation
import Testing

/// `landcli convert` from and to GeoPackages, those of other programs too.
@Suite struct ConvertPackageTests {
  private func gdal(_ scratch: ScratchFolder, _ text: String, _ options: [String] = []) throws -> String {
    let source = try scratch.write(text, to: "source.geojson")
    let made = scratch.file("gdal.gpkg")
    let run = try AuditStudy.tool(["ogr2ogr", "-f", "GPKG", made, source] + options)
    try #require(run.status == 0, "\(run.said)")
    return made
  }

  private static let every = [
    #"{"type":"Point","coordinates":[113.2,23.4]}"#,
    #"{"type":"MultiPoint","coordinates":[[113.2,23.4],[113.3,23.4]]}"#,
    #"{"type":"LineString","coordinates":[[113.2,23.4],[113.3,23.5]]}"#,
    #"{"type":"MultiLineString","coordinates":[[[113.2,23.4],[113.3,23.5]]]}"#,
    #"{"type":"Polygon","coordinates":[[[113.2,23.4],[113.3,23.4],[113.3,23.5],[113.2,23.4]]]}"#,
    #"{"type":"MultiPolygon","coordinates":[[[[113.2,23.4],[113.3,23.4],[113.3,23.5],[113.2,23.4]]]]}"#,
    #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[113.2,23.4]}]}"#, "null",
  ]

  @Test func everyTypeOfGeometryAndValueComesThrough() throws {
    let scratch = try ScratchFolder()
    let features = Self.every.enumerated().map { i, geometry in
      #"{"type":"Feature","properties":{"n":\#(i),"r":\#(i).5,"t":"地块 \"\#(i)\"\n","b":\#(i % 2 == 0),"z":null},"geometry":\#(geometry)}"#
    }
    let text = Text.collection(features)
    for made in [try gdal(scratch, text, ["-nlt", "GEOMETRY"]), try own(scratch, text)] {
      let out = scratch.file("back.geojson")
      let run = try CLI.run(["convert", made, "-o", out, "--overwrite", "--lang", "en"])
      #expect(run.status == 0, "\(run.stderr)")
      let back = try JSON.features(out)
      #expect(back.count == Self.every.count)
      for (i, feature) in back.enumerated() {
        let properties = try #require(feature["properties"] as? [String: Any])
        #expect(properties["n"] as? Int == i && properties["r"] as? Double == Double(i) + 0.5)
        #expect(properties["t"] as? String == "地块 \"\(i)\"\n" && properties["z"] is NSNull)
        #expect(properties["b"] as? Bool == (i % 2 == 0))
        let expected = try JSONSerialization.jsonObject(
          with: Data(Self.every[i].utf8), options: .fragmentsAllowed)
        #expect((feature["geometry"] as? NSObject) == (expected as? NSObject), "\(i)")
      }
    }
  }

  private func own(_ scratch: ScratchFolder, _ text: String) throws -> String {
    let source = try scratch.write(text, to: "own.geojson")
    let made = scratch.file("own.gpkg")
    let run = try CLI.run(["convert", source, "-o", made])
    try #require(run.status == 0, "\(run.stderr)")
    return made
  }

  @Test func layersAreListedAndChosenByName() throws {
    let scratch = try ScratchFolder()
    let text = Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"a""#)])
    let made = try gdal(scratch, text, ["-nln", "地块"])
    _ = try AuditStudy.tool([
      "ogr2ogr", "-f", "GPKG", "-update", "-nln", "b", made, scratch.file("source.geojson"),
    ])
    let listed = try CLI.run(["convert", "--list-layers", made])
    #expect(listed.status == 0 && listed.stdout.split(separator: "\n").count == 2)
    #expect(listed.stdout.contains("地块\tPOLYGON\t1\tEPSG:4326"))
    let none = try CLI.run(["convert", made, "-o", "-", "--lang", "en"])
    #expect(none.status == 65 && none.stderr.contains("2 layers") && none.stderr.contains("--layer"))
    #expect(try CLI.run(["convert", made, "-o", "-", "--layer", "c"]).stderr.contains("地块, b"))
    #expect(try CLI.run(["convert", made, "-o", "-", "--layer", "地块"]).stdout.contains(#""id":"a""#))
    #expect(try CLI.run(["convert", scratch.file("source.geojson"), "-o", "-", "--layer", "b"]).status == 64)
    #expect(try CLI.run(["convert", made]).status == 64)
  }

  @Test func columnsThatClashAreRenamedAndIdsKept() throws {
    let scratch = try ScratchFolder()
    let source = try scratch.write(
      Text.collection([
        #"{"type":"Feature","id":"007","x":1,"properties":{"Name":"a","name":"b","fid":12345678901234567890,"geom":"g","big":9007199254740993,"":1,"mix":1},"geometry":null}"#,
        #"{"type":"Feature","id":7,"properties":{"mix":"***","list":[1,{"a":2}]},"geometry":null}"#,
      ]), to: "in.geojson")
    let out = scratch.file("o.gpkg")
    let run = try CLI.run(["convert", source, "-o", out, "--lang", "en"])
    #expect(run.status == 0 && run.stderr.contains("“name” became column name_2"), "\(run.stderr)")
    #expect(run.stderr.contains("no place for the member “x” of 1 features"))
    let rows = try AuditStudy.tool(["sqlite3", "-json", out, "SELECT * FROM \"in\""]).said
    for part in [
      #""Name":"a""#, #""name_2":"b""#, #""fid_2":"12345678901234567890""#, #""big":9007199254740993"#,
      #""mix":"1""#,
      #""feature_id":"007""#, #""feature_id":"7""#, #""field":1"#,
    ] { #expect(rows.contains(part), "\(part) in \(rows)") }
    #expect(rows.contains(#"[1,{\"a\":2}]"#))
  }

  @Test func damagedAndForeignFilesAreRefusedWithTheReason() throws {
    let scratch = try ScratchFolder()
    let made = try gdal(
      scratch,
      Text.collection(
        (0..<300).map { Text.feature(Text.square(113.2 + Double($0) * 0.001, 23.4), #""id":"\#($0)""#) }))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: made))
    func refused(_ data: Data, _ words: String, line: Int = #line) throws {
      let path = scratch.file("bad.gpkg")
      try data.write(to: URL(fileURLWithPath: path))
      for arguments in [
        ["convert", path, "-o", scratch.file("o.geojson")], ["convert", "--list-layers", path],
      ] {
        let run = try CLI.run(arguments + ["--lang", "en"])
        #expect(run.status == 65 && run.stderr.contains(words), "line \(line): \(run.status) \(run.stderr)")
        #expect(!scratch.names.contains("o.geojson"))
      }
    }
    try refused(bytes.prefix(4096), "package:file")
    try refused(bytes.prefix(bytes.count / 2), "package:file")
    let database = scratch.file("plain.sqlite")
    _ = try AuditStudy.tool(["sqlite3", database, "CREATE TABLE t(a)"])
    try refused(try Data(contentsOf: URL(fileURLWithPath: database)), "this is no GeoPackage")
    #expect(try CLI.run(["convert", scratch.file("none.gpkg"), "-o", "-"]).status == 66)
    // A blob that is no geometry: the row stays, the place is told.
    _ = try AuditStudy.tool([
      "sqlite3", made,
      "DROP TRIGGER IF EXISTS rtree_source_geom_update1;" + Self.withoutTriggers(made)
        + "UPDATE source SET geom = x'00ff' WHERE fid = 3",
    ])
    let run = try CLI.run(["convert", made, "-o", scratch.file("o.geojson"), "--lang", "en"])
    #expect(run.status == 0 && run.stderr.contains("damaged and cannot be read"), "\(run.stderr)")
    #expect(try JSON.features(scratch.file("o.geojson")).count == 300)
  }

  /// SQL that drops every trigger of the layer: they need functions that the shell lacks.
  private static func withoutTriggers(_ path: String) throws -> String {
    try AuditStudy.tool([
      "sqlite3", path, "SELECT 'DROP TRIGGER \"' || name || '\";' FROM sqlite_schema WHERE type = 'trigger'",
    ])
    .said.replacing("\n", with: "").replacing(#"DROP TRIGGER "rtree_source_geom_update1";"#, with: "")
  }

  @Test func aFileWithoutACRSAsksForOne() throws {
    let scratch = try ScratchFolder()
    let made = try gdal(scratch, Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"a""#)]))
    _ = try AuditStudy.tool(["sqlite3", made, "UPDATE gpkg_geometry_columns SET srs_id = -1"])
    let run = try CLI.run(["convert", made, "-o", "-", "--lang", "en"])
    #expect(run.status == 64 && run.stderr.contains("give --crs"))
    #expect(try CLI.run(["convert", made, "-o", "-", "--crs", "EPSG:4490"]).status == 0)
  }
}
