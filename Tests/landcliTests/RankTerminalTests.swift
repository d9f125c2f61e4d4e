import Foundation
import Testing

/// What a run says, and where.
@Suite struct RankTerminalTests {
  @Test func nothingButErrorsWhenQuiet() throws {
    let study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.205, 23.405), #""id":"A""#)]), to: "in.geojson")
    let quiet = try study.run("rank", "in.geojson", ["--quiet"])
    #expect(quiet.status == 0 && quiet.stderr.isEmpty && quiet.stdout.isEmpty)
    let failed = try study.run("rank", "in.geojson", ["--quiet"])
    #expect(failed.status == 73 && !failed.stderr.isEmpty)
  }

  @Test func theSummaryGoesToStderrWithoutColoursOrProgress() throws {
    let shared = try SharedRank.plain.get()
    #expect(!shared.stderr.contains("\u{1B}") && !shared.stderr.contains("\r"))
    for words in ["1820 ranked", "benchmark parks: P01", "land account", "closes in the plane", "problems"] {
      #expect(shared.stderr.contains(words), "\(words)")
    }
    let rows = shared.stderr.split(separator: "\n").filter { $0.contains("  S0") }
    #expect(rows.count >= 10)
    #expect(shared.stderr.contains("\(shared.folder)/ranked.geojson"))
  }

  @Test func eachLanguageKeepsToItself() throws {
    let study = try SmallStudy()
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.205, 23.405), #""id":"A""#)]), to: "in.geojson")
    let chinese = try study.run("rank", "in.geojson", ["--lang", "zh", "--overwrite"])
    #expect(chinese.stderr.contains("土地账") && !chinese.stderr.contains("land account"))
    let english = try study.run("rank", "in.geojson", ["--lang", "en", "--overwrite"])
    #expect(english.stderr.contains("land account") && !english.stderr.contains("土地账"))
    func said(_ locale: String) throws -> String {
      try CLI.run(
        ["check", "--parcels", study.folder.file("in.geojson"), "--parks", study.parks],
        environment: ["LC_ALL": locale]
      ).stdout
    }
    #expect(try said("zh_CN.UTF-8").contains("问题") && said("en_GB.UTF-8").contains("problems"))
    #expect(try said("C").contains("problems"))
  }

  @Test func controlCharactersOfTheDataNeverReachTheTerminal() throws {
    let study = try SmallStudy()
    let id = #""id":"A\u001b[31m\u202e","name":"\u0007x\r","output_wan":"\u001b]0;x","tax_wan":1"#
    _ = try study.folder.write(
      Text.collection([Text.feature(Text.square(113.205, 23.405), id)]), to: "in.geojson")
    let out = try study.run("rank", "in.geojson")
    let explained = try CLI.run(
      [
        "explain", "A\u{1B}[31m\u{202E}", "--parcels", study.folder.file("in.geojson"), "--parks",
        study.parks,
      ])
    #expect(out.status == 0 && explained.status == 0, "\(explained.stderr)")
    for text in [out.stderr, explained.stdout] {
      #expect(text.unicodeScalars.allSatisfy { !["\u{1B}", "\u{7}", "\r", "\u{202E}"].contains($0) })
    }
  }

  /// `script` of util-linux gives the run a terminal of its own.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
  func onATerminalThereIsProgressThatIsWipedAway() throws {
    let scratch = try ScratchFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    let command =
      "'\(CLI.executable.path)' rank '\(SampleData.huadu)/plan.yaml' -o '\(scratch.file("out"))' --lang en --threads 1"
    process.arguments = ["-qec", command, "/dev/null"]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.contains("land account"))
    let pieces = text.components(separatedBy: "\r\u{1B}[K")
    #expect(pieces.count > 2, "no progress on a terminal")
    #expect(pieces.dropFirst().contains { $0.contains(" s left") || $0.contains("%") })
    // The last thing before the summary is the wiping of the line.
    #expect(pieces.last?.hasPrefix("2000 parcels") == true)
  }
}
