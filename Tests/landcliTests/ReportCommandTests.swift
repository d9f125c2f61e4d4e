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
