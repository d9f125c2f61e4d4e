/// Where an audit's results come from: years, inputs by hash, settings, rules as they were set, versions. No clock,
/// no thread count and no machine in it.
package enum AuditManifest {
  /// The document. Where `portable`, files named by a full path stand by their last name alone: the same inputs at
  /// another place give the same bytes.
  package static func document(_ result: AuditResult, portable: Bool = false) -> [UInt8] {
    let study = result.request.study
    return JSONValue.object([
      ("tool", .object([("name", .string("landcli")), ("version", .string(LandKitVersion.current))])),
      ("command", .string("audit")),
      (
        "libraries",
        .object(result.method.versions.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
      ),
      ("year", .integer(result.year.year)), ("against", .optional(result.against?.year)),
      ("waivers_on", .string(result.day)), ("previous", .optional(result.request.previous?.name)),
      (
        "prices",
        .array(
          result.request.series.map {
            .object([("year", .integer($0)), ("basis", .string(study.prices.basis(of: $0).text))])
          })
      ),
      (
        "inputs",
        .array(
          result.inputs.map { year, files in
            .object([("year", .integer(year)), ("files", .array(files.map { input($0, portable) }))])
          })
      ),
      (
        "settings",
        .array(
          result.method.settings.sorted { $0.key < $1.key }.map {
            .object([("key", .string($0.key)), ("value", .string($0.value))])
          })
      ),
      ("rules", .array(RuleTable.all.map { rule($0, study.audit.rules[$0.id] ?? RuleSetting()) })),
      ("benchmarks", .array(result.method.benchmarks.map(benchmark))),
      ("counts", counts(result)),
    ]).document
  }

  private static func input(_ record: InputRecord, _ portable: Bool) -> JSONValue {
    var record = record
    if portable, record.file.hasPrefix("/") {
      record.file = record.file.split(separator: "/").last.map(String.init) ?? record.file
    }
    return ManifestJSON.input(record)
  }

  private static func rule(_ rule: AuditRule, _ setting: RuleSetting) -> JSONValue {
    .object([
      ("id", .string(rule.id)), ("on", .bool(setting.isOn)),
      ("severity", .string((setting.severity ?? rule.severity).rawValue)),
      ("threshold", .optional(setting.threshold ?? rule.threshold?.value)),
    ])
  }

  private static func benchmark(_ frozen: MethodRecord.FrozenBenchmark) -> JSONValue {
    .object([
      ("year", .integer(frozen.year)), ("park", .string(frozen.park)), ("output", .optional(frozen.output)),
      ("tax", .optional(frozen.tax)), ("kind", .optional(frozen.kind)),
    ])
  }

  private static func counts(_ result: AuditResult) -> JSONValue {
    .object([
      ("findings", FindingsJSON.counts(result)),
      (
        "lineage",
        .object(
          result.lineages.map { role, lineage in
            (
              role.rawValue,
              .object(
                LineageKind.allCases.map { kind in
                  (kind.rawValue, .integer(lineage.components.count { $0.kind == kind }))
                })
            )
          })
      ),
    ])
  }
}
