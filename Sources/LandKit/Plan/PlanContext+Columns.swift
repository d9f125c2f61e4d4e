import Yams

extension PlanContext {
  /// The columns of a layer: a name, or a name and a unit where the cells have one; `null` says that there is none.
  mutating func columns(_ node: Node, _ layerPath: String, _ layer: inout LayerPlan) {
    let path = "\(layerPath).columns"
    let known = layer.role.columns.map(\.rawValue)
    for (key, _, value) in mapping(node, path, known: known) ?? [] {
      guard let role = ColumnMap.Role(rawValue: key) else { continue }
      if value.isNull {
        layer.columns[role] = ColumnMap.Column([], isDeclared: true)
      } else if let column = column(role, value, "\(path).\(key)") {
        layer.columns[role] = column
      }
    }
  }

  private mutating func column(_ role: ColumnMap.Role, _ node: Node, _ path: String) -> ColumnMap.Column? {
    if role.quantity == .text {
      return text(node, path).map { ColumnMap.Column([$0], isDeclared: true) }
    }
    if case .scalar(let scalar) = node {
      // The default columns have the method's units; of any other nobody can know.
      if ColumnMap.defaults(role).contains(scalar.string) {
        return ColumnMap.Column([scalar.string], isDeclared: true)
      }
      report(
        .planType, at: node, "\(path) 应写明单位：{column: \(scalar.string), unit: …}",
        "\(path) needs its unit: {column: \(scalar.string), unit: …}")
      return nil
    }
    guard let (name, unit) = nameAndUnit(node, path) else { return nil }
    var column = ColumnMap.Column([name], isDeclared: true)
    switch role.quantity {
    case .money: column.money = self.unit(unit, "\(path).unit", MoneyUnit.init(_:)) ?? column.money
    case .area: column.area = self.unit(unit, "\(path).unit", AreaUnit.init(_:)) ?? column.area
    default: column.intensity = self.unit(unit, "\(path).unit", IntensityUnit.init(_:)) ?? column.intensity
    }
    return column
  }

  private mutating func nameAndUnit(_ node: Node, _ path: String) -> (String, Node)? {
    guard let entries = mapping(node, path, known: ["column", "unit"]) else { return nil }
    require(["column", "unit"], in: entries, of: node, path)
    guard let name = entries.first(where: { $0.key == "column" }),
      let unit = entries.first(where: { $0.key == "unit" }), let text = text(name.value, "\(path).column")
    else { return nil }
    return (text, unit.value)
  }

  /// The table of statistics of a layer.
  mutating func stats(_ node: Node, _ path: String) -> StatsSource? {
    let known = ["file", "sheet", "key", "year", "output", "tax", "estimated"]
    guard let entries = mapping(node, path, known: known) else { return nil }
    require(["file", "key"], in: entries, of: node, path)
    var source = StatsSource(file: "", key: "")
    for (key, _, value) in entries {
      let path = "\(path).\(key)"
      switch key {
      case "file":
        guard let file = file(value, path, allowsStandardInput: false) else { continue }
        (source.file, source.path) = (file.name, file.path)
      case "sheet": source.sheet = text(value, path)
      case "key": source.key = text(value, path) ?? ""
      case "year": source.year = text(value, path)
      case "estimated": source.estimated = text(value, path)
      case "output": source.output = money(.output, value, path)
      default: source.tax = money(.tax, value, path)
      }
    }
    if !entries.contains(where: { $0.key == "output" || $0.key == "tax" }) {
      report(.planMissing, at: node, "\(path) 缺少 output 或 tax", "\(path) has neither output nor tax")
    }
    return source
  }

  private mutating func money(_ role: ColumnMap.Role, _ node: Node, _ path: String) -> MoneyColumn? {
    column(role, node, path).flatMap { column in
      column.candidates.first.map { MoneyColumn($0, unit: column.money) }
    }
  }
}
