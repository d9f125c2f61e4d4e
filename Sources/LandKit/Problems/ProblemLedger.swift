/// The list of everything that was wrong, in the order of the input.
///
/// A value type: each worker fills its own, and they are joined in the order of the batches, so that the
/// list is the same for any number of threads.
public struct ProblemLedger: Sendable {
  /// All problems.
  public private(set) var problems: [Problem] = []

  /// An empty ledger.
  public init() {}
  /// A ledger of `problems`.
  public init(_ problems: [Problem]) { self.problems = problems }

  /// Adds one.
  public mutating func add(_ problem: Problem) { problems.append(problem) }

  /// Adds all of another ledger.
  public mutating func add(_ other: ProblemLedger) { problems.append(contentsOf: other.problems) }

  /// Gives the problems from `first` on that have no place on the ground the place of their feature.
  mutating func locate(from first: Int, lon: Double, lat: Double) {
    for i in first..<problems.count where problems[i].place.lonLat == nil {
      problems[i].place.lonLat = (lon, lat)
    }
  }

  /// Gives problems without a line the one that `line` knows for their place.
  mutating func fillLines(_ line: (Place) -> Int?) {
    for i in problems.indices where problems[i].place.line == nil {
      if let found = line(problems[i].place) { problems[i].place.line = found }
    }
  }

  /// How many problems of each class and severity there are.
  public var counts: [ProblemClass: Int] { problems.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 } }

  /// The worst severity, or nil when there is no problem.
  public var worst: Severity? { problems.lazy.map(\.severity).max() }
}

extension ProblemLedger {
  /// The problems of one class and severity.
  public struct Group: Sendable {
    /// The class.
    public let kind: ProblemClass
    /// How bad these are.
    public let severity: Severity
    /// How many.
    public let count: Int
    /// The first of them in the order of the input.
    public let first: Problem
  }

  /// The problems by class and severity, the worst first, then in the order of the classes.
  public var summary: [Group] {
    var counts: [ProblemClass: [Severity: (Int, Problem)]] = [:]
    for problem in problems {
      let (count, first) = counts[problem.kind]?[problem.severity] ?? (0, problem)
      counts[problem.kind, default: [:]][problem.severity] = (count + 1, first)
    }
    return Severity.allCases.reversed().flatMap { severity in
      ProblemClass.allCases.compactMap { kind in
        counts[kind]?[severity].map { Group(kind: kind, severity: severity, count: $0.0, first: $0.1) }
      }
    }
  }
}
