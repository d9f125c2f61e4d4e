/// What was wrong with a layer of any size: every class counted, its first problems kept.
///
/// Workers that each saw ascending parts of one file merge to the same tally, however many they were.
public struct ProblemTally: Sendable {
  /// How many problems of a class are kept whole.
  public static let kept = 5

  /// The problems of one class and severity.
  public struct Group: Sendable, Equatable {
    /// The class.
    public let kind: ProblemClass
    /// Their severity.
    public let severity: Severity
    /// How many there are.
    public fileprivate(set) var count = 0
    /// The first of them.
    public fileprivate(set) var first: [Problem] = []
  }

  private struct Key: Hashable {
    var kind: ProblemClass
    var severity: Severity
  }

  private var table: [Key: Group] = [:]

  /// A tally of nothing.
  public init() {}

  /// Counts a problem.
  public mutating func add(_ problem: Problem) {
    let key = Key(kind: problem.kind, severity: problem.severity)
    var group = table[key] ?? Group(kind: problem.kind, severity: problem.severity)
    group.count += 1
    if group.first.count < Self.kept { group.first.append(problem) }
    table[key] = group
  }

  /// Counts the problems of a ledger.
  public mutating func add(_ ledger: ProblemLedger) { ledger.problems.forEach { add($0) } }

  /// Counts those of another tally of the same file; the earliest in the file are kept.
  public mutating func merge(_ other: ProblemTally) {
    for (key, theirs) in other.table {
      var group = table[key] ?? Group(kind: key.kind, severity: key.severity)
      group.count += theirs.count
      let all = (group.first + theirs.first).enumerated().sorted { a, b in
        let (p, q) = (a.element.place, b.element.place)
        return (p.layer ?? "", p.offset ?? -1, a.offset) < (q.layer ?? "", q.offset ?? -1, b.offset)
      }
      group.first = all.prefix(Self.kept).map(\.element)
      table[key] = group
    }
  }

  /// The groups, worst severity first, then in the order of the classes.
  public var groups: [Group] {
    let order = ProblemClass.allCases
    func rank(_ group: Group) -> Int { order.firstIndex(of: group.kind) ?? order.count }
    return table.values.sorted { a, b in
      a.severity != b.severity ? a.severity > b.severity : rank(a) < rank(b)
    }
  }

  /// How many problems there are of a class, of any severity.
  public func count(of kind: ProblemClass) -> Int {
    groups.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
  }

  /// The same with the lines of the kept problems looked up.
  func withLines() throws -> ProblemTally {
    var filled = self
    for (key, group) in table {
      var ledger = ProblemLedger()
      group.first.forEach { ledger.add($0) }
      filled.table[key]?.first = try LineNumbers.fill(ledger).problems
    }
    return filled
  }

  /// Throws the kept problems that say a file is no JSON: what else was found in it cannot be trusted.
  func refuseBroken() throws {
    let broken = groups.filter {
      $0.kind == .jsonSyntax || ($0.kind == .jsonEncoding && $0.severity == .error)
    }
    if !broken.isEmpty { throw StudyFailure(problems: broken.flatMap(\.first)) }
  }

  /// The tally on lines: of each group its first problems, and how many more there are.
  public func lines(_ language: Language, onlyErrors: Bool = false) -> [String] {
    groups.filter { !onlyErrors || $0.severity == .error }.flatMap { group in
      var lines = group.first.map { $0.line(language) }
      let more = group.count - group.first.count
      if more > 0 {
        let text = Bilingual(
          zh: "\(group.severity.title(.zh))：[\(group.kind.id)] 另有 \(more) 处",
          en: "\(group.severity.title(.en)): [\(group.kind.id)] and \(more) more")
        lines.append(text(language))
      }
      return lines
    }
  }
}
