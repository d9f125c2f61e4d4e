import ArgumentParser
import Foundation
import LandKit

extension Language: ExpressibleByArgument {}

/// The options that every command has.
struct CommonOptions: ParsableArguments {
  @Option(help: "线程数，默认用全部核。Threads; all cores unless given. The results are the same for any number.")
  var threads: Int?

  @Flag(help: "替换已有的输出。Replace an output that exists.")
  var overwrite = false

  @Flag(help: "除错误外不在标准错误输出任何内容。Say nothing on stderr but errors.")
  var quiet = false

  @Option(help: "提示语言，zh 或 en，默认随环境。Language of messages: zh or en; the locale's unless given.")
  var lang: Language?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads 应为 1 至 1024。--threads takes 1 to 1024, not \(threads).")
    }
  }

  /// How many threads to use.
  var threadCount: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The language to speak: `--lang`, else the first of LC_ALL, LC_MESSAGES and LANG that is set; English when
  /// none says Chinese.
  var language: Language { lang ?? Self.language(of: ProcessInfo.processInfo.environment) }

  /// The language of an environment.
  static func language(of environment: [String: String]) -> Language {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return said?.lowercased().hasPrefix("zh") == true ? .zh : .en
  }

  /// Says a line on stderr, unless `--quiet`.
  func say(_ text: Bilingual) { say(text(language)) }

  /// Says a line on stderr, unless `--quiet`.
  /// Writes a line to stderr, `--quiet` or not: errors are never kept quiet.
  func sayAlways(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

  /// Commands whose results are no stream take no `-` for their output.
  static func refuseStandardOutput(_ output: String) throws {
    guard output != "-" else {
      throw ValidationError("此命令的结果不能写到标准输出，请给出路径。-o takes a path here, not standard output.")
    }
  }

  func say(_ line: String) {
    if !quiet { always(line) }
  }

  /// Says a line on stderr, `--quiet` or not.
  func always(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

  /// Runs a command's body; failures are told on stderr and become the exit status.
  func run(_ command: String, _ body: () throws -> Void) throws {
    Memory.keepLittle()
    try Failure.caught(command, language, body)
  }
}
