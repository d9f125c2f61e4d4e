import LandKit

/// A park's benchmark of one year as a run used it, frozen: later figures of the park do not change it.
public struct LedgerBenchmark: Sendable, Hashable {
  /// The year.
  public var year: Int
  /// Which edition of that year's benchmarks.
  public var edition: String
  /// The park.
  public var park: String
  /// The measure, as `yield` or `tax`.
  public var measure: String
  /// The intensity in `unit`; nil when the park has none.
  public var value: Double?
  /// Its unit.
  public var unit: String
  /// Where it comes from, as `own`, `fixed`, `substituted`.
  public var kind: String
  /// The park's standing among the planned parks, from 1.
  public var standing: Int?

  /// A benchmark.
  public init(
    year: Int, edition: String, park: String, measure: String, value: Double?, unit: String, kind: String,
    standing: Int? = nil
  ) {
    (self.year, self.edition, self.park, self.measure) = (year, edition, park, measure)
    (self.value, self.unit, self.kind, self.standing) = (value, unit, kind, standing)
  }
}

extension LedgerBenchmark {
  static let table = RecordTable(
    "benchmarks", Bilingual(zh: "各年园区基准", en: "benchmarks of parks by year"), index: ["year"],
    [
      RecordColumn("year", .integer, required: true), RecordColumn("edition", .text, required: true),
      RecordColumn("park", .text, required: true), RecordColumn("measure", .text, required: true),
      RecordColumn("value", .double), RecordColumn("unit", .text, required: true),
      RecordColumn("kind", .text, required: true), RecordColumn("standing", .integer),
    ])

  var values: [StoredValue] {
    [
      .int(year), .text(edition), .text(park), .text(measure), .optional(value), .text(unit), .text(kind),
      .optional(standing),
    ]
  }

  /// From the columns of `table` in order.
  init(_ row: StoredRow) {
    self.init(
      year: row.int(0), edition: row.text(1), park: row.text(2), measure: row.text(3),
      value: row.optionalDouble(4), unit: row.text(5), kind: row.text(6), standing: row.optionalInt(7))
  }
}
