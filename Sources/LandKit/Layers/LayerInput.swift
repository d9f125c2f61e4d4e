/// A layer as the engine reads it: everything that a plan, the command line or a default had to decide is
/// decided.
public struct LayerInput: Sendable {
  /// What the layer is.
  public var role: LayerRole
  /// How its problems name it.
  public var label: String
  /// The files, in the order in which their features count.
  public var files: [FileReference]
  /// Given by `--crs`: over everything else.
  public var crsOverride: String?
  /// Given by the plan, for files that don't say.
  public var crsDefault: String?
  /// Where values are found.
  public var columns: ColumnMap
  /// Where amounts come from when they don't come from properties.
  public var stats: StatsSource?
  /// That table, once it was read.
  var table: StatsTable?

  /// A layer as a study has it; `crsDefault` is the study's, for layers that have none of their own.
  public init(_ plan: LayerPlan, crsDefault: String? = nil) {
    (role, files, columns, stats) = (plan.role, plan.files, plan.columns, plan.stats)
    label = plan.role.rawValue
    self.crsDefault = plan.crs ?? crsDefault
  }

  /// A layer of `files` with the default columns of its role (method §6).
  public init(role: LayerRole, files: [String]) {
    self.init(LayerPlan(role, files: files.map { FileReference($0) }))
  }

  /// A file by itself, outside any study.
  public init(label: String, file: String) {
    self.init(LayerPlan(.parcels, files: [FileReference(file)]))
    self.label = label
  }

  /// Reads the table of statistics, if there is one.
  func withTable(_ request: StudyRequest, into ledger: inout ProblemLedger) throws -> LayerInput {
    guard let stats else { return self }
    var input = self
    input.table = try StatsTable.load(
      source: stats, formats: request.tables, year: request.year, into: &ledger)
    return input
  }
}
