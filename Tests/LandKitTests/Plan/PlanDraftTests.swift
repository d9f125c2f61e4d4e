import Foundation
import Testing

@testable import LandKit

@Suite("First plans") struct PlanDraftTests {
  private func feature(_ properties: String, _ position: String = "[113.2,23.4]", head: String = "") -> String
  {
    "{\"type\":\"FeatureCollection\",\(head)\"features\":[{\"type\":\"Feature\",\"properties\":{\(properties)},"
      + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(position),[1,2]"
  }

  @Test("Layers, years, tables and units are found by name; the draft is a plan") func guesses() throws {
    let folder = try TestFolder()
    for year in [2018, 2020] {
      try folder.write(
        "三旧地块-\(year).geojson", feature("\"地块编号\":\"1\",\"产值(万元)\":1,\"用地面积(公顷)\":2,\"建筑面积(m2)\":3"))
    }
    try folder.write("村级工业园区.json", feature("\"zone_id\":1,\"税收（亿元）\":\"***\""))
    try folder.write(
      "layer1.geojson",
      feature(
        "\"park_id\":\"P\\u0031\",\"tax\":2,\"nested\":{\"properties\":{}}",
        head: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4490\"}},"))
    try folder.write("parcels.csv", "编号,年份,产值(万元),预估数\n1,2020,3,1\n")
    try folder.write("notes.csv", "a,b\n1,2\n")
    try folder.write("ranked.geojson", feature("\"id\":1,\"lk_rank\":1"))
    try folder.write("notes.txt", "")
    let draft = try PlanDraft.make(folder: folder.path)
    #expect(draft.isComplete)
    try folder.write("plan.yaml", draft.text)
    let study = try PlanReader.read(path: folder.path + "plan.yaml")
    #expect(study.year == 2020)
    #expect(study.parcels.files.map(\.name) == ["三旧地块-2020.geojson"] && study.parcels.years.count == 2)
    #expect(study.parcels.columns[.id].candidates == ["地块编号"])
    #expect(study.parcels.columns[.output].candidates == ["产值(万元)"])
    #expect(study.parcels.columns[.area].area == .hectare)
    #expect(study.parcels.columns[.area].candidates == ["用地面积(公顷)"])
    #expect(study.zones?.columns[.tax].candidates == ["税收（亿元）"] && study.zones?.columns[.tax].money == .yi)
    #expect(study.parks.files.map(\.name) == ["layer1.geojson"])
    // A unit that no name tells is left as a comment, not guessed.
    #expect(!study.parks.columns[.tax].isDeclared && draft.text.contains("# tax: {column: tax, unit: …}"))
    #expect(draft.text.contains("CRS stated by the file: EPSG:4490"))
    #expect(study.parcels.stats?.key == "编号" && study.parcels.stats?.estimated == "预估数")
    for name in ["notes.csv", "ranked.geojson"] { #expect(draft.text.contains("#   \(name)")) }
    #expect(!draft.text.contains("notes.txt"))
  }

  @Test("Metres without a CRS, a folder without layers, no folder") func gaps() throws {
    let folder = try TestFolder()
    try folder.write("parks.geojson", feature("\"id\":1", "[400000.5,2600000]"))
    try folder.write("broken.json", "[1,2")
    try folder.write("b\"a\\d: #park.csv", "id,output_wan\n1,2\n")
    let draft = try PlanDraft.make(folder: folder.path)
    #expect(!draft.isComplete)
    #expect(
      draft.text.contains("# crs: EPSG:4547      # 坐标不是经纬度") && draft.text.contains("# parcels: {file: …}"))
    #expect(draft.text.contains("#   broken.json"))
    try folder.write("plan.yaml", draft.text)
    let failure = #expect(throws: InputFailure.self) { try PlanReader.read(path: folder.path + "plan.yaml") }
    #expect(failure?.problems.map(\.detail.en) == ["layers.parcels is missing"])
    #expect(throws: InputFailure.self) { try PlanDraft.make(folder: folder.path + "none") }
  }

  @Test("Never overwrites unasked") func overwrite() throws {
    let folder = try TestFolder()
    let draft = try PlanDraft.make(folder: folder.path)
    let path = try folder.write("plan.yaml", "mine")
    let failure = #expect(throws: InputFailure.self) { try draft.write(to: path, overwrite: false) }
    #expect(failure?.failure == .cannotCreate)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    try draft.write(to: path, overwrite: true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == draft.text)
  }

  @Test(
    "Names that YAML could misread stay what they are",
    arguments: [
      "no", "007", "1e5", "a: b", "- x", "#x", "'", "\"", "\\", "null", "~", "产值(万元)", " x", "a\tb", "é",
      "*a", "&a", "!t", "%", "@", "`", "y", "2020-01-01", "<<", "=", "{a}",
    ])
  func quoting(name: String) throws {
    let folder = try TestFolder()
    try folder.write("p", "")
    let text =
      "layers:\n  parcels:\n    file: p\n    columns: {id: \(DraftWriter.quoted(name))}\n  parks: {file: p}\n"
    let study = try PlanReader.read(text: text, file: "plan.yaml", folder: folder.path)
    #expect(study.parcels.columns[.id].candidates == [name])
  }

  @Test("A text cut anywhere is looked at without harm") func cutAnywhere() {
    let text = Array(feature("\"a\\\"b\":{\"x\":[1]},\"花\":\"\\u82b1\"").utf8)
    for end in 0...text.count {
      let peek = JSONPeek(Array(text[..<end]))
      #expect(Set(peek.columns).isSubset(of: ["a\"b", "花"]))
    }
    #expect(JSONPeek(text).columns == ["a\"b", "花"] && JSONPeek(text).position == [113.2, 23.4])
  }
}
