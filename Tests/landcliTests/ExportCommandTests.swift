import Foundation
import Testing

/// `landcli export`, and what it refuses. Values are held against the result by `scripts/formats-oracle.sh`.
@Suite struct ExportCommandTests {
  private func export(_ folder: String, _ options: [String]) throws -> CLI.Outcome {
    try CLI.run(["export", folder] + options)
  }

  @Test func geoJSONIsCopiedByteForByteUnlessAsked() throws {
    let shared = try SharedRank.plain.get()
    let scratch = try ScratchFolder()
    let out = scratch.file("a.geojson")
    #expect(try export(shared.folder, ["-o", out]).status == 0)
    #expect(FileManager.default.contentsEqual(atPath: out, andPath: shared.folder + "/ranked.geojson"))
    #expect(try export(shared.folder, ["-o", out]).status == 73)
    let csv = scratch.file("a.csv")
    #expect(try export(shared.folder, ["-o", csv]).status == 0)
    #expect(FileManager.default.contentsEqual(atPath: csv, andPath: shared.folder + "/ranked.csv"))
    for name in ["parks", "zones", "district"] {
      let layer = scratch.file(name + ".geojson")
      #expect(try export(shared.folder, ["-o", layer, "--layer", name]).status == 0)
      #expect(FileManager.default.contentsEqual(atPath: layer, andPath: "\(shared.folder)/\(name).geojson"))
    }
  }

  @Test func theCRSMemberIsAsAskedFor() throws {
    let shared = try SharedRank.plain.get()
    func head(_ options: [String]) throws -> String {
      let run = try export(
        shared.folder, ["-o", "-", "--format", "geojson", "--layer", "district"] + options)
      #expect(run.status == 0, "\(run.stderr)")
      return String(run.stdout.prefix(300))
    }
    #expect(try !head([]).contains("\"crs\"") && !head(["--rfc7946"]).contains("\"crs\""))
    #expect(try head(["--legacy-crs"]).contains("urn:ogc:def:crs:EPSG::4490"))
    #expect(try head(["--crs", "4547"]).contains("urn:ogc:def:crs:EPSG::4547"))
    #expect(try head(["--to-crs", "EPSG:4526"]).contains("EPSG::4526"))
  }

