/// The findings as a table and as points.
enum FindingsCSV {
  /// A line a finding, in both languages.
  static func document(_ result: AuditResult) -> [UInt8] {
    var csv = CSVWriter(header: [
      "severity", "rule", "year", "layer", "subject_kind", "subject", "measure", "value", "threshold", "unit",
      "lon",
      "lat", "state", "waived_by", "waived_why", "waived_until", "detail_zh", "detail_en", "reason_zh",
      "reason_en", "fingerprint",
    ])
    for finding in result.findings {
      for text in [finding.severity.rawValue, finding.rule] { csv.text(text) }
      csv.number(Double(finding.year))
      for text in [
        finding.layer ?? "", finding.subject.kind, finding.subject.id, finding.measure ?? "",
      ] { csv.text(text) }
      csv.number(finding.value ?? .nan)
      csv.number(finding.threshold ?? .nan)
      csv.text(finding.unit)
      csv.number(finding.lon ?? .nan)
      csv.number(finding.lat ?? .nan)
      for text in [
        finding.state, finding.waiver?.who ?? "", finding.waiver?.why ?? "", finding.waiver?.until ?? "",
        finding.detail.zh, finding.detail.en, finding.reason.zh, finding.reason.en, finding.fingerprint,
      ] { csv.text(text) }
      csv.endRow()
    }
    return csv.out.bytes
  }

  /// The findings that have a place, as points.
  static func places(_ result: AuditResult) -> [UInt8] {
    var out = TextBuffer(capacity: 1 << 14)
    out.append("{\"type\":\"FeatureCollection\",\"features\":[")
    var isFirst = true
    for finding in result.findings {
      guard let lon = finding.lon, let lat = finding.lat else { continue }
      out.append(isFirst ? "\n" : ",\n")
      isFirst = false
      out.append("{\"type\":\"Feature\",\"properties\":")
      flat(finding).write(to: &out)
      out.append(",\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
      out.append(number: lon)
      out.append(",")
      out.append(number: lat)
      out.append("]}}")
    }
    out.append("\n]}\n")
    return out.bytes
  }

  /// Properties without objects, which a map shows as columns.
  private static func flat(_ finding: Finding) -> JSONValue {
    .object([
      ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
      ("state", .string(finding.state)), ("year", .integer(finding.year)),
      ("layer", .optional(finding.layer)),
      ("subject_kind", .string(finding.subject.kind)), ("subject", .string(finding.subject.id)),
      ("measure", .optional(finding.measure)), ("value", .optional(finding.value)),
      ("threshold", .optional(finding.threshold)), ("unit", .string(finding.unit)),
      ("detail_zh", .string(finding.detail.zh)), ("detail_en", .string(finding.detail.en)),
      ("waived_by", .optional(finding.waiver?.who)), ("fingerprint", .string(finding.fingerprint)),
    ])
  }
}

extension Finding {
  /// `open`, `waived` or `accepted`.
  public var state: String { waiver != nil ? "waived" : isAccepted ? "accepted" : "open" }
}
