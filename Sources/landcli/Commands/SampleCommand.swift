import ArgumentParser
import Foundation
import LandSample

/// `landcli sample`: writes a synthetic study.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Make a synthetic study: parks, zones, parcels by year, figures, plan. 生成合成样例。",
    discussion:
      "The same options give the same bytes. Neither shapes nor figures are real; the README says how they were made."
  )

  @Argument(help: "The folder to make.")
  var folder: String

  @Option(help: "The seed; not with --audit.")
  var seed: UInt64?

  @Option(
    help: "How many parcels the study's year has, 60 at least; above 20,000 areas grow with the square root.")
  var parcels = 2000

  @Option(help: "The years, as 2018-2020 or 2020; the last is the study's.")
  var years = "2018-2020"

  @Flag(help: "Plant every class of fault, and list them in planted.json.")
  var faults = false

  @Flag(
    help:
      "Make the small study for the audit instead: three years, every fault planted once, near misses, a list."
  )
  var audit = false

  @Flag(help: "Replace a sample that is there.")
  var overwrite = false

  @Flag(help: "Say nothing on stderr.")
  var quiet = false

  func validate() throws {
    if audit == (seed != nil) || (audit && faults) {
      throw ValidationError("sample takes --seed (with --faults or without), or --audit alone.")
    }
  }

  func run() throws {
    if audit { return try writeAudit() }
    guard let range = SampleCommand.range(years) else {
      throw ValidationError("--years takes a year or two, as 2018-2020, not \(years).")
    }
    let options = SampleOptions(seed: seed ?? 0, parcels: parcels, years: range, faults: faults)
    do {
      let summary = try SampleStudy.write(
        options, to: URL(fileURLWithPath: folder), overwrite: overwrite, progress: say)
      let gross = summary.gross.last ?? 0
      say(
        "\(folder): \(summary.parcels.last ?? 0) parcels, \(gross / 1e6) km²; \(summary.zones) zones, "
          + "\(summary.zoneArea / 1e6) km²; \(summary.parks.count) parks; \(summary.planted) planted faults")
    } catch {
      throw fail(error)
    }
  }

  private func writeAudit() throws {
    do {
      let planted = try AuditStudy.write(to: URL(fileURLWithPath: folder), overwrite: overwrite)
      say(
        "\(folder): \(planted.components.count) changes of ground or id, \(planted.findings.count) findings, "
          + "\(planted.nearMisses.count) near misses planted")
    } catch {
      throw fail(error)
    }
  }

  private func fail(_ error: SampleError) -> ExitCode {
    FileHandle.standardError.write(Data("landcli sample: \(error.message.zh)\n\(error.message.en)\n".utf8))
    return ExitCode(SampleCommand.exitStatus(error))
  }

  private func say(_ line: String) {
    if !quiet { FileHandle.standardError.write(Data((line + "\n").utf8)) }
  }

  /// `2018-2020` or `2020`.
  static func range(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count <= 2, let first = parts.first ?? nil, let last = parts.last ?? nil, first <= last else {
      return nil
    }
    return first...last
  }

  private static func exitStatus(_ error: SampleError) -> Int32 {
    switch error {
    case .tooMany, .badOption: 64
    case .exists, .foreign: 73
    case .cannotWrite: 74
    case .unsettled: 70
    }
  }
}
