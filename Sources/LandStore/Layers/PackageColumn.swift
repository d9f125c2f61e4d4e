import LandKit

/// What a column of a layer in a GeoPackage is called for people (`gpkg_data_columns`).
public struct ColumnTitle: Sendable, Hashable {
  /// A short name, which GIS programs show as the column's alias.
  public let alias: String
  /// A longer title.
  public let title: String
  /// What it means.
  public let description: String

  /// A title.
  public init(alias: String, title: String, description: String) {
    (self.alias, self.title, self.description) = (alias, title, description)
  }
}

/// The columns of a layer under names that SQLite takes: those of one table must differ in more than case, and `fid` and
/// `geom` are taken.
struct PackageColumns {
  /// The names, in the order of the schema's columns.
  private(set) var names: [String] = []
  /// Properties that got another name, with that name.
  private(set) var renamed: [(property: String, column: String)] = []
  /// The column of the features' own ids, if they have any.
  private(set) var featureID: String?

  init(_ schema: LayerSchema) {
    var taken: Set = ["fid", ContentsEntry.geometryColumn]
    func free(_ wanted: String) -> String {
      let base = wanted.isEmpty || wanted.contains("\0") ? "field" : wanted
      var (name, number) = (base, 2)
      while !taken.insert(name.lowercased()).inserted {
        name = "\(base)_\(number)"
        number += 1
      }
      return name
    }
    for column in schema.columns {
      let name = free(column.property)
      names.append(name)
      if name != column.property { renamed.append((column.property, name)) }
    }
    if schema.hasFeatureIDs { featureID = free("feature_id") }
  }

  static func type(_ kind: LayerColumn.Kind) -> String {
    switch kind {
    case .boolean: "BOOLEAN"
    case .integer: "INTEGER"
    case .real: "DOUBLE"
    case .text: "TEXT"
    }
  }
}

extension StoredValue {
  /// The value that a cell is stored as.
  init(_ cell: LayerCell) {
    self =
      switch cell {
      case .null: .null
      case .boolean(let flag): .integer(flag ? 1 : 0)
      case .integer(let number): .integer(number)
      case .real(let number): .real(number)
      case .text(let text): .text(text)
      }
  }
}
