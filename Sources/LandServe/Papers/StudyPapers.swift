import Foundation
import LandKit
import LandReport

/// What a report says beside the parcels: the land account, what was wrong, where it all comes from.
enum StudyPapers {
  /// The land account, with the report's picture of it. Areas alone: it is served with amounts left out, too.
  static func account(_ study: ServedStudy, _ language: Language) throws -> JSONValue {
    let account = try study.results.account()
    let classes = AccountPicture.order.compactMap { name in
      account.classes[name].map { (name: name, area: $0.ellipsoidal) }
    }
    let picture = AccountPicture(
      classes: classes.map { (name: $0.name, area: $0.area / 1e6) }, language: language, width: 500)
    func layer(_ name: String, _ layer: ResultAccount.Layer) -> JSONValue {
      .object([
        ("layer", .string(name)), ("title", .string(Words.say(name, Words.layers, language))),
        ("features", .integer(layer.features)), ("usable", .integer(layer.usable)),
        ("gross_m2", .number(layer.gross)), ("net_m2", .number(layer.net)),
        ("overlap_m2", .number(layer.overlap)),
      ])
    }
    return .object([
      (
        "classes",
        .array(classes.map { .object([("class", .string($0.name)), ("area_m2", .number($0.area))]) })
      ), ("union_m2", .number(account.union.ellipsoidal)),
      ("closing_m2", .number(account.closing.ellipsoidal)), ("slivers", .integer(account.slivers)),
      (
        "layers",
        .array([
          layer("parcels", account.layers.parcels), layer("zones", account.layers.zones),
          layer("parks", account.layers.parks),
        ])
      ),
      (
        "control_totals",
        .array(
          account.controlTotals.map {
            .object([
              ("layer", .string($0.layer)), ("registered_m2", .number($0.registered)),
              ("measured_m2", .number($0.measured)), ("met", .bool($0.met)), ("source", .optional($0.source)),
            ])
          })
      ), ("picture", .string(picture.svg)),
    ])
  }

  /// Files with their hashes and pipelines, programs, settings. What would tell an amount that is left out is null.
  static func provenance(_ study: ServedStudy, _ rules: ServedRules) -> JSONValue {
    let manifest = study.results.manifest
    return .object([
      ("tool", .string("\(manifest.tool.name) \(manifest.tool.version)")),
      (
        "inputs",
        .array(
          manifest.inputs.map {
            .object([
              ("layer", .string($0.layer)), ("file", .string($0.file)), ("features", .integer($0.features)),
              ("bytes", .integer($0.bytes)), ("crs", .optional($0.crs)), ("sha256", .string($0.sha256)),
              ("pipeline", .optional($0.pipeline)),
            ])
          })
      ),
      (
        "libraries",
        .array(
          manifest.libraries.sorted { $0.key < $1.key }.map {
            .object([("name", .string($0.key)), ("version", .optional($0.value))])
          })
      ),
      (
        "settings",
        .array(
          manifest.settingsFrom.map { setting in
            let isHidden = !rules.redaction.isEmpty && tells(setting, rules)
            return .object([
              ("key", .string(setting.key)), ("value", isHidden ? .null : .string(setting.value)),
              ("from", .string(setting.from)),
            ])
          })
      ),
    ])
  }

  /// Whether a setting may hold an amount: a benchmark that the plan fixes stands among them, and so do totals.
  private static func tells(_ setting: ResultManifest.SettingText, _ rules: ServedRules) -> Bool {
    rules.hides(column: setting.key) || rules.hides(column: setting.value)
      || ["benchmark", "parks", "control_totals", "deflat", "prices"].contains { setting.key.hasPrefix($0) }
  }

  /// Counts by class, and a page of the problems; without their words when these could tell an amount.
  static func problems(
    _ study: ServedStudy, ofClass kind: String?, offset: Int, limit: Int, _ redaction: Redaction,
    _ language: Language
  ) throws -> JSONValue {
    let list = study.problems
    let page = try list.page(ofClass: kind, offset: offset, limit: limit)
    return .object([
      (
        "counts",
        .array(
          list.counts.map {
            .object([
              ("class", .string($0.kind)), ("severity", .string($0.severity)),
              ("title", .string($0.title(language))), ("count", .integer($0.count)),
            ])
          })
      ), ("matched", .integer(page.matched)), ("offset", .integer(offset)),
      (
        "problems",
        .array(
          page.problems.map {
            .object([
              ("class", .string($0.kind)), ("severity", .string($0.severity)), ("file", .optional($0.file)),
              ("line", .optional($0.line)), ("id", .optional($0.id)), ("lon", .optional($0.lon)),
              ("lat", .optional($0.lat)),
              ("detail", redaction.isEmpty ? .string($0.detail(language)) : .null),
            ])
          })
      ),
    ])
  }

  /// What the words and figures mean.
  static func glossary(prefix: String, _ language: Language) -> JSONValue {
    .object([
      (
        "entries",
        .array(
          Glossary.entries(prefix: prefix).map {
            .object([
              ("term", .string($0.term(language))), ("meaning", .string($0.meaning(language))),
              ("unit", .string($0.unit)), ("formula", .string($0.formula)), ("clause", .string($0.clause)),
              ("property", .optional($0.property)),
            ])
          })
      )
    ])
  }
}

extension StudyAPI {
  /// What was wrong, in the caller's language.
  func problems(_ target: Target) throws(APIProblem) -> Reply {
    try target.allow(["offset", "limit", "class", "lang"])
    let offset = try target.integer("offset", 0...10_000_000, default: 0)
    let limit = try target.integer("limit", 0...api.limits.rows, default: 100)
    let kind = try target.word("class")
    let (study, language, redaction) = (study, language, api.redaction)
    return .json(seed: api.seed(study)) {
      try StudyPapers.problems(study, ofClass: kind, offset: offset, limit: limit, redaction, language)
        .document
    }
  }

  func account(_ target: Target) throws(APIProblem) -> Reply {
    try target.allow(["lang"])
    let (study, language) = (study, language)
    return .json(seed: api.seed(study)) { try StudyPapers.account(study, language).document }
  }

  func provenance(_ target: Target) throws(APIProblem) -> Reply {
    try target.allow(["lang"])
    let (study, rules) = (study, ServedRules(api.redaction, study))
    return .json(seed: api.seed(study)) { StudyPapers.provenance(study, rules).document }
  }

  /// Parcels without a usable geometry, with a place where their features have one.
  func unusable(_ target: Target) throws(APIProblem) -> Reply {
    try target.allow(["offset", "limit", "lang"])
    let offset = try target.integer("offset", 0...10_000_000, default: 0)
    let limit = try target.integer("limit", 0...1000, default: 100)
    let (study, language) = (study, language)
    return .json(seed: api.seed(study)) {
      try UnusableParcels(study).json(offset: offset, limit: limit, language).document
    }
  }
}
