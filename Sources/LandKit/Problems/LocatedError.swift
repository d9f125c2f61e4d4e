/// What kind of failure stopped a run. The raw values are the documented exit statuses of the command line.
public enum FailureClass: Int32, Sendable, CaseIterable {
  /// Wrong usage.
  case usage = 64
  /// Bad data.
  case badData = 65
  /// No such input.
  case noInput = 66
  /// The output exists or cannot be made.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
}

/// An error that lists every reason found, each located.
public protocol LocatedError: Error, Sendable {
  /// The reasons; at least one.
  var problems: [Problem] { get }
  /// What kind of failure it is.
  var failure: FailureClass { get }
}

/// Input that cannot be used at all: a plan, a table, a folder.
public struct InputFailure: LocatedError, Equatable {
  /// The reasons; at least one.
  public let problems: [Problem]
  /// What kind of failure it is.
  public let failure: FailureClass

  /// A failure for `problems`; missing input when every problem is a missing file, bad data otherwise.
  public init(_ problems: [Problem], failure: FailureClass? = nil) {
    self.problems = problems
    let missing = !problems.isEmpty && problems.allSatisfy { $0.kind == .fileMissing }
    self.failure = failure ?? (missing ? .noInput : .badData)
  }
}
