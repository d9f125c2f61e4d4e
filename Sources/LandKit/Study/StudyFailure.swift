/// Why a study cannot be run at all: every reason that was found, each located.
public struct StudyFailure: Error, Sendable {
  /// The reasons; at least one.
  public var problems: [Problem]

  /// A failure for `problems`.
  public init(problems: [Problem]) { self.problems = problems }
}
