/// The problems as a person reads them: classes with counts and the first of each.
public struct ProblemSummary: Sendable {
  private let ledger: ProblemLedger
  private let language: Language

  /// A summary of `ledger` in `language`.
  public init(_ ledger: ProblemLedger, _ language: Language) {
    (self.ledger, self.language) = (ledger, language)
  }

  /// A line that counts, then two lines a class.
  public var lines: [String] {
    let groups = ledger.summary
    if groups.isEmpty { return [language == .zh ? "未发现问题" : "no problems found"] }
    let total = ledger.problems.count
    var lines = [language == .zh ? "问题 \(total) 项：" : "\(total) problems:"]
    for group in groups {
      lines.append(
        "  \(name(group.severity)) \(group.kind.id) \(group.kind.title(language)) × \(group.count)")
      lines.append("    " + Self.line(group.first, language))
    }
    return lines
  }

  private func name(_ severity: Severity) -> String {
    switch severity {
    case .error: language == .zh ? "错误" : "error"
    case .repaired: language == .zh ? "修复" : "repaired"
    case .warning: language == .zh ? "提示" : "warning"
    }
  }

  /// One problem: where, then what.
  public static func line(_ problem: Problem, _ language: Language) -> String {
    let place = place(problem.place, language)
    let detail = TerminalText.clean(problem.detail(language), keepingLines: true)
    return place.isEmpty ? detail : place + (language == .zh ? "：" : ": ") + detail
  }

  /// `file:line, feature 3 (id F001), ring 1, vertex 4`.
  static func place(_ place: Place, _ language: Language) -> String {
    var parts: [String] = []
    func add(_ value: Int?, _ zh: String, _ en: String) {
      if let value { parts.append(language == .zh ? "\(zh) \(value)" : "\(en) \(value)") }
    }
    var file = place.file.map { TerminalText.clean($0) } ?? place.layer ?? ""
    if let line = place.line { file += ":\(line)" }
    if let column = place.column { file += ":\(column)" }
    if !file.isEmpty { parts.append(file) }
    add(place.feature, "要素", "feature")
    if let id = place.id { parts.append((language == .zh ? "编号 " : "id ") + TerminalText.clean(id)) }
    if let part = place.part, part > 1 { add(part, "部分", "part") }
    add(place.ring, "环", "ring")
    add(place.vertex, "节点", "vertex")
    if let point = place.lonLat { parts.append("(\(fixed(point.lon, 6)), \(fixed(point.lat, 6)))") }
    return parts.joined(separator: language == .zh ? "，" : ", ")
  }
}

/// Text from data, made fit for a terminal: control characters and marks of direction are escaped.
public enum TerminalText {
  /// `text` without anything that could disturb a terminal.
  public static func clean(_ text: String) -> String { clean(text, keepingLines: false) }

  static func clean(_ text: String, keepingLines: Bool) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        if keepingLines && scalar == "\n" {
          out += "\n"
        } else {
          out += "\\u{" + String(scalar.value, radix: 16) + "}"
        }
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
