/// A unit that is not known.
public struct UnknownUnit: Error, Sendable, Equatable {
  /// What was written.
  public let text: String
  /// The units that are known, in their usual spelling.
  public let known: [String]
  /// The known spelling nearest to what was written, if one is near.
  public let nearest: String?

  /// What to tell a person.
  public var message: Bilingual {
    let list = known.joined(separator: ", ")
    let near = nearest.map { Bilingual(zh: "；是否应为 \($0)？", en: "; did you mean \($0)?") }
    return Bilingual(
      zh: "未知单位“\(text)”，可用：\(list)\(near?.zh ?? "")",
      en: "unknown unit \"\(text)\"; known are \(list)\(near?.en ?? "")")
  }
}

/// Spellings of units: the first of each list is the usual one.
enum UnitNames {
  static let money: [(MoneyUnit, [String])] = [
    (.yuan, ["元", "yuan", "rmb", "cny"]), (.wan, ["万元", "万", "wan", "wanyuan"]),
    (.yi, ["亿元", "亿", "yi", "yiyuan"]),
  ]
  static let area: [(AreaUnit, [String])] = [
    (.squareMetre, ["m²", "m2", "㎡", "sqm", "平方米", "平米"]), (.mu, ["亩", "mu", "市亩"]),
    (.hectare, ["公顷", "ha", "hm²", "hm2", "hectare"]),
    (.squareKilometre, ["km²", "km2", "㎢", "sqkm", "平方公里", "平方千米"]),
  ]

  /// Case, blanks, full-width forms and `^2` do not tell units apart; neither does "a year" after money.
  static func normalised(_ text: String) -> String {
    var text = FullWidth.folded(text).lowercased().filter { !$0.isWhitespace }
    if let hat = text.firstIndex(of: "^") { text.remove(at: hat) }
    return text
  }

  static func withoutYear(_ text: String) -> String {
    for suffix in ["/年", "/a", "/year"] where text.hasSuffix(suffix) {
      return String(text.dropLast(suffix.count))
    }
    return text
  }

  static func find<Unit>(_ text: String, in table: [(Unit, [String])]) -> Unit? {
    table.first { $0.1.contains(text) }?.0
  }

  static func unknown(_ text: String, usual: [String], spellings: [String]) -> UnknownUnit {
    UnknownUnit(
      text: text, known: usual, nearest: NearestName.nearest(to: normalised(text), among: spellings))
  }
}

extension MoneyUnit {
  /// The unit that `text` names: 元, 万元, 亿元, and their common spellings (`wan`, `万`; `/年` may follow).
  public init(_ text: String) throws(UnknownUnit) {
    guard let unit = UnitNames.find(UnitNames.withoutYear(UnitNames.normalised(text)), in: UnitNames.money)
    else {
      throw UnitNames.unknown(
        text, usual: MoneyUnit.allCases.map(\.rawValue), spellings: UnitNames.money.flatMap(\.1))
    }
    self = unit
  }
}

extension AreaUnit {
  /// The unit that `text` names: m², 亩, 公顷, km², and their common spellings (`m2`, `mu`, `ha`, 平方公里).
  public init(_ text: String) throws(UnknownUnit) {
    guard let unit = UnitNames.find(UnitNames.normalised(text), in: UnitNames.area) else {
      throw UnitNames.unknown(
        text, usual: AreaUnit.allCases.map(\.rawValue), spellings: UnitNames.area.flatMap(\.1))
    }
    self = unit
  }
}

extension IntensityUnit {
  /// The unit that `text` names: a money unit, `/` or 每, and an area unit, as 亿元/平方公里 or 万元/亩.
  public init(_ text: String) throws(UnknownUnit) {
    let normal = UnitNames.withoutYear(UnitNames.normalised(text))
    let parts = normal.split(whereSeparator: { $0 == "/" || $0 == "每" }).map(String.init)
    if parts.count == 2, let money = UnitNames.find(parts[0], in: UnitNames.money),
      let area = UnitNames.find(parts[1], in: UnitNames.area)
    {
      self.init(money, per: area)
      return
    }
    let usual = MoneyUnit.allCases.flatMap { m in AreaUnit.allCases.map { "\(m.rawValue)/\($0.rawValue)" } }
    throw UnitNames.unknown(text, usual: usual, spellings: usual)
  }

  /// The unit in its usual spelling, as `万元/亩`.
  public var text: String { "\(money.rawValue)/\(area.rawValue)" }
}
