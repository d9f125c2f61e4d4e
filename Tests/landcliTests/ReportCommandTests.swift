import Foundation
import Testing

/// `landcli report` end to end: what it takes, what it refuses, what it leaves behind.
@Suite struct ReportCommandTests {
  private static let plan = SampleData.faulty + "/plan.yaml"

  private func ranked(_ folder: ScratchFolder) throws -> String {
    let results = folder.file("results")
    let ran = try CLI.run(["rank", Self.plan, "-o", results, "--quiet"])
    #expect(ran.status == 0, "\(ran.stderr)")
    return results
  }

  @Test func resultsGiveOnePageAndAPlanOfYearsItsAuditToo() throws {
    let folder = try ScratchFolder()
    let results = try ranked(folder)
    let first = try CLI.run(["report", results, "-o", "-", "--static"])
    #expect(first.status == 0 && first.stderr.isEmpty, "\(first.stderr)")
    #expect(first.stdout.hasPrefix("<!DOCTYPE html>") && first.stdout.hasSuffix("</html>\n"))
    let second = try CLI.run(["report", results, "-o", "-", "--static", "--threads", "1"])
    #expect(first.stdout == second.stdout)
    let page = folder.file("plan.html")
    let third = try CLI.run(["report", SampleData.huadu + "/plan.yaml", "-o", page, "--static", "--quiet"])
    #expect(third.status == 0, "\(third.stderr)")
    let text = try String(contentsOfFile: page, encoding: .utf8)
    // The plan has years, so its report has them too.
    #expect(text.contains("findings.csv") && !text.contains("There is no audit"))
    #expect(first.stdout.contains("There is no audit"))
  }

