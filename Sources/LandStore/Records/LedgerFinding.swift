import LandKit

/// What a rule found.
public struct LedgerFinding: Sendable, Equatable {
  /// What stays the same when the same is found again another year or run; unique in a run.
  public var fingerprint: String
  /// The rule's id.
  public var rule: String
  /// Its severity in this run.
  public var severity: String
  /// `open`, `waived` or `accepted` when the run was made; who answers for it stands in the decisions.
  public var state: String
  /// The layer; nil when it is about the whole.
  public var layer: String?
  /// The audited year.
  public var year: Int
  /// What kind of thing it is about, as `feature`, `unit`, `park`, `study`.
  public var subjectKind: String
  /// Its id; the ids of a pair or a unit are joined by `;`.
  public var subject: String
  /// `output`, `tax` or `area`, where it is about one of them.
  public var measure: String?
  /// Longitude and latitude on CGCS2000, where it has a place.
  public var point: Point?
  /// What was found, in `unit`.
  public var value: Double?
  /// What it was held against.
  public var threshold: Double?
  /// The unit of `value` and `threshold`; nil for a ratio or a count.
  public var unit: String?
  /// The finding in words.
  public var text: Bilingual

  /// A place.
  public struct Point: Sendable, Hashable {
    /// Degrees east.
    public var longitude: Double
    /// Degrees north.
    public var latitude: Double

    /// A place.
    public init(longitude: Double, latitude: Double) {
      (self.longitude, self.latitude) = (longitude, latitude)
    }
  }

  /// A finding.
  public init(
    fingerprint: String, rule: String, severity: String, state: String = "open", layer: String? = nil,
    year: Int, subjectKind: String, subject: String, measure: String? = nil, point: Point? = nil,
    value: Double? = nil, threshold: Double? = nil, unit: String? = nil, text: Bilingual
  ) {
    (self.fingerprint, self.rule, self.severity, self.state) = (fingerprint, rule, severity, state)
    (self.layer, self.year, self.subjectKind, self.subject) = (layer, year, subjectKind, subject)
    (self.measure, self.point, self.value, self.threshold) = (measure, point, value, threshold)
    (self.unit, self.text) = (unit, text)
  }
}

extension LedgerFinding {
  static let table = RecordTable(
    "findings", Bilingual(zh: "审计发现", en: "findings"), geometry: .point, index: ["fingerprint"], unique: true,
    [
      RecordColumn("fingerprint", .text, required: true), RecordColumn("rule", .text, required: true),
      RecordColumn("severity", .text, required: true), RecordColumn("state", .text, required: true),
      RecordColumn("layer", .text), RecordColumn("year", .integer, required: true),
      RecordColumn("subject_kind", .text, required: true), RecordColumn("subject", .text, required: true),
      RecordColumn("measure", .text), RecordColumn("value", .double), RecordColumn("threshold", .double),
      RecordColumn("unit", .text), RecordColumn("text_zh", .text, required: true),
      RecordColumn("text_en", .text, required: true),
    ])

  var values: [StoredValue] {
    [
      .text(fingerprint), .text(rule), .text(severity), .text(state), .optional(layer), .int(year),
      .text(subjectKind), .text(subject), .optional(measure), .optional(value), .optional(threshold),
      .optional(unit), .text(text.zh), .text(text.en),
      point.map {
        .blob(GeometryBlob.point(x: $0.longitude, y: $0.latitude, srs: SpatialReference.cgcs2000.id))
      } ?? .null,
    ]
  }

  /// From the columns of `table` in order, then `geom`. **Throws** `GeometryBlob.Malformed`.
  init(_ row: StoredRow) throws {
    var point: Point?
    if !row.isNull(14) {
      let place = try row.withBytes(14) { try GeometryBlob.point($0) }
      point = Point(longitude: place.x, latitude: place.y)
    }
    self.init(
      fingerprint: row.text(0), rule: row.text(1), severity: row.text(2), state: row.text(3),
      layer: row.optionalText(4), year: row.int(5), subjectKind: row.text(6), subject: row.text(7),
      measure: row.optionalText(8), point: point, value: row.optionalDouble(9),
      threshold: row.optionalDouble(10), unit: row.optionalText(11),
      text: Bilingual(zh: row.text(12), en: row.text(13)))
  }
}
