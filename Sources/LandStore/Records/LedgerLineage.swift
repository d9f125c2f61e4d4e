import LandKit

/// How features of one year became those of another: one component of the ground they share.
public struct LedgerLineage: Sendable, Hashable {
  /// The layer.
  public var layer: String
  /// The earlier year.
  public var yearBefore: Int
  /// The later year.
  public var yearAfter: Int
  /// The class, as `same`, `redrawn`, `split`, `merged`, `reallocated`, `new`, `gone`.
  public var kind: String
  /// What became of the ids, as `kept`, `changed`, `reused`.
  public var ids: String?
  /// The features before.
  public var before: [String]
  /// The features after.
  public var after: [String]
  /// The area of the features before, m².
  public var areaBefore: Double?
  /// The area of the features after, m².
  public var areaAfter: Double?
  /// The area of the ground they share, m².
  public var areaCommon: Double?

  /// A component.
  public init(
    layer: String, yearBefore: Int, yearAfter: Int, kind: String, ids: String? = nil, before: [String],
    after: [String], areaBefore: Double? = nil, areaAfter: Double? = nil, areaCommon: Double? = nil
  ) {
    (self.layer, self.yearBefore, self.yearAfter) = (layer, yearBefore, yearAfter)
    (self.kind, self.ids, self.before, self.after) = (kind, ids, before, after)
    (self.areaBefore, self.areaAfter, self.areaCommon) = (areaBefore, areaAfter, areaCommon)
  }
}

extension LedgerLineage {
  static let table = RecordTable(
    "lineage", Bilingual(zh: "地块沿革", en: "lineage of features between years"), index: ["layer", "kind"],
    [
      RecordColumn("layer", .text, required: true), RecordColumn("year_before", .integer, required: true),
      RecordColumn("year_after", .integer, required: true), RecordColumn("kind", .text, required: true),
      RecordColumn("ids", .text), RecordColumn("before", .text, required: true),
      RecordColumn("after", .text, required: true), RecordColumn("area_before_m2", .double),
      RecordColumn("area_after_m2", .double), RecordColumn("area_common_m2", .double),
    ])

  var values: [StoredValue] {
    [
      .text(layer), .int(yearBefore), .int(yearAfter), .text(kind), .optional(ids),
      .text(TextList.encoded(before)), .text(TextList.encoded(after)), .optional(areaBefore),
      .optional(areaAfter), .optional(areaCommon),
    ]
  }

  /// From the columns of `table` in order. **Throws** `TextList.Malformed`.
  init(_ row: StoredRow) throws {
    self.init(
      layer: row.text(0), yearBefore: row.int(1), yearAfter: row.int(2), kind: row.text(3),
      ids: row.optionalText(4), before: try TextList.decoded(row.text(5)),
      after: try TextList.decoded(row.text(6)), areaBefore: row.optionalDouble(7),
      areaAfter: row.optionalDouble(8), areaCommon: row.optionalDouble(9))
  }
}
