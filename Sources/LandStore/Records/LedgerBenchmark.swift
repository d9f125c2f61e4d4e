import LandKit

/// A planned park's benchmark of one year as a run used it, frozen: later figures of the park do not change it.
public struct LedgerBenchmark: Sendable, Hashable {
  /// The year.
  public var year: Int
  /// Which edition of that year's benchmarks: equal for equal figures, another when any of them changed.
  public var edition: String
  /// The park.
  public var park: String
  /// `output` or `tax`.
  public var measure: String
  /// The intensity, 亿元/km²; nil when the park has none.
  public var value: Double?
  /// Where it comes from: `own`, `fixed`, `substituted`, `mixed` when the measures differ; nil without one.
  public var kind: String?
  /// The park's standing among the planned parks with an own or fixed one, from 1.
  public var standing: Int?
  /// How many those are.
  public var among: Int?

  /// A benchmark.
  public init(
    year: Int, edition: String, park: String, measure: String, value: Double?, kind: String?,
    standing: Int? = nil, among: Int? = nil
  ) {
    (self.year, self.edition, self.park, self.measure) = (year, edition, park, measure)
    (self.value, self.kind, self.standing, self.among) = (value, kind, standing, among)
  }
}

extension LedgerBenchmark {
  static let table = RecordTable(
    "benchmarks", Bilingual(zh: "各年园区标杆（亿元/km²）", en: "benchmarks of parks by year, 亿元/km²"), index: ["year"],
    [
      RecordColumn("year", .integer, required: true), RecordColumn("edition", .text, required: true),
      RecordColumn("park", .text, required: true), RecordColumn("measure", .text, required: true),
      RecordColumn("value", .double), RecordColumn("kind", .text), RecordColumn("standing", .integer),
      RecordColumn("among", .integer),
    ])

  var values: [StoredValue] {
    [
      .int(year), .text(edition), .text(park), .text(measure), .optional(value), .optional(kind),
      .optional(standing), .optional(among),
    ]
  }

  /// From the columns of `table` in order.
  init(_ row: StoredRow) {
    self.init(
      year: row.int(0), edition: row.text(1), park: row.text(2), measure: row.text(3),
      value: row.optionalDouble(4), kind: row.optionalText(5), standing: row.optionalInt(6),
      among: row.optionalInt(7))
  }
}
