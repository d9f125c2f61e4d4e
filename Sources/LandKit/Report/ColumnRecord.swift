/// Which columns of a layer hold what, for the manifest: whoever reads the results must know which of the
/// properties they carry are amounts.
struct ColumnRecord: Sendable, Codable, Equatable {
  /// Where the cells are.
  enum Origin: String, Sendable, Codable { case properties, stats }

  /// The layer's role.
  var layer: String
  /// What the columns are for, by the plan file's key.
  var role: String
  /// Names of columns; of each feature the first that it has counts.
  var names: [String]
  /// The unit of their cells, where they have one.
  var unit: String?
  /// Whether they are the features' properties or columns of the table of statistics.
  var origin = Origin.properties

  /// All of a study's layers.
  static func all(of request: StudyRequest) -> [ColumnRecord] {
    let layers = [request.parcels, request.zones, request.parks, request.district].compactMap { $0 }
    return layers.flatMap { properties($0) + stats($0) }
  }

  private static func properties(_ layer: LayerInput) -> [ColumnRecord] {
    layer.role.columns.map { role in
      let column = layer.columns[role]
      let unit: String? =
        switch role.quantity {
        case .money: column.money.rawValue
        case .area: column.area.rawValue
        case .intensity: column.intensity.text
        case .text: nil
        }
      return ColumnRecord(
        layer: layer.role.rawValue, role: role.rawValue, names: column.candidates, unit: unit)
    }
  }

  private static func stats(_ layer: LayerInput) -> [ColumnRecord] {
    let columns = [("output", layer.stats?.output), ("tax", layer.stats?.tax)]
    return columns.compactMap { role, column in
      column.map {
        ColumnRecord(
          layer: layer.role.rawValue, role: role, names: [$0.column], unit: $0.unit.rawValue, origin: .stats)
      }
    }
  }

  /// As the manifest has it.
  var json: JSONValue {
    .object([
      ("layer", .string(layer)), ("role", .string(role)), ("names", .array(names.map { .string($0) })),
      ("unit", .optional(unit)), ("from", .string(origin.rawValue)),
    ])
  }
}
