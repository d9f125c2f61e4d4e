/// Which amounts are left out of what is made from a result (`--redact output,tax`).
public struct Redaction: Sendable, Equatable {
  /// The measures whose amounts are left out.
  public let measures: Set<Measure>

  /// Nothing is left out.
  public static let none = Redaction([])

  /// A redaction of `measures`.
  public init(_ measures: Set<Measure>) { self.measures = measures }

  /// A redaction from its text: `output`, `tax`, or both with a comma. **Throws** `UsageFailure`.
  public init(_ text: String) throws(UsageFailure) {
    var measures: Set<Measure> = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let measure = Measure(rawValue: name.trimmingBlanks.lowercased()) else {
        throw UsageFailure(
          Bilingual(
            zh: "--redact 只接受 output、tax，或二者以逗号相连；“\(name)”不是",
            en: "--redact takes output, tax or both with a comma, not “\(name)”"))
      }
      measures.insert(measure)
    }
    self.init(measures)
  }

  /// Whether nothing is left out.
  public var isEmpty: Bool { measures.isEmpty }

  /// Whether amounts of `measure` are left out.
  public func hides(_ measure: Measure) -> Bool { measures.contains(measure) }

  /// What a file made under it must say; nil when nothing is left out.
  public var notice: Bilingual? {
    guard !isEmpty else { return nil }
    let zh = Measure.allCases.filter(hides).map { $0 == .output ? "产值" : "税收" }.joined(separator: "、")
    let en = Measure.allCases.filter(hides).map(\.rawValue).joined(separator: " and ")
    return Bilingual(
      zh: "已略去\(zh)：有关金额、强度、差距、增量、位次，以及可据以反推的得分，均不在此文件中",
      en:
        "Redacted: \(en). Amounts, intensities, gaps, uplifts and standings of it, and scores that would give them "
        + "away, are left out of this file")
  }

  /// A short word of it for a property: `output,tax`.
  public var text: String { Measure.allCases.filter(hides).map(\.rawValue).joined(separator: ",") }
}

/// A redaction worked out for one result: which properties and figures fall away.
///
/// - Columns of the input that the plan names as the amount or as a fixed benchmark of it, in properties or in the table of
///   statistics; and, since a layer may carry last year's amounts under a name that no plan mentions, every column whose
///   name has 产值, 产出 or `output`, or 税 or `tax`, in it.
/// - The added figures that hold the amount or follow from it.
/// - The score and its bounds, where a redacted measure has weight in it: the score less what is known would be its gap. Two
///   redacted gaps do not hide each other: 100 says that both amounts are 0, and beside a file that leaves out one
///   measure alone their sum gives the other.
/// - A condition (`--where`) that names such a column, and settings that may hold amounts.
/// Ranks, states and reasons stay: they hold no amount. Ranks tell which of two parcels lies further below its park.
public struct RedactionRules: Sendable {
  /// What is left out.
  public let redaction: Redaction
  private let prefix: String
  private let columns: Set<String>
  private let figures: Set<String>
  /// Whether only some parcels are in the result, by a condition that falls away.
  public private(set) var hidesCondition = false

  /// The rules of `redaction` for a result.
  public init(_ redaction: Redaction, in manifest: ResultManifest) {
    self.redaction = redaction
    prefix = manifest.settings.prefix
    let roles = redaction.measures.flatMap { measure in
      measure == .output ? [ColumnMap.Role.output, .benchOutput] : [.tax, .benchTax]
    }
    columns = Set(
      manifest.columns.filter { column in roles.contains { $0.rawValue == column.role } }.flatMap(\.names))
    figures = Self.figures(redaction, manifest.settings.weights)
    hidesCondition = hides(condition: manifest.settings.filter ?? "")
  }

  /// Names of added properties that fall away, without their prefix.
  private static func figures(_ redaction: Redaction, _ weights: [String: Double]) -> Set<String> {
    var names: Set<String> = []
    if redaction.hides(.output) {
      names.formUnion(["yield", "gap_y", "up_y", "std_y", "out_yi", "bench_y", "kind_y", "resid_y"])
    }
    if redaction.hides(.tax) {
      names.formUnion(["tax", "gap_t", "up_t", "std_t", "tax_yi", "bench_t", "kind_t", "resid_t"])
    }
    let weighted = redaction.measures.count { measure in
      (weights[measure == .output ? Component.yieldGap.rawValue : Component.taxGap.rawValue] ?? 0) > 0
    }
    if weighted > 0 { names.formUnion(["score", "lo", "hi"]) }
    return names
  }

  /// Whether the property or column `name` falls away.
  public func hides(column name: String) -> Bool {
    if redaction.isEmpty { return false }
    if columns.contains(name) { return true }
    if name.hasPrefix(prefix) {
      let rest = String(name.dropFirst(prefix.count))
      if figures.contains(rest) { return true }
      if Self.added.contains(rest) { return false }
    }
    if Self.harmless.contains(name) { return false }
    let folded = name.lowercased()
    return redaction.measures.contains { measure in
      Self.words[measure, default: []].contains { folded.contains($0) }
    }
  }

  /// The column that says in each row of a redacted table what is left out.
  var column: String { prefix + "redacted" }

  /// The property that each feature of a redacted file gets, without braces.
  var added: [UInt8] {
    redaction.isEmpty ? [] : Array("\(JSONText.encoded(column)):\(JSONText.encoded(redaction.text))".utf8)
  }

  /// The member that a redacted collection gets; nil when nothing is left out.
  var member: String? {
    redaction.notice.map { notice in
      var out = TextBuffer()
      out.append(json: prefix + "redacted")
      out.append(":{\"columns\":")
      out.append(json: redaction.text)
      out.append(",\"zh\":")
      out.append(json: notice.zh)
      out.append(",\"en\":")
      out.append(json: notice.en)
      if hidesCondition { out.append(",\"where\":\(JSONText.encoded(Self.hiddenCondition.en))") }
      out.append("}")
      return String(decoding: out.bytes, as: UTF8.self)
    }
  }

  /// Whether the added figure `name`, as `score`, falls away.
  public func hides(figure name: String) -> Bool { figures.contains(name) }

  private static let added = Set(
    RankedProperty.allCases.map(\.rawValue) + LayerProperty.allCases.map(\.rawValue) + ["rank_in"])
  private static let words: [Measure: [String]] = [
    .output: ["产值", "产出", "营收", "营业收入", "销售", "增加值", "output", "yield", "revenue", "turnover", "sales"],
    .tax: ["税", "tax"],
  ]
  /// Columns of the tables that tell states alone.
  private static let harmless: Set = ["output_state", "tax_state"]
}

extension Substring {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
