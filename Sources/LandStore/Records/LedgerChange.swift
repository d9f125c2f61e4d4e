import LandKit

/// How a measure of a parcel lineage or a group changed between two years, and why.
public struct LedgerChange: Sendable, Hashable {
  /// The layer.
  public var layer: String
  /// What the group is, as `all`, `town`, `unit`.
  public var level: String
  /// Which one.
  public var key: String
  /// The number of the lineage's component, from 1; nil for a group.
  public var component: Int?
  /// The measure, as `output` or `yield`.
  public var measure: String
  /// Its unit.
  public var unit: String
  /// The earlier year.
  public var yearBefore: Int
  /// The later year.
  public var yearAfter: Int
  /// The earlier figure; nil when it is unknown.
  public var before: Double?
  /// The later figure.
  public var after: Double?
  /// The whole change, in `unit`; nil where it is not defined.
  public var change: Double?
  /// The part that amounts made.
  public var amount: Double?
  /// The part that areas made.
  public var boundary: Double?
  /// The part that features that came or went made.
  public var scope: Double?
  /// The part of components that are not known in both years.
  public var unresolved: Double?
  /// The least that the change over all members can be.
  public var low: Double?
  /// The most.
  public var high: Double?
  /// Whether the two years' prices can be compared.
  public var isComparable: Bool
  /// How many members each year has, by state, as canonical JSON.
  public var members: String

  /// A change of which nothing is known yet.
  public init(
    layer: String, level: String, key: String, component: Int? = nil, measure: String, unit: String,
    yearBefore: Int, yearAfter: Int, isComparable: Bool = true, members: String = "{}"
  ) {
    (self.layer, self.level, self.key, self.component) = (layer, level, key, component)
    (self.measure, self.unit, self.yearBefore, self.yearAfter) = (measure, unit, yearBefore, yearAfter)
    (self.isComparable, self.members) = (isComparable, members)
  }
}

extension LedgerChange {
  static let table = RecordTable(
    "changes", Bilingual(zh: "变化及其分解", en: "changes and their parts"), index: ["layer", "level", "key"],
    [
      RecordColumn("layer", .text, required: true), RecordColumn("level", .text, required: true),
      RecordColumn("key", .text, required: true), RecordColumn("component", .integer),
      RecordColumn("measure", .text, required: true), RecordColumn("unit", .text, required: true),
      RecordColumn("year_before", .integer, required: true),
      RecordColumn("year_after", .integer, required: true), RecordColumn("before", .double),
      RecordColumn("after", .double), RecordColumn("change", .double), RecordColumn("amount", .double),
      RecordColumn("boundary", .double), RecordColumn("scope", .double), RecordColumn("unresolved", .double),
      RecordColumn("low", .double), RecordColumn("high", .double),
      RecordColumn("comparable", .integer, required: true), RecordColumn("members", .text, required: true),
    ])

  var values: [StoredValue] {
    [
      .text(layer), .text(level), .text(key), .optional(component), .text(measure), .text(unit),
      .int(yearBefore), .int(yearAfter),
    ] + [before, after, change, amount, boundary, scope, unresolved, low, high].map { .optional($0) } + [
      .int(isComparable ? 1 : 0), .text(members),
    ]
  }

  /// From the columns of `table` in order.
  init(_ row: StoredRow) {
    self.init(
      layer: row.text(0), level: row.text(1), key: row.text(2), component: row.optionalInt(3),
      measure: row.text(4), unit: row.text(5), yearBefore: row.int(6), yearAfter: row.int(7),
      isComparable: row.int(17) != 0, members: row.text(18))
    (before, after, change) = (row.optionalDouble(8), row.optionalDouble(9), row.optionalDouble(10))
    (amount, boundary, scope) = (row.optionalDouble(11), row.optionalDouble(12), row.optionalDouble(13))
    (unresolved, low, high) = (row.optionalDouble(14), row.optionalDouble(15), row.optionalDouble(16))
  }
}