  @Test func nothingOfARedactedAmountIsLeft() throws {
    let shared = try SharedRank.all.get()
    let scratch = try ScratchFolder()
    for (name, file) in [("a.geojson", "a.geojson"), ("a.csv", "a.csv"), ("a.geojsonl", "a.geojsonl")] {
      let out = scratch.file(file)
      let run = try export(shared.folder, ["-o", out, "--redact", "output,tax", "--lang", "en"])
      #expect(run.status == 0 && run.stderr.contains("Redacted: output and tax"))
      let text = try String(contentsOfFile: out, encoding: .utf8)
      for word in [
        "output_wan", "tax_wan", "lk_yield", "lk_tax", "lk_gap_", "lk_up_", "lk_std_", "lk_lo", "lk_hi",
      ] {
        #expect(!text.contains(word), "\(name): \(word)")
      }
      #expect(text.contains("lk_redacted") && text.contains("output,tax") && text.contains("lk_rank"))
    }
    let parks = try export(
      shared.folder, ["-o", "-", "--format", "csv", "--layer", "parks", "--redact", "output,tax"])
    #expect(
      parks.stdout.contains("park_id") && !parks.stdout.contains("bench_") && !parks.stdout.contains("kind_"))
    let gpkg = scratch.file("a.gpkg")
    #expect(try export(shared.folder, ["-o", gpkg, "--redact", "output"]).status == 0)
    let said = try AuditStudy.tool(["ogrinfo", "-ro", "-so", "-al", gpkg]).said
    #expect(!said.contains("lk_yield") && !said.contains("output_wan") && !said.contains("lk_score"))
    #expect(said.contains("tax_wan") && said.contains("lk_redacted"))
    for table in ["gpkg_data_columns", "layer_styles"] {
      let rows = try AuditStudy.tool(["sqlite3", gpkg, "SELECT * FROM \(table)"]).said
      #expect(!rows.contains("lk_yield") && !rows.contains("lk_score"), "\(table)")
    }
  }

  @Test func aConditionOnRedactedAmountsIsNamedWithoutItsValues() throws {
    let scratch = try ScratchFolder()
    let result = scratch.file("result")
    let ranked = try CLI.run([
      "rank", SampleData.huadu + "/plan.yaml", "--where", "tax_wan > 1.234567", "-o", result, "--quiet",
    ])
    try #require(ranked.status == 0, "\(ranked.stderr)")
    for name in ["a.geojson", "a.geojsonl", "a.csv", "a.gpkg", "a.xlsx", "a.html"] {
      let out = scratch.file(name)
      let command = name == "a.html" ? ["report", result, "--static"] : ["export", result]
      let run = try CLI.run(command + ["-o", out, "--redact", "output,tax", "--lang", "en"])
      #expect(run.status == 0, "\(name): \(run.stderr)")
      let text =
        name == "a.xlsx"
        ? try AuditStudy.tool([
          "python3", "-c",
          "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(*(z.read(n).decode() for n in z.namelist()))",
          out,
        ]).said : String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
      #expect(!text.contains("1.234567") && !run.stderr.contains("1.234567"), "\(name)")
      if name == "a.xlsx" || name == "a.html" {
        #expect(text.contains("a condition on redacted amounts"), "\(name)")
      } else {
        #expect(run.stderr.contains("a condition on redacted amounts"), "\(name): \(run.stderr)")
      }
    }
  }

  @Test func thePackageHoldsEveryLayerAndItsStyles() throws {
    let shared = try SharedRank.all.get()
    let scratch = try ScratchFolder()
    let gpkg = scratch.file("结果.gpkg")
    let run = try export(shared.folder, ["-o", gpkg, "--lang", "zh"])
    #expect(run.status == 0 && run.stderr.contains("图层 parcels：2000 个要素"), "\(run.stderr)")
    #expect(scratch.names.count == 9 && scratch.names.contains("结果.parcels.qml"))
    let listed = try CLI.run(["convert", "--list-layers", gpkg])
    #expect(listed.stdout.contains("parcels\tMULTIPOLYGON\t2000\tEPSG:4490\t三旧地块"))
    #expect(try export(shared.folder, ["-o", gpkg]).status == 73)
    let other = scratch.file("b.gpkg")
    #expect(try export(shared.folder, ["-o", other, "--to-crs", "4547", "--quiet"]).stderr.isEmpty)
    let first = try CLI.run(
      ["export", shared.folder, "-o", gpkg, "--overwrite"], environment: ["SOURCE_DATE_EPOCH": "1"])
    let bytes = try Data(contentsOf: URL(fileURLWithPath: gpkg))
    _ = try CLI.run(
      ["export", shared.folder, "-o", gpkg, "--overwrite", "--threads", "1"],
      environment: ["SOURCE_DATE_EPOCH": "1"])
    #expect(first.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: gpkg)) == bytes)
  }

  @Test func wrongUsageIsSaid() throws {
    let shared = try SharedRank.plain.get()
    let scratch = try ScratchFolder()
    for options in [
      ["-o", "x"], ["-o", "-", "--format", "gpkg"], ["-o", "a.csv", "--to-crs", "4547"],
      ["-o", "a.xlsx", "--precision", "3"],
      ["-o", "a.gpkg", "--layer", "parks"], ["-o", "a.gpkg", "--legacy-crs"],
      ["-o", "a.csv", "--layer", "zones"],
      ["-o", "a.geojson", "--rfc7946", "--legacy-crs"], ["-o", "a.geojson", "--rfc7946", "--to-crs", "4547"],
      ["-o", "a.geojson", "--precision", "16"], ["-o", "a.geojson", "--redact", "all"],
      ["-o", "a.geojson", "--to-crs", "9"],
      ["-o", "a.gpkg", "--to-crs", "GCJ-02"], ["-o", "a.geojsonl", "--to-crs", "4547"],
    ] {
      let run = try CLI.run(
        ["export", shared.folder] + options.map { $0.hasPrefix("a.") ? scratch.file($0) : $0 })
      #expect(run.status == 64, "\(options): \(run.status) \(run.stderr)")
    }
    #expect(scratch.names.isEmpty)
    #expect(try export(scratch.file("none"), ["-o", scratch.file("a.geojson")]).status == 66)
    let foreign = try export(SampleData.huadu, ["-o", scratch.file("a.geojson"), "--lang", "en"])
    #expect(foreign.status == 65 && foreign.stderr.contains("no result folder of landcli rank"))
    let study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.2, 23.4), #""id":"a""#)]), to: "in.geojson")
    #expect(try study.run("rank", "in.geojson").status == 0)
    let layer = try export(study.folder.file("out"), ["-o", scratch.file("z.geojson"), "--layer", "zones"])
    #expect(layer.status == 66 && layer.stderr.contains("zones"))
  }

  @Test func aDamagedResultIsRefusedAndNothingIsLeft() throws {
    let shared = try SharedRank.plain.get()
    let scratch = try ScratchFolder()
    let copy = scratch.file("copy")
    try FileManager.default.copyItem(atPath: shared.folder, toPath: copy)
    let path = copy + "/ranked.geojson"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] = UInt8(ascii: "\u{1}")
    try bytes.write(to: URL(fileURLWithPath: path))
    for name in ["a.gpkg", "a.geojsonl"] {
      let run = try export(copy, ["-o", scratch.file(name)])
      #expect(run.status == 65 && run.stderr.contains("ranked.geojson"), "\(name): \(run.stderr)")
    }
    #expect(scratch.names == ["copy"], "\(scratch.names)")
  }
}
