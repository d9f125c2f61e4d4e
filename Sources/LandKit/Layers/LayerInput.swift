/// What a column is for.
public enum ColumnRole: String, Sendable, CaseIterable {
  case id, name, category, town, industry, year, output, tax, area, status, belt
  case benchOutput = "bench_output"
  case benchTax = "bench_tax"
}

/// Where a role's values are found.
public struct ColumnSource: Sendable, Equatable {
  /// Names of properties, the first that a feature has counts.
  public var candidates: [String]
  /// Unit of an amount of money.
  public var money: MoneyUnit
  /// Unit of a registered area.
  public var area: AreaUnit
  /// Unit of an intensity.
  public var intensity: IntensityUnit

  /// A column in the units of bureau exports: 万元, 亩, 万元/km².
  public init(
    _ candidates: [String], money: MoneyUnit = .wan, area: AreaUnit = .mu,
    intensity: IntensityUnit = IntensityUnit(.wan, per: .squareKilometre)
  ) {
    (self.candidates, self.money, self.area, self.intensity) = (candidates, money, area, intensity)
  }
}

/// A layer as the engine reads it: everything that a plan, the command line or a default had to decide is
/// decided.
public struct LayerInput: Sendable {
  /// `parcels`, `zones`, `parks` or `district`.
  public var role: String
  /// The files, in the order in which their features count.
  public var files: [String]
  /// Given by `--crs`: over everything else.
  public var crsOverride: String?
  /// Given by the plan, for files that don't say.
  public var crsDefault: String?
  /// Where values are found.
  public var columns: [ColumnRole: ColumnSource]
  /// Amounts by id, when they come from a table instead of properties.
  var stats: StatsTable?

  /// A layer of `files` with the default columns of its role (method §6).
  public init(role: String, files: [String]) {
    (self.role, self.files) = (role, files)
    columns = Self.defaultColumns
  }

  static let defaultColumns: [ColumnRole: ColumnSource] = [
    .id: ColumnSource(["id", "parcel_id", "zone_id", "park_id", "地块编号", "图斑编号", "园区编号"]),
    .name: ColumnSource(["name", "parcel_name", "zone_name", "park_name", "名称"]),
    .category: ColumnSource(["category"]), .town: ColumnSource(["town"]),
    .industry: ColumnSource(["industry"]), .year: ColumnSource(["year"]),
    .output: ColumnSource(["output_wan", "产值(万元)"]), .tax: ColumnSource(["tax_wan", "税收(万元)"]),
    .area: ColumnSource(["area_mu", "面积(亩)"]), .status: ColumnSource(["status"]),
    .belt: ColumnSource(["belt"]), .benchOutput: ColumnSource(["bench_output_km2"]),
    .benchTax: ColumnSource(["bench_tax_km2"]),
  ]
}
