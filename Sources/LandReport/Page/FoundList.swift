import LandKit

/// What was found, of an audit or wrong with the data, as a page lists it: by class, the gravest first, and as many as the
/// page has room for, which every class has its share of.
struct FoundList {
  /// What is found in one place.
  struct Item {
    var kind = 0
    var about = "", detail = ""
    /// The state of a finding; file and line of a problem.
    var note = ""
    var longitude: Double?
    var latitude: Double?
  }

  /// A class with how many there are, and how many of them are listed.
  struct Kind {
    let key, title, severity, reason: String
    let count: Int
    var listed = 0
  }

  /// The most that are listed in a page.
  static let limit = 5000
  /// Without scripts, and on paper: the most of a class.
  static let staticLimit = 40, paperLimit = 10

  /// What the page calls the list in its elements.
  let name: StaticString
  private(set) var kinds: [Kind]
  private(set) var items: [Item]

  /// How many there are in all.
  var total: Int { kinds.map(\.count).reduce(0, +) }
  /// Whether some of them are not listed.
  var isCut: Bool { items.count < total }

  private init(name: StaticString, kinds: [Kind], items: [Item], limit: Int) {
    (self.name, self.kinds) = (name, kinds)
    let share = Self.share(kinds.map(\.count), limit)
    var listed = Array(repeating: 0, count: kinds.count)
    self.items = items.filter { item in
      listed[item.kind] += 1
      return listed[item.kind] <= share
    }
    for (place, count) in listed.enumerated() { self.kinds[place].listed = min(count, share) }
  }

  /// The most that every class may have so that all of them have `limit` at most.
  static func share(_ counts: [Int], _ limit: Int) -> Int {
    var (share, room) = (0, limit)
    let sorted = counts.sorted()
    for (i, count) in sorted.enumerated() {
      let each = room / (sorted.count - i)
      if count > each { return max(1, each) }
      (share, room) = (count, room - count)
    }
    return max(1, share)
  }

  /// What an audit found.
  init(findings audit: ReportAudit?, _ language: Language, limit: Int = limit) {
    let titles = Dictionary(
      RuleTable.all.map { ($0.id, $0.title(language)) }, uniquingKeysWith: { first, _ in first })
    let order = audit?.order ?? []
    let places = Dictionary(uniqueKeysWithValues: zip(order, 0...))
    self.init(
      name: "findings",
      kinds: order.map { key in
        let rule = audit?.rules[key]
        return Kind(
          key: key, title: titles[key] ?? key, severity: rule?.severity ?? "",
          reason: rule?.reason(language) ?? "", count: rule?.count ?? 0)
      },
      items: (audit?.findings ?? []).map { finding in
        Item(
          kind: places[finding.rule] ?? 0, about: finding.subject, detail: finding.detail(language),
          note: Words.say(finding.state, Words.findingStates, language), longitude: finding.longitude,
          latitude: finding.latitude)
      }, limit: limit)
  }

  /// What was wrong with the data of a study.
  init(problems study: ReportStudy, _ language: Language, limit: Int = limit) {
    let places = Dictionary(
      zip(study.problemCounts.map(\.kind), 0...), uniquingKeysWith: { first, _ in first })
    self.init(
      name: "problems",
      kinds: study.problemCounts.map {
        Kind(key: $0.kind, title: $0.title(language), severity: $0.severity, reason: "", count: $0.count)
      },
      items: study.problems.compactMap { problem in
        guard let kind = places[problem.kind] else { return nil }
        let place = [problem.file ?? problem.layer, problem.line.map(String.init)].compactMap { $0 }
        let hidden = language == .zh ? "（细节隐去）" : "(detail left out)"
        return Item(
          kind: kind, about: problem.id ?? problem.feature.map { "#\($0)" } ?? "",
          detail: study.redacted.isEmpty ? problem.detail(language) : hidden,
          note: place.joined(separator: ":"), longitude: problem.lon, latitude: problem.lat)
      }, limit: limit)
  }

  /// As the page's scripts read it: a list a column.
  func write(to out: inout ScriptJSON) {
    out.append("{\"kinds\":")
    out.list(kinds) { kind, out in
      out.append("[")
      out.append(text: kind.title)
      out.append(",")
      out.append(text: kind.key)
      out.append("]")
    }
    out.append(",\"kind\":")
    out.list(items) { $1.append($0.kind) }
    for (key, path) in [
      (",\"about\":", \Item.about), (",\"detail\":", \.detail), (",\"note\":", \.note),
    ] as [(StaticString, KeyPath<Item, String>)] {
      out.append(key)
      out.list(items) { $1.append(text: $0[keyPath: path]) }
    }
    out.append(",\"place\":")
    out.list(items) { item, out in
      guard let longitude = item.longitude, let latitude = item.latitude else { return out.append("0") }
      out.append("[")
      out.append(exact: (longitude * 1e7).rounded() / 1e7)
      out.append(",")
      out.append(exact: (latitude * 1e7).rounded() / 1e7)
      out.append("]")
    }
    out.append("}")
  }
}
