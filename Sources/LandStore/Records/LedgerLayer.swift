import LandKit

/// A figure that every feature of a layer has a cell for.
public struct LedgerFigure: Sendable, Hashable {
  /// What the cells hold.
  public enum Kind: String, Sendable { case number, text }

  /// The column: a small letter, then small letters, digits and underscores.
  public let name: String
  /// What the cells hold.
  public let kind: Kind
  /// The unit of the numbers.
  public let unit: String?
  /// What it is.
  public let title: Bilingual

  /// A figure; one of numbers has a second column, `NAME_state`.
  public init(_ name: String, kind: Kind = .number, unit: String? = nil, _ title: Bilingual) {
    (self.name, self.kind, self.unit, self.title) = (name, kind, unit, title)
  }

  static let table = RecordTable(
    "figures", Bilingual(zh: "各图层的指标", en: "the figures of layers"), index: ["layer", "year"],
    [
      RecordColumn("layer", .text, required: true), RecordColumn("year", .integer, required: true),
      RecordColumn("figure", .text, required: true), RecordColumn("kind", .text, required: true),
      RecordColumn("unit", .text), RecordColumn("title_zh", .text, required: true),
      RecordColumn("title_en", .text, required: true),
    ])

  func values(layer: String, year: Int) -> [StoredValue] {
    [
      .text(layer), .int(year), .text(name), .text(kind.rawValue), .optional(unit), .text(title.zh),
      .text(title.en),
    ]
  }

  /// From the columns after `layer` and `year`; a kind that is neither is taken for text.
  init(row: StoredRow, from i: Int) {
    name = row.text(i)
    kind = Kind(rawValue: row.text(i + 1)) ?? .text
    unit = row.optionalText(i + 2)
    title = Bilingual(zh: row.text(i + 3), en: row.text(i + 4))
  }
}

/// A layer of one year in a run: a table of features with geometry and figures, which all runs share.
public struct LedgerLayer: Sendable, Hashable {
  /// The table: a small letter, then small letters, digits and underscores, as `parcels`.
  public let name: String
  /// The year the figures are of.
  public let year: Int
  /// What it is. The first run's title is the table's.
  public let title: Bilingual
  /// The figures of each feature, in the order of its cells.
  public let figures: [LedgerFigure]

  /// A layer of one year.
  public init(_ name: String, year: Int, title: Bilingual, figures: [LedgerFigure]) {
    (self.name, self.year, self.title, self.figures) = (name, year, title, figures)
  }

  static let table = RecordTable(
    "layers", Bilingual(zh: "各次审计的图层", en: "the layers of audits"), index: ["layer", "year"], unique: true,
    [
      RecordColumn("layer", .text, required: true), RecordColumn("year", .integer, required: true),
      RecordColumn("title_zh", .text, required: true), RecordColumn("title_en", .text, required: true),
    ])

  var values: [StoredValue] { [.text(name), .int(year), .text(title.zh), .text(title.en)] }
}

/// A feature of a layer.
public struct LedgerFeature: Sendable, Equatable {
  /// Its id as the source has it; need not be unique.
  public var id: String
  /// Its name.
  public var name: String?
  /// Longitude and latitude on CGCS2000; nil when it has no polygon. Third ordinates are not kept.
  public var geometry: PolygonSet?
  /// A cell for each figure of the layer, in its order.
  public var cells: [LedgerCell]

  /// A feature.
  public init(id: String, name: String? = nil, geometry: PolygonSet?, cells: [LedgerCell]) {
    (self.id, self.name, self.geometry, self.cells) = (id, name, geometry, cells)
  }
}
