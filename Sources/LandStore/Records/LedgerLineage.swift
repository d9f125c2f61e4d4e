import LandKit

/// How features of one year became those of another: one component of the ground they share.
public struct LedgerLineage: Sendable, Hashable {
  /// The layer.
  public var layer: String
  /// Its number within the layer, from 1.
  public var component: Int
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
  /// The share of the ground that changed, for one and one.
  public var changedShare: Double?

  /// A component.
  public init(
    layer: String, component: Int, yearBefore: Int, yearAfter: Int, kind: String, ids: String? = nil,
    before: [String],
    after: [String], areaBefore: Double? = nil, areaAfter: Double? = nil, areaCommon: Double? = nil,
    changedShare: Double? = nil
  ) {
    (self.layer, self.component, self.yearBefore, self.yearAfter) = (layer, component, yearBefore, yearAfter)
    (self.kind, self.ids, self.before, self.after) = (kind, ids, before, after)
    (self.areaBefore, self.areaAfter, self.areaCommon) = (areaBefore, areaAfter, areaCommon)
    self.changedShare = changedShare
  }
}

extension LedgerLineage {
  static let table = RecordTable(
    "lineage", Bilingual(zh: "地块沿革", en: "lineage of features between years"), index: ["layer", "kind"],
    [
      RecordColumn("layer", .text, required: true), RecordColumn("component", .integer, required: true),
      RecordColumn("year_before", .integer, required: true),
      RecordColumn("year_after", .integer, required: true), RecordColumn("kind", .text, required: true),
      RecordColumn("ids", .text), RecordColumn("before", .text, required: true),
      RecordColumn("after", .text, required: true), RecordColumn("area_before_m2", .double),
      RecordColumn("area_after_m2", .double), RecordColumn("area_common_m2", .double),
      RecordColumn("changed_share", .double),
    ])

  var values: [StoredValue] {
    [
      .text(layer), .int(component), .int(yearBefore), .int(yearAfter), .text(kind), .optional(ids),
      .text(TextList.encoded(before)), .text(TextList.encoded(after)), .optional(areaBefore),
      .optional(areaAfter), .optional(areaCommon), .optional(changedShare),
    ]
  }

  /// From the columns of `table` in order. **Throws** `TextList.Malformed`.
  init(_ row: StoredRow) throws {
    self.init(
      layer: row.text(0), component: row.int(1), yearBefore: row.int(2), yearAfter: row.int(3),
      kind: row.text(4), ids: row.optionalText(5), before: try TextList.decoded(row.text(6)),
      after: try TextList.decoded(row.text(7)), areaBefore: row.optionalDouble(8),
      areaAfter: row.optionalDouble(9), areaCommon: row.optionalDouble(10),
      changedShare: row.optionalDouble(11))
  }
}
