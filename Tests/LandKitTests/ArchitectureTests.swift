import Foundation
import Testing

/// Who may call whom, read from the sources: see docs/architecture.md.
@Suite struct ArchitectureTests {
  /// A source of the library, and the room (folder) it lies in.
  struct Source {
    let path: String
    let room: String
    let imports: Set<String>
    let code: String
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All sources of a target; comments and the insides of string literals are left out of `code`.
  static func sources(of target: String) throws -> [Source] {
    let folder = root.appendingPathComponent("Sources/\(target)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      return Source(
        path: "\(target)/\(path)", room: path.contains("/") ? String(path.prefix { $0 != "/" }) : "",
        imports: imports(text), code: code(text))
    }
  }

  static func imports(_ text: String) -> Set<String> {
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|func|protocol|typealias|var|let)\s+)?(\w+)/
    return Set(text.split(separator: "\n").compactMap { $0.firstMatch(of: pattern).map { String($0.1) } })
  }

  static func code(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { code(ofLine: String($0)) }
      .joined(separator: "\n")
  }

  static func code(ofLine line: String) -> String {
    let literal = /"(?:[^"\\]|\\.)*"/
    let withoutTexts: String = line.replacing(literal, with: "''")
    guard let comment = withoutTexts.firstRange(of: "//") else { return withoutTexts }
    return String(withoutTexts[..<comment.lowerBound])
  }

  @Test func theScanSeesWhatItLooksFor() throws {
    let text = """
      @preconcurrency import CGEOS
      public import struct Foundation.URL
      @testable import LandKit // import CProj
      let a = "import CText; print(1)" // print(2)
      print(a)
      """
    #expect(Self.imports(text) == ["CGEOS", "Foundation", "LandKit"])
    #expect(Self.code(text).matches(of: /\bprint\(/).count == 1)
    let found = try Self.sources(of: "LandKit")
    #expect(found.count > 100)
    #expect(Set(found.map(\.room)).isSuperset(of: ["Native", "Geometry", "Units", "Report", "Study"]))
    #expect(
      found.contains { $0.imports.contains("CGEOS") } && found.contains { $0.imports.contains("CProj") })
  }

  @Test func onlyNativeKnowsGEOSAndPROJ() throws {
    for target in ["LandKit", "LandStore", "LandOffice", "LandSample", "LandReport", "LandServe", "landcli"] {
      for source in try Self.sources(of: target) where !(target == "LandKit" && source.room == "Native") {
        #expect(source.imports.isDisjoint(with: ["CGEOS", "CProj"]), "\(source.path)")
      }
    }
  }

  /// Each C module has the rooms that may use it, so that a second way to do the same does not creep in.
  @Test(arguments: [
    ("CSimdJSON", ["GeoJSON", "Native"]), ("CFiles", ["Files"]), ("CCrypto", ["Files", "Native"]),
    ("CText", ["GeoJSON", "Report", "Study"]),
  ])
  func eachCModuleStaysInItsRooms(module: String, rooms: [String]) throws {
    for source in try Self.sources(of: "LandKit") where source.imports.contains(module) {
      #expect(rooms.contains(source.room), "\(source.path) imports \(module)")
    }
  }

  @Test(arguments: ["Geometry", "Units", "Text", "Problems"])
  func leavesImportNothingButTheStandardLibrary(room: String) throws {
    let found = try Self.sources(of: "LandKit").filter { $0.room == room }
    #expect(!found.isEmpty)
    for source in found {
      #expect(source.imports.isSubset(of: ["Foundation"]), "\(source.path) imports \(source.imports)")
    }
  }

  @Test func theLibraryIsNotBuiltOnItsUsers() throws {
    let users: Set = [
      "LandStore", "LandOffice", "LandSample", "LandReport", "LandServe", "landcli", "ArgumentParser", "GRDB",
      "Hummingbird",
    ]
    for source in try Self.sources(of: "LandKit") {
      #expect(source.imports.isDisjoint(with: users), "\(source.path)")
    }
    for source in try Self.sources(of: "LandStore") {
      #expect(
        source.imports.isDisjoint(with: ["LandSample", "landcli", "ArgumentParser"]), "\(source.path)")
    }
  }

  /// A report is made of result folders: it knows the library and nothing else of ours.
  @Test func theReportKnowsTheLibraryAlone() throws {
    let found = try Self.sources(of: "LandReport")
    #expect(found.count > 30)
    for source in found { #expect(source.imports.isSubset(of: ["Foundation", "LandKit"]), "\(source.path)") }
  }

  /// SQLite is spoken to in one place.
  @Test func onlyTheStoreKnowsSQLite() throws {
    for target in ["LandSample", "LandServe", "landcli"] {
      for source in try Self.sources(of: target) {
        #expect(source.imports.isDisjoint(with: ["GRDB", "GRDBSQLite"]), "\(source.path)")
      }
    }
  }

  /// Workbooks are written and read in one target, each library in its own rooms.
  @Test func onlyTheOfficeKnowsWorkbooks() throws {
    let rooms = [
      "CXLSXWriter": ["Workbook"], "CZip": ["Container"], "XMLCoder": ["Package"],
      "FoundationXML": ["Reading"],
    ]
    for target in ["LandKit", "LandStore", "LandOffice", "LandSample", "landcli"] {
      for source in try Self.sources(of: target) {
        for (module, rooms) in rooms where source.imports.contains(module) {
          #expect(target == "LandOffice" && rooms.contains(source.room), "\(source.path) imports \(module)")
        }
        if target == "LandOffice" {
          let users: Set = ["LandStore", "LandSample", "ArgumentParser"]
          #expect(source.imports.isDisjoint(with: users), "\(source.path)")
        }
      }
    }
  }

  @Test func librariesNeitherPrintNorExit() throws {
    let libraries = ["LandKit", "LandStore", "LandOffice", "LandSample", "LandReport", "LandServe"]
    for source in try libraries.flatMap({ try Self.sources(of: $0) }) {
      let found = source.code.firstMatch(of: /(?:^|[^.\w])(?:print|debugPrint|dump|NSLog|exit|abort)\(/)
      #expect(found == nil, "\(source.path): \(found.map { String($0.0) } ?? "")")
    }
  }

  /// GEOS and PROJ handles live in their contexts, and those stay with one worker.
  @Test func nativeHandlesAreNotSendable() throws {
    for source in try Self.sources(of: "LandKit") where source.room == "Native" {
      #expect(
        source.code.firstMatch(of: /(?:GEOS|Proj)\w*:[^{]*@unchecked\s+Sendable/) == nil, "\(source.path)")
    }
  }
}
