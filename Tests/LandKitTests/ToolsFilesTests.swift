import Foundation
import Testing

@testable import LandKit

@Suite struct ToolsFilesTests {
  @Test func aSpoolHoldsWhatCameAndLeavesNothingBehind() throws {
    let folder = try ToolsFolder()
    let text = String(repeating: "0123456789", count: 300_000)
    let source = open(try folder.write(text, to: "source"), O_RDONLY)
    defer { close(source) }
    var spool: StdinSpool? = try StdinSpool(beside: folder.path + "/out", input: source)
    let path = try #require(spool?.path)
    #expect(spool?.size == 3_000_000 && folder.names == ["source"])
    #expect(StdinSpool.shownName(of: path) == "-" && StdinSpool.shownName(of: "a/b") == "a/b")
    // Opened twice, each reader has a place of its own.
    for _ in 0..<2 { #expect(try ByteFile(path).bytes(0..<3_000_000).elementsEqual(text.utf8)) }
    withExtendedLifetime(spool) {}
    spool = nil
    #expect(throws: FileError.self) { try StdinSpool(beside: folder.path + "/none/out", input: source) }
  }

  @Test func anOutputIsNeverPutInThePlaceOfADeviceOrFolder() throws {
    let folder = try ToolsFolder()
    let fifo = folder.path + "/fifo"
    #expect(mkfifo(fifo, 0o600) == 0)
    for target in [fifo, folder.path] {
      let error = #expect(throws: FileError.self) { try ResultOutput(target, overwrite: true) }
      #expect(error?.kind == .create)
    }
    #expect(folder.names == ["fifo"])
  }

  @Test func tallyIsTheSameHoweverTheFileWasShared() {
    func problem(_ offset: Int) -> Problem {
      Problem(.geometryNull, at: Place(layer: "x", offset: offset), Bilingual(zh: "", en: "\(offset)"))
    }
    var whole = ProblemTally()
    (0..<40).forEach { whole.add(problem($0)) }
    var merged = ProblemTally()
    for worker in [2, 0, 1] {
      var part = ProblemTally()
      (0..<40).filter { $0 % 3 == worker }.forEach { part.add(problem($0)) }
      merged.merge(part)
    }
    #expect(merged.groups == whole.groups && merged.groups[0].count == 40)
    #expect(merged.lines(.en).last == "error: [geometry:null] and 35 more")
  }

  @Test func aProblemSaysWhereOnOneLine() {
    let problem = Problem(
      .ringSpike,
      at: Place(
        layer: "a", file: "p.geojson", line: 12, feature: 3, id: "P\n7", ring: 2, vertex: 5,
        lonLat: (113.25, 23.5)), Bilingual(zh: "折返", en: "turns back"))
    #expect(
      problem.line(.en)
        == "repaired: p.geojson:12: feature 3 (“P\\u{a}7”), ring 2, vertex 5 at 113.25, 23.5: [ring:spike] turns back"
    )
    #expect(
      problem.line(.zh) == "已修复：p.geojson:12：第 3 个要素（“P\\u{a}7”），第 2 环，第 5 点（113.25, 23.5）：[ring:spike] 折返")
  }
}
