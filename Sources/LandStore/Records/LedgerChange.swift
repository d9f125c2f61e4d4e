import LandKit

/// How a measure of a parcel lineage or a group changed between two years, and why.
public struct LedgerChange: Sendable, Hashable {
  /// What the group is, as `lineage`, `park`, `town`, `district`.
  public var level: String
  /// Which one.
  public var key: String
  /// The measure, as `output` or `yield`.
  public var measure: String
  /// Its unit.
  public var unit: String
  /// The earlier year.
  public var yearBefore: Int
  /// The later year.
  public var yearAfter: Int
  /// The earlier figure: a number or unknown.
  public var before: LedgerCell
  /// The later figure: a number or unknown.
  public var after: LedgerCell
  /// The part of the change that amounts made, in `unit`; nil where it is not defined.
  public var amount: Double?
  /// The part that areas made.
  public var boundary: Double?
  /// The part that features that came or went made.
  public var scope: Double?
  /// More, as canonical JSON: numbers of members by state, bounds.
  public var details: String?

  /// A change.
  public init(
    level: String, key: String, measure: String, unit: String, yearBefore: Int, yearAfter: Int,
    before: LedgerCell, after: LedgerCell, amount: Double? = nil, boundary: Double? = nil,
    scope: Double? = nil, details: String? = nil
  ) {
    (self.level, self.key, self.measure, self.unit) = (level, key, measure, unit)
    (self.yearBefore, self.yearAfter, self.before, self.after) = (yearBefore, yearAfter, before, after)
    (self.amount, self.boundary, self.scope, self.details) = (amount, boundary, scope, details)
  }
}

extension LedgerChange {
  static let table = RecordTable(
    "changes", Bilingual(zh: "变化及其分解", en: "changes and their parts"), index: ["level", "key"],
    [
      RecordColumn("level", .text, required: true), RecordColumn("key", .text, required: true),
      RecordColumn("measure", .text, required: true), RecordColumn("unit", .text, required: true),
      RecordColumn("year_before", .integer, required: true),
      RecordColumn("year_after", .integer, required: true), RecordColumn("before", .double),
      RecordColumn("before_state", .text, required: true), RecordColumn("after", .double),
      RecordColumn("after_state", .text, required: true), RecordColumn("amount", .double),
      RecordColumn("boundary", .double), RecordColumn("scope", .double), RecordColumn("details", .text),
    ])

  /// nil when a figure is a text.
  var values: [StoredValue]? {
    guard let before = before.pair, let after = after.pair else { return nil }
    return [
      .text(level), .text(key), .text(measure), .text(unit), .int(yearBefore), .int(yearAfter),
    ] + before + after + [.optional(amount), .optional(boundary), .optional(scope), .optional(details)]
  }

  /// From the columns of `table` in order.
  init(_ row: StoredRow) {
    self.init(
      level: row.text(0), key: row.text(1), measure: row.text(2), unit: row.text(3), yearBefore: row.int(4),
      yearAfter: row.int(5), before: LedgerCell(row, pairAt: 6), after: LedgerCell(row, pairAt: 8),
      amount: row.optionalDouble(10), boundary: row.optionalDouble(11), scope: row.optionalDouble(12),
      details: row.optionalText(13))
  }
}
