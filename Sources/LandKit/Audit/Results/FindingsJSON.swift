/// The findings as JSON.
public enum FindingsJSON {
  /// All findings of an audit with their counts.
  public static func document(_ result: AuditResult) -> [UInt8] {
    var out = TextBuffer(capacity: 1 << 14)
    out.append("{\n  \"year\": \(result.year.year),\n  \"against\": ")
    JSONValue.optional(result.against?.year).write(to: &out)
    out.append(",\n  \"counts\": ")
    counts(result).write(to: &out, indent: 1)
    out.append(",\n  \"findings\": [")
    for (i, finding) in result.findings.enumerated() {
      out.append(i == 0 ? "\n    " : ",\n    ")
      JSONValue.object(members(finding)).write(to: &out, indent: 2)
    }
    out.append(result.findings.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    return out.bytes
  }

  /// Counts by severity: all, and those that nobody waived or accepted.
  static func counts(_ result: AuditResult) -> JSONValue {
    .object(
      result.counts.map {
        (
          $0.severity.rawValue,
          .object([
            ("all", .integer($0.all)), ("open", .integer($0.open)), ("waived", .integer($0.waived)),
            ("accepted", .integer($0.accepted)),
          ])
        )
      })
  }

  /// A finding's members.
  static func members(_ finding: Finding) -> [(String, JSONValue)] {
    var out: [(String, JSONValue)] = [
      ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
      ("year", .integer(finding.year)), ("layer", .optional(finding.layer)),
      ("subject", .object([("kind", .string(finding.subject.kind)), ("id", .string(finding.subject.id))])),
      ("measure", .optional(finding.measure)), ("value", .optional(finding.value)),
      ("threshold", .optional(finding.threshold)), ("unit", .string(finding.unit)),
      ("lon", .optional(finding.lon)), ("lat", .optional(finding.lat)), ("detail", .text(finding.detail)),
      ("reason", .text(finding.reason)), ("fingerprint", .string(finding.fingerprint)),
      ("accepted", .bool(finding.isAccepted)),
    ]
    if let waiver = finding.waiver {
      out.append(
        (
          "waiver",
          .object([
            ("who", .string(waiver.who)), ("why", .string(waiver.why)), ("until", .string(waiver.until)),
          ])
        ))
    }
    return out
  }
}
