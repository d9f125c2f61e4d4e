/// Guesses what the columns of a file hold, from their names.
enum FileColumns {
  /// A column that may play a role, and the unit its name tells.
  struct Guess {
    let index: Int
    let name: String
    /// The unit as a plan writes it; nil when the name does not tell.
    let unit: String?
    /// Whether it is one of the default columns of method §6.
    let isStandard: Bool
  }

  /// Words in the names of columns, beyond the default names.
  private static func words(_ role: ColumnMap.Role) -> [String] {
    switch role {
    case .id: ["编号", "_id", "code"]
    case .name: ["名称"]
    case .category: ["类别", "改造类型"]
    case .town: ["镇街", "街镇", "乡镇"]
    case .industry: ["行业", "产业类型"]
    case .year: ["年份", "年度"]
    case .output: ["产值", "output"]
    case .tax: ["税收", "税", "tax"]
    case .area: ["面积", "area"]
    case .status: ["状态"]
    case .belt: ["产业带"]
    case .park: ["所属园区"]
    case .benchOutput: ["基准产值", "bench_output"]
    case .benchTax: ["基准税收", "bench_tax"]
    }
  }

  /// The column of `columns` that plays `role`: a default name before a word in a name.
  static func find(_ role: ColumnMap.Role, in columns: [String]) -> Guess? {
    for name in ColumnMap.defaults(role) {
      if let index = columns.firstIndex(of: name) { return guess(role, columns, index, isStandard: true) }
    }
    let index = columns.firstIndex { name in
      let lower = name.lowercased()
      let isBenchmark = lower.contains("bench") || lower.contains("基准")
      if isBenchmark != (role.quantity == .intensity) { return false }
      // An area whose unit nobody knows may be a floor's: it is left alone.
      if role == .area && unit(role, lower) == nil || lower.contains("建筑") || lower.contains("floor") {
        return false
      }
      return words(role).contains { lower.contains($0) }
    }
    return index.map { guess(role, columns, $0, isStandard: false) }
  }

  private static func guess(_ role: ColumnMap.Role, _ columns: [String], _ index: Int, isStandard: Bool)
    -> Guess
  {
    Guess(
      index: index, name: columns[index], unit: unit(role, columns[index].lowercased()),
      isStandard: isStandard)
  }

  private static func unit(_ role: ColumnMap.Role, _ name: String) -> String? {
    switch role.quantity {
    case .text: nil
    case .money: first(money, in: name)
    case .area: first(area, in: name)
    case .intensity:
      if ColumnMap.defaults(role).contains(name) { "万元/km²" } else { intensity(name) }
    }
  }

  private static func intensity(_ name: String) -> String? {
    guard let money = first(money, in: name), let area = first(area, in: name) else { return nil }
    return "\(money)/\(area)"
  }

  private static func first(_ table: [(String, [String])], in name: String) -> String? {
    table.first { $0.1.contains { name.contains($0) } }?.0
  }

  private static let money: [(String, [String])] = [
    ("万元", ["万元", "_wan"]), ("亿元", ["亿元", "_yi"]), ("元", ["(元)", "（元）", "_yuan"]),
  ]
  private static let area: [(String, [String])] = [
    ("亩", ["亩", "_mu"]), ("公顷", ["公顷", "_ha"]), ("km²", ["平方公里", "km2", "km²"]),
    ("m²", ["平方米", "㎡", "_m2", "(m2)", "m²"]),
  ]
}
