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
    var lines = [language == .zh ? "问题 \(total) 项：" : total == 1 ? "1 problem:" : "\(total) problems:"]
    for group in groups {
      let severity = group.severity.title(language)
      lines.append("  \(severity) \(group.kind.id) \(group.kind.title(language)) × \(group.count)")
      lines.append("    " + group.first.line(language))
    }
    return lines
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