  @Test func nothingIsReplacedUnasked() throws {
    let folder = try ScratchFolder()
    let results = try ranked(folder), page = folder.file("page.html")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: page))
    #expect(try CLI.run(["report", results, "-o", page, "--static"]).status == 73)
    #expect(try String(contentsOfFile: page, encoding: .utf8) == "mine")
    #expect(try CLI.run(["report", results, "-o", page, "--static", "--overwrite"]).status == 0)
  }

  @Test func whatCannotBeUsedIsRefused() throws {
    let folder = try ScratchFolder()
    let results = try ranked(folder), page = folder.file("page.html")
    func status(_ arguments: [String]) throws -> Int32 {
      try CLI.run(["report"] + arguments + ["-o", page, "--quiet"]).status
    }
    #expect(try status([folder.file("nowhere")]) == 66)
    #expect(try status([folder.path]) == 65)
    #expect(try status([results, "--static", "--weights", "size=1"]) == 64)
    #expect(try status([results, "--static", "--year", "2019"]) == 64)
    #expect(try status([results, "--static", "--redact", "rent"]) == 64)
    #expect(try status([results, "--static", "--limit", "0"]) == 64)
    #expect(try status([results, "--parcel", "nobody"]) == 64)
    #expect(try status([results, "--static", "--audit", folder.file("nowhere")]) == 66)
    #expect(try status([results, "--javascript", folder.path]) == 69)
    #expect(!FileManager.default.fileExists(atPath: page))
    try FileManager.default.removeItem(atPath: results + "/account.json")
    #expect(try status([results, "--static"]) == 65)
    #expect(!FileManager.default.fileExists(atPath: page))
  }

  /// A folder in which `sources.csv` or an audit's findings were changed is refused, with the file named.
  @Test func whatWasChangedIsRefused() throws {
    let folder = try ScratchFolder()
    let results = folder.file("results"), page = folder.file("page.html")
    #expect(try CLI.run(["rank", SampleData.huadu + "/plan.yaml", "-o", results, "--quiet"]).status == 0)
    let read = try Data(contentsOf: URL(fileURLWithPath: results + "/sources.csv"))
    let sources = String(decoding: read, as: UTF8.self)
    #expect(sources.split(separator: "\r\n").count == 2001)
    let changed = sources.replacingOccurrences(of: "stats_line", with: "stats_lime")
    try Data(changed.utf8).write(to: URL(fileURLWithPath: results + "/sources.csv"))
    let ran = try CLI.run(["report", results, "-o", page, "--static", "--lang", "en"])
    #expect(ran.status == 65 && ran.stderr.contains("sources.csv"), "\(ran.stderr)")
    try Data(sources.utf8).write(to: URL(fileURLWithPath: results + "/sources.csv"))
    let audit = folder.file("audit")
    try FileManager.default.createDirectory(atPath: audit, withIntermediateDirectories: true)
    for (name, text) in [
      ("manifest.json", "{}"), ("series.csv", "layer\r\n"),
      ("findings.json", "{\"counts\": {}, \"findings\": [{\"rule\": \"a\"}, {\"ru"),
    ] { try Data(text.utf8).write(to: URL(fileURLWithPath: audit + "/" + name)) }
    let cut = try CLI.run(["report", results, "--audit", audit, "-o", page, "--static", "--lang", "en"])
    #expect(cut.status == 65 && cut.stderr.contains("findings.json"), "\(cut.stderr)")
    #expect(!FileManager.default.fileExists(atPath: page))
  }

  /// Studies at the edge of what there can be have a page and a sheet.
  @Test func smallAndEmptyStudiesHaveAPage() throws {
    let folder = try ScratchFolder()
    func write(_ name: String, _ features: [String]) throws -> String {
      let text = "{\"type\": \"FeatureCollection\", \"features\": [" + features.joined(separator: ",") + "]}"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
      return folder.file(name)
    }
    func square(_ id: String, _ x: Double, _ amounts: String) -> String {
      let ring = [[x, 23.4], [x + 0.004, 23.4], [x + 0.004, 23.404], [x, 23.404], [x, 23.4]]
      return "{\"type\": \"Feature\", \"properties\": {\"id\": \"\(id)\", \(amounts)}, "
        + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [\(ring)]}}"
    }
    let parks = try write("parks.geojson", [square("P", 113.2, "\"output_wan\": 900000, \"tax_wan\": 40000")])
    let known = "\"output_wan\": 100, \"tax_wan\": 3", withheld = "\"output_wan\": \"***\", \"tax_wan\": null"
    let studies = [
      [], [square("A0", 113.25, known)],
      (0..<3).map { square("A\($0)", 113.25 + Double($0) / 100, withheld) },
    ]
    for (i, parcels) in studies.enumerated() {
      let results = folder.file("results\(i)")
      let layer = try write("parcels\(i).geojson", parcels)
      let ran = try CLI.run(["rank", "--parcels", layer, "--parks", parks, "-o", results, "--quiet"])
      #expect(ran.status == 0, "\(ran.stderr)")
      for options in [["--static"], ["--static", "--lang", "zh"]]
        + (parcels.isEmpty ? [] : [["--parcel", "A0"]])
      {
        let page = try CLI.run(["report", results, "-o", "-"] + options)
        #expect(page.status == 0 && page.stdout.hasSuffix("</html>\n"), "\(i) \(options) \(page.stderr)")
        #expect(!page.stdout.contains(">nan") && !page.stdout.contains(">inf"), "\(i) \(options)")
      }
    }
  }

  /// Folders made for a plan are gone afterwards, when it failed too.
  @Test func nothingIsLeftBehind() throws {
    let folder = try ScratchFolder()
    let environment = ["TMPDIR": folder.path]
    for arguments in [["--static"], ["--parcel", "nobody"]] {
      _ = try CLI.run(
        ["report", Self.plan, "-o", folder.file("page.html"), "--overwrite", "--quiet"] + arguments,
        environment: environment)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "page.html" }
    #expect(left.isEmpty, "\(left)")
  }

  @Test func aSheetIsOfOneParcel() throws {
    let folder = try ScratchFolder()
    let results = try ranked(folder)
    let sheet = try CLI.run(["report", results, "--parcel", "S000002", "-o", "-", "--lang", "zh"])
    #expect(sheet.status == 0, "\(sheet.stderr)")
    #expect(sheet.stdout.contains("S000002") && sheet.stdout.contains("审图号"))
    #expect(!sheet.stdout.contains("<script"))
  }
}
