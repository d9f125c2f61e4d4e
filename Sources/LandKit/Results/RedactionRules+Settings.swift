/// What a redaction takes away of the settings of a run, which may hold amounts themselves.
extension RedactionRules {
  /// What stands in the place of a setting that is left out.
  public static let mark = Bilingual(zh: "（已略去）", en: "(redacted)")

  /// What stands in the place of a condition that is left out: that there was one, and on what, without its values.
  public static let hiddenCondition = Bilingual(
    zh: "（以已略去的金额为条件，内容略去）", en: "(a condition on redacted amounts, left out)")

  /// Settings whose values may hold amounts: fixed benchmarks, control totals, deflators, thresholds and waivers.
  private static let telling: Set = ["parks", "control_totals", "prices", "audit"]

  /// Whether the condition `text` (`--where`) names a column that falls away, or cannot be read.
  public func hides(condition text: String) -> Bool {
    if redaction.isEmpty || text.isEmpty { return false }
    guard let expression = try? WhereExpression(text) else { return true }
    return expression.columns.contains { hides(column: $0) }
  }

  /// What stands in the place of the value of the setting `key`; nil where it may be shown as it is.
  public func replacement(setting key: String, value: String) -> Bilingual? {
    if redaction.isEmpty || value.isEmpty { return nil }
    if key == "where" { return hides(condition: value) ? Self.hiddenCondition : nil }
    if key == "study" { return nil }
    let tells = Self.telling.contains { key == $0 || key.hasPrefix($0 + ".") }
    return tells || hides(column: value) ? Self.mark : nil
  }

  /// `manifest.json` without what falls away: the condition, settings that may hold amounts, names of columns stay.
  ///
  /// **Complexity**: linear in `bytes`.
  public func shown(manifest bytes: [UInt8]) -> [UInt8] {
    if redaction.isEmpty { return bytes }
    return bytes.withUnsafeBufferPointer { text in
      var edits: [(span: ByteSpan, with: Bilingual)] = []
      for member in ObjectScan.members(of: text, at: 0) {
        if ObjectScan.isName(member.key, "settings", in: text) {
          for setting in ObjectScan.members(of: text, at: member.value.start)
          where ObjectScan.isName(setting.key, "where", in: text) {
            if let value = Self.string(setting.value, text), hides(condition: value) {
              edits.append((setting.value, Self.hiddenCondition))
            }
          }
        } else if ObjectScan.isName(member.key, "settings_from", in: text) {
          edits += settingEdits(member.value, text)
        }
      }
      var (out, at) = ([UInt8](), 0)
      for (span, with) in edits.sorted(by: { $0.span.start < $1.span.start }) {
        out += text[at..<span.start]
        out += JSONText.encoded("\(with.zh) \(with.en)").utf8
        at = span.end
      }
      return out + text[at...]
    }
  }

  private func settingEdits(
    _ list: ByteSpan, _ text: UnsafeBufferPointer<UInt8>
  ) -> [(span: ByteSpan, with: Bilingual)] {
    var edits: [(span: ByteSpan, with: Bilingual)] = []
    var at = ObjectScan.skipBlanks(text, list.start + 1)
    while at < list.end, text[at] == UInt8(ascii: "{"), let end = ElementScan.end(of: text, from: at) {
      let members = ObjectScan.members(of: text, at: at)
      let key = members.first { ObjectScan.isName($0.key, "key", in: text) }
      let value = members.first { ObjectScan.isName($0.key, "value", in: text) }
      if let key = key.flatMap({ Self.string($0.value, text) }), let value,
        let words = Self.string(value.value, text), let with = replacement(setting: key, value: words)
      {
        edits.append((value.value, with))
      }
      at = ObjectScan.skipBlanks(text, end)
      if at < text.count, text[at] == UInt8(ascii: ",") { at = ObjectScan.skipBlanks(text, at + 1) }
    }
    return edits
  }

  private static func string(_ span: ByteSpan, _ text: UnsafeBufferPointer<UInt8>) -> String? {
    guard span.end - span.start >= 2, text[span.start] == UInt8(ascii: "\"") else { return nil }
    return JSONText.decoded(text[(span.start + 1)..<(span.end - 1)])
  }
}
