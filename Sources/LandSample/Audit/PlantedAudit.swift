/// What an audit of the planted study must find, by the definitions of method and rules: written down where the
/// ground is drawn, never from what an audit said.
public struct PlantedAudit: Sendable, Equatable {
  /// A component of the lineage that is not the same ground under the same id.
  public struct Component: Sendable, Equatable {
    /// The later year; it is compared with the year before.
    public var year: Int
    /// `same`, `redrawn`, `split`, `merged`, `reallocated`, `new`, `gone`.
    public var kind: String
    /// `kept`, `changed`, `reused`; nil where there is only one year.
    public var identity: String?
    /// Ids of the earlier year.
    public var old: [String]
    /// Ids of the later year.
    public var new: [String]
  }

  /// A finding of the audit of the last year.
  public struct Finding: Sendable, Hashable {
    /// The rule's id.
    public var rule: String
    /// The layer; nil for the study.
    public var layer: String?
    /// Kind and id of the subject.
    public var kind: String
    /// See `kind`.
    public var subject: String
    /// `output`, `tax`, `area`, if it is about one.
    public var measure: String?
  }

  /// Something that is just not enough for a rule.
  public struct NearMiss: Sendable, Equatable {
    /// The rule's id.
    public var rule: String
    /// Whose it is.
    public var subject: String
    /// What was drawn, and what the rule's limit is.
    public var note: String
  }

  /// The components, in the order in which they were drawn.
  public var components: [Component] = []
  /// The findings.
  public var findings: [Finding] = []
  /// The near misses.
  public var nearMisses: [NearMiss] = []

  /// The list as `planted.json`.
  func document() -> String {
    var text = ByteText()
    text.add("{\n\"lineage\": [")
    list(components, &text) { component, text in
      text.add(text: "{\"to_year\": \(component.year), \"kind\": ")
      text.add(quoted: component.kind)
      text.add(", \"identity\": ")
      text.add(optional: component.identity)
      for (name, ids) in [("old", component.old), ("new", component.new)] {
        text.add(text: ", \"\(name)\": [")
        for (i, id) in ids.enumerated() {
          if i > 0 { text.add(", ") }
          text.add(quoted: id)
        }
        text.add("]")
      }
      text.add("}")
    }
    text.add("],\n\"findings\": [")
    list(findings, &text) { finding, text in
      text.add("{\"rule\": ")
      text.add(quoted: finding.rule)
      for (name, value) in [
        ("layer", finding.layer), ("kind", finding.kind), ("subject", finding.subject),
        ("measure", finding.measure),
      ] {
        text.add(text: ", \"\(name)\": ")
        text.add(optional: value)
      }
      text.add("}")
    }
    text.add("],\n\"near_misses\": [")
    list(nearMisses, &text) { near, text in
      text.add("{\"rule\": ")
      text.add(quoted: near.rule)
      text.add(", \"subject\": ")
      text.add(quoted: near.subject)
      text.add(", \"note\": ")
      text.add(quoted: near.note)
      text.add("}")
    }
    text.add("]\n}\n")
    return String(decoding: text.bytes, as: UTF8.self)
  }

  private func list<Item>(_ items: [Item], _ text: inout ByteText, write: (Item, inout ByteText) -> Void) {
    for (i, item) in items.enumerated() {
      if i > 0 { text.add(",") }
      text.add("\n")
      write(item, &text)
    }
    text.add("\n")
  }
}

extension ByteText {
  fileprivate mutating func add(optional text: String?) {
    if let text { add(quoted: text) } else { add("null") }
  }
}
