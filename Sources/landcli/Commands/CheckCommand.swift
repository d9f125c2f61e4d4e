import ArgumentParser
import Foundation
import LandKit

/// `landcli check`: everything that is wrong with the input, located and classed.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "列出输入数据的全部问题。List everything that is wrong with the input.",
    discussion: """
      打印各类问题的数量与首例；加 -o 则把全部问题写入 problems.json 与 problems.geojson。
      Prints the classes with counts and the first of each; with -o all of them go to problems.json and
      problems.geojson. Exit status 1 when there are errors (see --fail-on), 65 when a file is unusable as a whole.
      """)

  @OptionGroup var study: StudyOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var findings: FindingOptions

  @Option(name: [.short, .long], help: "写出问题清单的文件夹。Folder for the lists.")
  var output: String?

  @Flag(help: "把清单以 JSON 写到标准输出。Write the list as JSON to standard output.")
  var json = false

  func run() throws {
    try common.run("check") {
      Interrupts.listen()
      let line = ProgressLine(common)
      let request: StudyRequest
      do { request = try study.request(common, output: output) } catch let failure as InputFailure {
        try report(ProblemLedger(failure.problems))
        throw failure
      }
      do {
        let measured = try StudyMeasurer(request, progress: line.progress).run()
        line.finish()
        try report(measured.problems)
        try findings.finish(measured.problems, standard: .error)
      } catch let failure as StudyFailure {
        line.finish()
        // Everything stands in the report already; the status alone is left to say.
        try report(failure.everything)
        throw Failure(failure, common.language).status.exitCode
      }
    }
  }

  private func report(_ ledger: ProblemLedger) throws {
    if let output {
      let folder = try AtomicFolder(target: output, overwrite: common.overwrite, marker: "problems.json")
      do {
        try folder.write(ProblemsJSON.document(ledger), to: "problems.json")
        try folder.write(ProblemsJSON.places(ledger), to: "problems.geojson")
        try folder.commit()
      } catch {
        folder.abandon()
        throw error
      }
    }
    if json {
      FileHandle.standardOutput.write(Data(ProblemsJSON.document(ledger)))
    } else {
      print(ProblemSummary(ledger, common.language).lines.joined(separator: "\n"))
    }
  }
}
