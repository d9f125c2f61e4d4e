import ArgumentParser
import LandKit

/// What is done about problems in the input.
struct FindingOptions: ParsableArguments {
  /// The least severity that makes a run end with status 1.
  enum Threshold: String, ExpressibleByArgument, CaseIterable { case error, repaired, warning, never }

  @Option(
    help: "达到此级别的问题使退出码为 1：error、repaired、warning、never。Problems from this severity on end in status 1.")
  var failOn: Threshold?

  /// Ends with status 1 when a problem reaches the threshold; `standard` is the command's own.
  func finish(_ ledger: ProblemLedger, standard: Threshold = .never) throws {
    guard let limit = severity(failOn ?? standard), let worst = ledger.worst, worst >= limit else { return }
    throw ExitStatus.findings.exitCode
  }

  private func severity(_ threshold: Threshold) -> Severity? {
    switch threshold {
    case .error: .error
    case .repaired: .repaired
    case .warning: .warning
    case .never: nil
    }
  }
}

/// Whether errors in the input stop the run.
struct StrictOptions: ParsableArguments {
  @Flag(help: "有错误即停止，不写结果（退出码 65）。Stop when the input has errors; write nothing (status 65).")
  var strict = false

  /// Stops when there are errors and `--strict` is on.
  func stopIfStrict(_ ledger: ProblemLedger, _ common: CommonOptions) throws {
    guard strict, ledger.worst == .error else { return }
    throw StudyFailure(problems: ledger.problems.filter { $0.severity == .error })
  }
}
