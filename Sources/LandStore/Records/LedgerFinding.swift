import LandKit

/// What a rule found.
public struct LedgerFinding: Sendable, Equatable {
  /// What stays the same when the same is found again another year or run; unique in a run.
  public var fingerprint: String
  /// The rule's id.
  public var rule: String
  /// Its severity in this run.
  public var severity: String
  /// Where: the layer, year and feature; nil when it is about the whole.
  public var layer: String?
  /// The year of the layer.
  public var year: Int?
  /// The feature's id.
  public var feature: String?
  /// Longitude and latitude on CGCS2000. Left out, it is the first vertex of `area`.
  public var point: Point?
  /// The ground it is about.
  public var area: PolygonSet?
  /// What was found, in `unit`.
  public var value: Double?
  /// The unit of `value` and `threshold`.
  public var unit: String?
  /// What it was held against.
  public var threshold: Double?
  /// The finding in words.
  public var text: Bilingual
  /// Who waived it, when it is waived.
  public var waivedBy: String?

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
    fingerprint: String, rule: String, severity: String, layer: String? = nil, year: Int? = nil,
    feature: String? = nil, point: Point? = nil, area: PolygonSet? = nil, value: Double? = nil,
    unit: String? = nil, threshold: Double? = nil, text: Bilingual, waivedBy: String? = nil
  ) {
    (self.fingerprint, self.rule, self.severity) = (fingerprint, rule, severity)
    (self.layer, self.year, self.feature) = (layer, year, feature)
    let first = area.flatMap { $0.vertexCount > 0 ? Point(longitude: $0.xy[0], latitude: $0.xy[1]) : nil }
    (self.point, self.area) = (point ?? first, area)
    (self.value, self.unit, self.threshold) = (value, unit, threshold)
    (self.text, self.waivedBy) = (text, waivedBy)
  }
}

extension LedgerFinding {
  static let table = RecordTable(
    "findings", Bilingual(zh: "审计发现", en: "findings"), geometry: .point, index: ["fingerprint"], unique: true,
    [
      RecordColumn("fingerprint", .text, required: true), RecordColumn("rule", .text, required: true),
      RecordColumn("severity", .text, required: true), RecordColumn("layer", .text),
      RecordColumn("year", .integer), RecordColumn("feature", .text), RecordColumn("value", .double),
      RecordColumn("unit", .text), RecordColumn("threshold", .double),
      RecordColumn("text_zh", .text, required: true), RecordColumn("text_en", .text, required: true),
      RecordColumn("waived_by", .text),
    ])

  /// The polygons of findings, in a table of their own since a column holds one type of geometry.
  static let areaTable = RecordTable(
    "finding_areas", Bilingual(zh: "审计发现的范围", en: "the ground of findings"), geometry: .multiPolygon,
    index: ["fingerprint"], unique: true,
    [
      RecordColumn("fingerprint", .text, required: true), RecordColumn("rule", .text, required: true),
      RecordColumn("severity", .text, required: true),
    ])

  var values: [StoredValue] {
    [
      .text(fingerprint), .text(rule), .text(severity), .optional(layer), .optional(year), .optional(feature),
      .optional(value), .optional(unit), .optional(threshold), .text(text.zh), .text(text.en),
      .optional(waivedBy),
      point.map {
        .blob(GeometryBlob.point(x: $0.longitude, y: $0.latitude, srs: SpatialReference.cgcs2000.id))
      } ?? .null,
    ]
  }

  /// The row of `areaTable`; nil when there is no area.
  var areaValues: [StoredValue]? {
    guard let area, !area.isEmpty else { return nil }
    return [
      .text(fingerprint), .text(rule), .text(severity),
      .blob(GeometryBlob.multiPolygon(area, srs: SpatialReference.cgcs2000.id)),
    ]
  }

  /// From the columns of `table` in order, `geom` of the point, `geom` of the area. **Throws**
  /// `GeometryBlob.Malformed`.
  init(_ row: StoredRow) throws {
    var (point, area): (Point?, PolygonSet?)
    if !row.isNull(12) {
      let place = try row.withBytes(12) { try GeometryBlob.point($0) }
      point = Point(longitude: place.x, latitude: place.y)
    }
    if !row.isNull(13) { area = try row.withBytes(13) { try GeometryBlob.polygons($0) } }
    self.init(
      fingerprint: row.text(0), rule: row.text(1), severity: row.text(2), layer: row.optionalText(3),
      year: row.optionalInt(4), feature: row.optionalText(5), point: point, area: area,
      value: row.optionalDouble(6), unit: row.optionalText(7), threshold: row.optionalDouble(8),
      text: Bilingual(zh: row.text(9), en: row.text(10)), waivedBy: row.optionalText(11))
  }
}
