/// What an audit is asked.
public struct AuditRequest: Sendable {
  /// The study, as its plan describes it.
  public var study: Study
  /// The audited year.
  public var year: Int
  /// The year it is compared with; the last one before it that the plan has when nil, and none when there is none.
  public var against: Int?
  /// The day that waivers are held against, `YYYY-MM-DD`; the last of the audited year when nil.
  public var day: String?
  /// Last year's audit.
  public var previous: PreviousAudit?
  /// Findings that were accepted.
  public var baseline = Baseline()
  /// Threads.
  public var threads = Workers.coreCount

  /// An audit of `year`.
  public init(_ study: Study, year: Int) { (self.study, self.year) = (study, year) }

  /// The years that every layer given by years has.
  static func years(of study: Study) -> Set<Int> {
    let given = study.layers.map { Set($0.years.keys) }.filter { !$0.isEmpty }
    return given.dropFirst().reduce(given.first ?? []) { $0.intersection($1) }
  }

  /// The year it is compared with.
  public var comparedYear: Int? { against ?? Self.years(of: study).filter { $0 < year }.max() }

  /// The years of the series: all that the plan has up to the audited one, and the two that are compared.
  public var series: [Int] {
    Self.years(of: study).filter { $0 <= year }.union([year, comparedYear].compactMap { $0 }).sorted()
  }
}

/// Everything that an audit found out.
public struct AuditResult: Sendable {
  /// What was asked.
  public var request: AuditRequest
  /// The audited year.
  public var year: AuditYear
  /// The year it is compared with.
  public var against: AuditYear?
  /// The lineage of parcels, zones and parks, in this order; empty without a year to compare with.
  public var lineages: [(layer: LayerRole, lineage: Lineage)] = []
  /// The change table.
  public var changes: [GroupChange] = []
  /// The series of all years.
  public var series: [SeriesPoint] = []
  /// The standings of the planned parks in all years.
  public var standings: [ParkStanding] = []
  /// Registered totals.
  public var controls: [ControlLine] = []
  /// Levelled tables.
  public var tables: [LevelledTable] = []
  /// The findings, the gravest first.
  public var findings: [Finding] = []
  /// The files of every year that was measured, by year.
  public var inputs: [(year: Int, files: [InputRecord])] = []
  /// How it was measured, for next year.
  public var method = MethodRecord()
  /// The day that waivers were held against.
  public var day = ""

  /// Findings by severity: all, open, waived and accepted, the gravest first.
  public var counts: [FindingCount] {
    FindingSeverity.allCases.reversed().map { severity in
      let these = findings.filter { $0.severity == severity }
      return FindingCount(
        severity: severity, all: these.count, open: these.count { $0.isOpen },
        waived: these.count { $0.waiver != nil }, accepted: these.count { $0.isAccepted })
    }
  }

  /// The gravest severity of what nobody waived or accepted.
  public var worst: FindingSeverity? { findings.lazy.filter(\.isOpen).map(\.severity).max() }

  /// The lineage of one layer.
  public func lineage(_ role: LayerRole) -> Lineage {
    lineages.first { $0.layer == role }?.lineage ?? Lineage()
  }
}

/// How many findings of a severity there are.
public struct FindingCount: Sendable, Equatable {
  /// The severity.
  public let severity: FindingSeverity
  /// All of them.
  public let all: Int
  /// Those that nobody waived or accepted.
  public let open: Int
  /// Those that somebody answers for.
  public let waived: Int
  /// Those that the baseline holds.
  public let accepted: Int
}
