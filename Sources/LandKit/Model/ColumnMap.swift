/// Which columns of a layer hold what (method §6).
public struct ColumnMap: Sendable, Equatable {
  /// What a column is for. The raw values are the plan file's keys.
  public enum Role: String, Sendable, CaseIterable {
    case id, name, category, town, industry, year, output, tax, area, status, belt, park
    case benchOutput = "bench_output"
    case benchTax = "bench_tax"

    /// What its cells hold.
    public var quantity: Quantity {
      switch self {
      case .output, .tax: .money
      case .area: .area
      case .benchOutput, .benchTax: .intensity
      default: .text
      }
    }
  }

  /// What the cells of a column hold, which decides the unit to declare.
  public enum Quantity: Sendable { case text, money, area, intensity }

  /// The columns that may play a role, and their unit.
  public struct Column: Sendable, Equatable {
    /// Names of properties; of each feature the first that it has counts. Empty: the layer has none.
    public var candidates: [String]
    /// Whether the plan named it: then it is missed when no feature has it.
    public var isDeclared: Bool
    /// The unit of an amount of money a year.
    public var money = MoneyUnit.wan
    /// The unit of a registered area.
    public var area = AreaUnit.mu
    /// The unit of an intensity a year.
    public var intensity = IntensityUnit(.wan, per: .squareKilometre)

    /// A column in the units of bureau exports: 万元, 亩, 万元/km².
    public init(_ candidates: [String], isDeclared: Bool = false) {
      (self.candidates, self.isDeclared) = (candidates, isDeclared)
    }
  }

  private var columns: [Role: Column]

  /// The default columns of method §6. After those of `id`, the feature's own id counts.
  public init() {
    columns = [:]
    for role in Role.allCases { columns[role] = Column(ColumnMap.defaults(role)) }
  }

  /// The columns of a role.
  public subscript(role: Role) -> Column {
    get { columns[role] ?? Column([]) }
    set { columns[role] = newValue }
  }

  /// The names of a role's columns when no plan says otherwise, in the order in which they are tried.
  public static func defaults(_ role: Role) -> [String] {
    switch role {
    case .id: ["id", "parcel_id", "zone_id", "park_id", "地块编号", "图斑编号", "园区编号"]
    case .name: ["name", "parcel_name", "zone_name", "park_name", "名称"]
    case .output: ["output_wan", "产值(万元)"]
    case .tax: ["tax_wan", "税收(万元)"]
    case .area: ["area_mu", "面积(亩)"]
    case .benchOutput: ["bench_output_km2"]
    case .benchTax: ["bench_tax_km2"]
    default: [role.rawValue]
    }
  }
}
