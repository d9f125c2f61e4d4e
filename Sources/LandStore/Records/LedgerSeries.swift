import LandKit

/// A figure of a group, a park or a zone in one year of the series.
public struct LedgerSeries: Sendable, Hashable {
  /// The layer.
  public var layer: String
  /// What the group is, as `all`, `town`; `unit` is a single park or zone.
  public var level: String
  /// Which one.
  public var key: String
  /// The measure, as `output` or `yield`.
  public var measure: String
  /// Its unit.
  public var unit: String
  /// The year.
  public var year: Int
  /// What amounts are priced in, as `current`; nil for an area.
  public var basis: String?
  /// The figure over the members that have a value; nil when none has.
  public var value: Double?
  /// The least that it can be over all members.
  public var low: Double?
  /// The most.
  public var high: Double?
  /// Growth over the year before in the series, a ratio.
  public var growth: Double?
  /// How many members there are, by state, as canonical JSON.
  public var members: String

  /// A figure of which nothing is known yet.
  public init(
    layer: String, level: String, key: String, measure: String, unit: String, year: Int,
    basis: String? = nil, members: String = "{}"
  ) {
    (self.layer, self.level, self.key, self.measure) = (layer, level, key, measure)
    (self.unit, self.year, self.basis, self.members) = (unit, year, basis, members)
  }
}

extension LedgerSeries {
  static let table = RecordTable(
    "series", Bilingual(zh: "历年序列", en: "figures of all years"), index: ["layer", "level", "key"],
    [
      RecordColumn("layer", .text, required: true), RecordColumn("level", .text, required: true),
      RecordColumn("key", .text, required: true), RecordColumn("measure", .text, required: true),
      RecordColumn("unit", .text, required: true), RecordColumn("year", .integer, required: true),
      RecordColumn("basis", .text), RecordColumn("value", .double), RecordColumn("low", .double),
      RecordColumn("high", .double), RecordColumn("growth", .double),
      RecordColumn("members", .text, required: true),
    ])

  var values: [StoredValue] {
    [
      .text(layer), .text(level), .text(key), .text(measure), .text(unit), .int(year), .optional(basis),
      .optional(value), .optional(low), .optional(high), .optional(growth), .text(members),
    ]
  }

  /// From the columns of `table` in order.
  init(_ row: StoredRow) {
    self.init(
      layer: row.text(0), level: row.text(1), key: row.text(2), measure: row.text(3), unit: row.text(4),
      year: row.int(5), basis: row.optionalText(6), members: row.text(11))
    (value, low) = (row.optionalDouble(7), row.optionalDouble(8))
    (high, growth) = (row.optionalDouble(9), row.optionalDouble(10))
  }
}
