import LandKit

/// What `landcli audit verify` says of a ledger.
public struct VerificationPage: Sendable {
  let found: LedgerVerification

  /// A page about `found`.
  public init(_ found: LedgerVerification) { self.found = found }

  /// Faults and notices.
  public func remarks(_ language: Language) -> [String] {
    let fault = Bilingual(zh: "异常：", en: "fault: ")(language),
      note = Bilingual(zh: "提示：", en: "note: ")(language)
    return found.faults.map { fault + TerminalText.clean($0.message(language)) }
      + found.notices.map { note + TerminalText.clean($0(language)) }
  }

  /// What was counted, whether it is sound, and the head.
  public func lines(_ language: Language) -> [String] {
    let verdict =
      found.isSound
      ? Bilingual(zh: "与写入时一致", en: "as it was written")
      : Bilingual(zh: "异常 \(found.faults.count) 处", en: "\(found.faults.count) faults")
    var lines = [
      Bilingual(
        zh: "审计 \(found.runs) 次，处理决定 \(found.decisions) 项：\(verdict.zh)",
        en: "\(found.runs) runs, \(found.decisions) decisions: \(verdict.en)")(language)
    ]
    if let entry = found.expectedEntry {
      let later = found.head.entries - entry
      lines.append(
        Bilingual(
          zh: "所期望的链首是第 \(entry) 条，其后又有 \(later) 条",
          en: "the expected head is entry \(entry); \(later) came after it")(
            language))
    }
    lines.append(
      Bilingual(
        zh: "链首（第 \(found.head.entries) 条）：\(found.head.hash)",
        en: "head (entry \(found.head.entries)): \(found.head.hash)")(language))
    return lines
  }

  /// The same as JSON.
  public var json: [UInt8] {
    JSONValue.object([
      ("sound", .bool(found.isSound)), ("head", LedgerJSON.head(found.head)), ("runs", .integer(found.runs)),
      ("decisions", .integer(found.decisions)), ("expected_entry", .optional(found.expectedEntry)),
      (
        "faults",
        .array(
          found.faults.map {
            .object([
              ("run", .optional($0.run)), ("table", .optional($0.table)), ("row", .optional($0.row)),
              ("text", .text($0.text)),
            ])
          })
      ),
      ("notices", .array(found.notices.map { .text($0) })),
    ]).document
  }
}
