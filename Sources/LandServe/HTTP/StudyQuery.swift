import LandKit

/// Weights and selection as parameters give them.
struct StudyQuery: Sendable {
  let weights: Weights?
  let selection: Selection
  static let names: Set<String> = ["weights", "category", "town", "park", "min", "max", "state", "lang"]

  init(_ target: Target, _ study: ServedStudy, _ limits: ServeLimits, redaction: Redaction) throws(APIProblem)
  {
    weights = try target["weights"].map { text throws(APIProblem) in try Self.weights(text) }
    if weights != nil, !redaction.isEmpty {
      throw Self.withheld(
        "weights", zh: "略去数额时不能改变权重：得分会透露它们",
        en: "with amounts left out the weights stay: scores would give them away")
    }
    var selection = Selection()
    let texts = study.frame.texts.count
    selection.categories = Set(try Self.numbers("category", target, 0..<texts, limits).map(UInt32.init))
    selection.towns = Set(try Self.numbers("town", target, 0..<texts, limits).map(UInt32.init))
    selection.parks = Set(
      try Self.numbers("park", target, 0..<study.frame.parks.count, limits).map(Int32.init))
    selection.minimum = try target.number("min", 0...100)
    selection.maximum = try target.number("max", 0...100)
    if let states = target["state"] {
      for word in states.split(separator: ",", omittingEmptySubsequences: false) {
        guard let state = Selection.State(rawValue: String(word)) else {
          throw .parameter(
            "state", zh: "只有 ranked、unranked、unusable", en: "it is ranked, unranked or unusable")
        }
        selection.states.insert(state)
      }
    }
    if study.drawsByRank, selection.minimum != nil || selection.maximum != nil {
      throw Self.withheld(
        "min", zh: "得分已略去，不能按它筛选", en: "scores are left out; nothing can be selected by them")
    }
    self.selection = selection
  }

  private static func withheld(_ parameter: String, zh: String, en: String) -> APIProblem {
    APIProblem(
      status: .forbidden, kind: "redacted", title: Bilingual(zh: "数额已略去", en: "amounts are left out"),
      detail: Bilingual(zh: zh, en: en), parameter: parameter)
  }

  /// `yield_gap=0.6,tax_gap=0.4`, as `landcli rank --weights` takes it.
  private static func weights(_ text: String) throws(APIProblem) -> Weights {
    var given: [Component: Double] = [:]
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let component = Component(rawValue: String(halves[0])), given[component] == nil
      else {
        let names = Component.allCases.map(\.rawValue).joined(separator: ", ")
        throw .parameter(
          "weights", zh: "写作 名=值，以逗号相连；名为 \(names)，各一次",
          en: "it is NAME=VALUE with commas between, each of \(names) at most once")
      }
      given[component] = try Target.number("weights", String(halves[1]), 0...1_000_000)
    }
    guard let weights = Weights(given) else {
      throw .parameter("weights", zh: "权重之和须为正", en: "weights must have a positive sum")
    }
    return weights
  }

  private static func numbers(
    _ name: String, _ target: Target, _ range: Range<Int>, _ limits: ServeLimits
  ) throws(APIProblem) -> [Int] {
    guard let text = target[name] else { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= limits.filterValues else {
      throw .parameter(name, zh: "至多 \(limits.filterValues) 个值", en: "at most \(limits.filterValues) values")
    }
    var numbers: [Int] = []
    for part in parts {
      let number = try Target.integer(name, String(part), 0...Int(Int32.max))
      guard range.contains(number) else {
        throw .parameter(name, zh: "没有编号 \(number)", en: "there is no number \(number)")
      }
      numbers.append(number)
    }
    return numbers
  }
}
