import ArgumentParser
import Foundation
import LandKit
import LandOffice

/// `landcli init`: writes a first plan for a folder of files.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Look at a folder of GeoJSON files, CSVs and workbooks and write a first plan. 生成计划文件初稿。",
    discussion: "Says on stderr what it guessed and why. The draft is to be checked line by line."
  )

  @Argument(help: "The folder to look at.")
  var folder: String

  @Option(name: .shortAndLong, help: "The plan to write; plan.yaml in the folder when not given.")
  var output: String?

  @Flag(help: "Replace a plan that is there.")
  var overwrite = false

  @Flag(help: "Say nothing on stderr.")
  var quiet = false

  @Option(help: "Language of what is said: zh or en; both when not given.")
  var lang: String?

  func validate() throws {
    if let lang, Language(rawValue: lang) == nil {
      throw ValidationError("--lang takes zh or en, not \(lang).")
    }
  }

  func run() throws {
    let isComplete: Bool
    do { isComplete = try write() } catch {
      for problem in error.problems {
        let file = problem.place.file ?? folder
        say(Bilingual(zh: "错误：\(file)：\(problem.detail.zh)", en: "error: \(file): \(problem.detail.en)"))
      }
      throw ExitCode(error.failure.rawValue)
    }
    // A draft without parcels or parks is written, but no study yet.
    if !isComplete { throw ExitStatus.findings.exitCode }
  }

  private func write() throws(InputFailure) -> Bool {
    let target = output ?? (folder.hasSuffix("/") ? folder : folder + "/") + "plan.yaml"
    let home = URL(fileURLWithPath: folder).standardizedFileURL.path
    let place = URL(fileURLWithPath: target).deletingLastPathComponent().standardizedFileURL.path
    let draft = try PlanDraft.make(
      folder: folder, prefix: place == home ? "" : home + "/", tables: TableFormats([XLSXFormat()]))
    try draft.write(to: target, overwrite: overwrite)
    if quiet { return draft.isComplete }
    draft.notes.forEach(say)
    say(Bilingual(zh: "已写出 \(target)", en: "wrote \(target)"))
    return draft.isComplete
  }

  private func say(_ text: Bilingual) {
    let line = lang.flatMap(Language.init(rawValue:)).map { text($0) } ?? "\(text.zh) | \(text.en)"
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
