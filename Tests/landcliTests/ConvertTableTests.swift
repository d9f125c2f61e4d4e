import Foundation
import Testing

/// `landcli convert` into CSV and workbooks.
@Suite struct ConvertTableTests {
  private static let square =
    #"{"type":"Polygon","coordinates":[[[113.2,23.4],[113.3,23.4],[113.3,23.5],[113.2,23.4]]]}"#

  private func layer(_ scratch: ScratchFolder, _ properties: [String], geometry: String = square) throws
    -> String
  {
    let features = properties.map { #"{"type":"Feature","properties":{\#($0)},"geometry":\#(geometry)}"# }
    return try scratch.write(Text.collection(features), to: "layer.geojson")
  }

  /// Cells of a sheet as its XML has them: `n 12`, `s text`, by address.
  private func cells(_ path: String, sheet: Int = 1) throws -> [String: String] {
    let script = """
      import json, re, sys, zipfile
      import xml.etree.ElementTree as ET
      N = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
      z = zipfile.ZipFile(sys.argv[1])
      shared = []
      if 'xl/sharedStrings.xml' in z.namelist():
          shared = [''.join(t.text or '' for t in s.iter(N + 't')) for s in ET.fromstring(z.read('xl/sharedStrings.xml'))]
      out = {}
      for c in ET.fromstring(z.read(f'xl/worksheets/sheet{sys.argv[2]}.xml')).iter(N + 'c'):
          v = c.find(N + 'v')
          if c.find(N + 'f') is not None: out[c.get('r')] = 'f'
          elif c.get('t') == 'inlineStr': out[c.get('r')] = 's ' + ''.join(t.text or '' for t in c.iter(N + 't'))
          elif c.get('t') == 's': out[c.get('r')] = 's ' + shared[int(v.text)]
          elif v is not None: out[c.get('r')] = 'n ' + v.text
      print(json.dumps(out))
      """
    let run = try AuditStudy.tool(["python3", "-c", script, path, "\(sheet)"])
    try #require(run.status == 0, "\(run.said)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.said.utf8)) as? [String: String])
  }

  private static let rows = [
    #""id":"007","v":12.5,"t":"=1+1","m":"***","n":null,"b":true,"big":9007199254740993"#,
    #""id":"1E5","v":-3,"t":"a,\"b\"\nc","m":"--","b":false,"big":1"#,
  ]

  @Test func aTableKeepsTextTextAndNumbersNumbers() throws {
    let scratch = try ScratchFolder()
    let source = try layer(scratch, Self.rows)
    let out = scratch.file("t.csv")
    let run = try CLI.run(["convert", source, "-o", out, "--lang", "en"])
    #expect(run.status == 0 && run.stderr.contains("geometries are left out"), "\(run.stderr)")
    #expect(run.stderr.contains("1 texts that begin with ="))
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: out)), as: UTF8.self)
    let expected =
      "\u{FEFF}id,v,t,m,n,b,big\r\n007,12.5,\"'=1+1\",***,,true,9007199254740993\r\n"
      + "1E5,-3,\"a,\"\"b\"\"\nc\",--,,false,1\r\n"
    #expect(text == expected, "\(text)")
    let piped = try CLI.run(["convert", source, "-o", "-", "--format", "csv", "--quiet"])
    #expect(piped.stdout.unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test func aWorkbookKeepsTextTextAndNumbersNumbers() throws {
    let scratch = try ScratchFolder()
    let out = scratch.file("t.xlsx")
    let run = try CLI.run(["convert", try layer(scratch, Self.rows), "-o", out, "--lang", "en"])
    #expect(run.status == 0 && run.stderr.contains("more than 15 digits"), "\(run.stderr)")
    let found = try cells(out)
    #expect(
      found["A2"] == "s 007" && found["A3"] == "s 1E5" && found["B2"] == "n 12.5" && found["B3"] == "n -3")
    #expect(found["C2"] == "s =1+1" && found["D2"] == "s ***" && found["D3"] == "s --")
    #expect(found["E2"] == nil && found["E3"] == nil && found["F2"] == "s true")
    #expect(found["G2"] == "s 9007199254740993" && found["G3"] == "n 1")
    #expect(try cells(out, sheet: 2).values.contains { $0.contains("geometries are left out") })
    let again = scratch.file("again.xlsx")
    #expect(try CLI.run(["convert", scratch.file("layer.geojson"), "-o", again, "--lang", "en"]).status == 0)
    #expect(FileManager.default.contentsEqual(atPath: out, andPath: again))
  }

  @Test func geometriesComeAsTextWhenAskedFor() throws {
    let scratch = try ScratchFolder()
    let shapes = [
      (#"{"type":"Point","coordinates":[113.2,23.4,5]}"#, "POINT Z (113.2 23.4 5)"),
      (
        #"{"type":"MultiPoint","coordinates":[[113.2,23.4],[113.3,23.4]]}"#,
        "MULTIPOINT ((113.2 23.4), (113.3 23.4))"
      ),
      (
        #"{"type":"LineString","coordinates":[[113.2,23.4],[113.3,23.5]]}"#,
        "LINESTRING (113.2 23.4, 113.3 23.5)"
      ),
      (Self.square, "POLYGON ((113.2 23.4, 113.3 23.4, 113.3 23.5, 113.2 23.4))"),
      (
        #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[113.2,23.4]}]}"#,
        "GEOMETRYCOLLECTION (POINT (113.2 23.4))"
      ),
      ("null", ""),
    ]
    let features = shapes.map {
      #"{"type":"Feature","id":1,"properties":{"wkt":"mine"},"geometry":\#($0.0)}"#
    }
    let source = try scratch.write(Text.collection(features), to: "mixed.geojson")
    let run = try CLI.run([
      "convert", source, "-o", "-", "--format", "csv", "--geometry", "wkt", "--lang", "en",
    ])
    #expect(
      run.status == 0 && run.stderr.contains("in the column WKT") && run.stderr.contains("“wkt”"),
      "\(run.stderr)")
    let lines = run.stdout.split(separator: "\r\n").map(String.init)
    #expect(lines[0] == "\u{FEFF}feature_id,wkt_2,WKT")
    for (line, shape) in zip(lines.dropFirst(), shapes) {
      let text = shape.1.contains(",") ? "\"\(shape.1)\"" : shape.1
      #expect(line == "1,mine,\(text)")
    }
  }

  @Test func aCellThatCannotHoldItsTextIsSaid() throws {
    let scratch = try ScratchFolder()
    let ring = (0...3000).map { "[\(113.2 + Double($0) * 1e-5),\(23.4 + Double($0 % 2) * 1e-5)]" }
    let line = #"{"type":"LineString","coordinates":[\#(ring.joined(separator: ","))]}"#
    let source = try layer(
      scratch, [#""name":"\#(String(repeating: "名", count: 40_000))\u0001""#], geometry: line)
    let out = scratch.file("t.xlsx")
    let run = try CLI.run(["convert", source, "-o", out, "--geometry", "wkt", "--lang", "en"])
    #expect(
      run.status == 0 && run.stderr.contains("1 texts of") && run.stderr.contains("WKT of 1 geometries"))
    let found = try cells(out)
    #expect(found["A2"]?.count == 32_769 && found["B2"] == nil)
    let csv = try CLI.run(["convert", source, "-o", "-", "--format", "csv", "--geometry", "wkt", "--quiet"])
    #expect(
      csv.stdout.contains(String(repeating: "名", count: 40_000))
        && csv.stdout.contains("LINESTRING (113.2 23.4"))
  }

  @Test func oddLayersAreTablesToo() throws {
    let scratch = try ScratchFolder()
    let empty = try scratch.write(Text.collection([]), to: "empty.geojson")
    for name in ["e.csv", "e.xlsx"] {
      let run = try CLI.run(["convert", empty, "-o", scratch.file(name)])
      #expect(run.status == 0, "\(name): \(run.stderr)")
    }
    let wide = (0..<300).map { #""c\#($0)":\#($0)"# }.joined(separator: ",")
    let odd = #""geometry":1,"fid":2,"id":3,"geom":4,"a":5,"A":6,"nested":{"x":[1,"二"]},\#(wide),"a":7"#
    let source = try layer(scratch, [odd])
    let out = scratch.file("odd.xlsx")
    let run = try CLI.run(["convert", source, "-o", out, "--lang", "en"])
    #expect(run.status == 0 && run.stderr.contains("1 features have a property twice"), "\(run.stderr)")
    let found = try cells(out)
    #expect(
      found["A1"] == "s geometry" && found["A2"] == "n 1" && found["E2"] == "n 7" && found["F2"] == "n 6")
    #expect(found["G2"] == #"s {"x":[1,"二"]}"# && found["KU2"] == "n 299")
    let package = scratch.file("odd.gpkg")
    let packed = try CLI.run(["convert", source, "-o", package, "--lang", "en"])
    #expect(packed.status == 0 && packed.stderr.contains("“fid” became column fid_2"), "\(packed.stderr)")
    #expect(packed.stderr.contains("“A” became column A_2") && packed.stderr.contains("property twice"))
    let table = try CLI.run(["convert", package, "--layer", "layer", "-o", "-", "--format", "csv", "--quiet"])
    #expect(
      table.stdout.hasPrefix("\u{FEFF}feature_id,geometry,fid_2,id,geom_2,a,A_2,nested,c0"), "\(table.stdout)"
    )
  }

  @Test(arguments: [
    ["-o", "a.csv", "--to-crs", "EPSG:4547"], ["-o", "a.csv", "--precision", "3"],
    ["-o", "a.xlsx", "--legacy-crs"],
    ["-o", "a.geojson", "--geometry", "wkt"], ["-o", "a.gpkg", "--geometry", "none"],
    ["-o", "-", "--format", "xlsx"],
  ])
  func optionsWithoutEffectAreRefused(_ options: [String]) throws {
    let scratch = try ScratchFolder()
    let source = try layer(scratch, [#""id":1"#])
    #expect(
      try CLI.run(["convert", source] + options.map { $0.hasPrefix("a.") ? scratch.file($0) : $0 }).status
        == 64)
    #expect(scratch.names == ["layer.geojson"])
  }
}
