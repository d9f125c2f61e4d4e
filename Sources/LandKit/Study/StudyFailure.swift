/// Why a study cannot be run at all: every reason that was found, each located.
public struct StudyFailure: Error, Sendable {
  /// The reasons; at least one.
  public var problems: [Problem]
  /// Whether a library's data (proj.db) is missing.
  public var isMissingData = false
  /// The file that could not be read, if that is the reason.
  public var fileError: FileError?

  /// Everything else that was found until then.
  public var others = ProblemLedger()

  /// The reasons and everything else that was found.
  public var everything: ProblemLedger {
    var all = others
    for problem in problems where !others.problems.contains(problem) { all.add(problem) }
    return all
  }

  /// A failure for `problems`.
  public init(problems: [Problem]) { self.problems = problems }
}
