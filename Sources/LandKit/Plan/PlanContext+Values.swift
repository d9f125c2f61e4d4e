import Yams

/// Typed values of the plan. Each says what is wrong and gives nil; nothing is coerced.
extension PlanContext {
  /// The entries of a mapping, in its order. Keys that are not known are reported, with the nearest that is.
  mutating func mapping(_ node: Node, _ path: String, known: [String]?) -> [(
    key: String, mark: Mark?, value: Node
  )]? {
    guard case .mapping(let mapping) = node else {
      wrongType(node, path, "映射", "a mapping")
      return nil
    }
    var entries: [(key: String, mark: Mark?, value: Node)] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key, !key.isNull else {
        wrongType(key, "\(path) 的键 key", "文本", "text")
        continue
      }
      if let known, !known.contains(scalar.string) {
        let hint = NearestName.hint(for: scalar.string, among: known)
        let list = known.joined(separator: ", ")
        let whole = path.isEmpty ? scalar.string : "\(path).\(scalar.string)"
        report(
          .planKey, at: key, "未知的键 \(whole)\(hint.zh)（可用：\(list)）",
          "unknown key \(whole)\(hint.en) (known are \(list))")
        continue
      }
      entries.append((scalar.string, scalar.mark, value))
    }
    return entries
  }

  /// A text. Numbers are taken as they are written; truth values and nothing are not text.
  mutating func text(_ node: Node, _ path: String) -> String? {
    guard case .scalar(let scalar) = node, !node.isNull, node.tag != Tag(.bool) else {
      wrongType(node, path, "文本（必要时加引号）", "text (in quotes if need be)")
      return nil
    }
    guard !scalar.string.allSatisfy(\.isWhitespace) else {
      report(.planValue, at: node, "\(path) 为空", "\(path) is blank")
      return nil
    }
    return scalar.string
  }

  /// A decimal number; not a quoted one, nor YAML's hexadecimal, sexagesimal, `.inf` or `.nan`.
  mutating func number(_ node: Node, _ path: String) -> Double? {
    if case .scalar(let scalar) = node, [Tag(.int), Tag(.float)].contains(node.tag) {
      let cell = CellParser.parse(scalar.string)
      if cell.state.hasValue { return cell.value }
    }
    wrongType(node, path, "数", "a number")
    return nil
  }

  /// A whole number.
  mutating func integer(_ node: Node, _ path: String) -> Int? {
    if case .scalar(let scalar) = node, node.tag == Tag(.int), let value = Int(scalar.string) { return value }
    wrongType(node, path, "整数", "a whole number")
    return nil
  }

  /// `true` or `false` (YAML 1.1's yes, no, on, off as well).
  mutating func bool(_ node: Node, _ path: String) -> Bool? {
    if case .scalar = node, node.tag == Tag(.bool), let value = node.bool { return value }
    wrongType(node, path, "true 或 false", "true or false")
    return nil
  }

  /// The elements of a list.
  mutating func list(_ node: Node, _ path: String) -> [Node]? {
    if case .sequence(let sequence) = node { return Array(sequence) }
    wrongType(node, path, "列表", "a list")
    return nil
  }

  /// A list of texts.
  mutating func texts(_ node: Node, _ path: String) -> [String]? {
    guard let nodes = list(node, path) else { return nil }
    return nodes.enumerated().compactMap { text($1, "\(path)[\($0 + 1)]") }
  }

  /// One of a few words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: Node, _ path: String) -> Choice?
  where Choice.RawValue == String {
    guard let word = text(node, path) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let hint = NearestName.hint(for: word, among: known)
    let list = known.joined(separator: ", ")
    report(
      .planValue, at: node, "\(path) 不能是“\(word)”\(hint.zh)（可用：\(list)）",
      "\(path) cannot be \"\(word)\"\(hint.en) (known are \(list))")
    return nil
  }

  /// A unit, by its text.
  mutating func unit<Unit>(_ node: Node, _ path: String, _ make: (String) throws(UnknownUnit) -> Unit)
    -> Unit?
  {
    guard let word = text(node, path) else { return nil }
    do { return try make(word) } catch {
      let message = error.message
      report(.unitUnknown, at: node, "\(path)：\(message.zh)", "\(path): \(message.en)")
      return nil
    }
  }

  /// Reports each of `keys` that is not among `entries`.
  mutating func require(
    _ keys: [String], in entries: [(key: String, mark: Mark?, value: Node)], of node: Node, _ path: String
  ) {
    for key in keys where !entries.contains(where: { $0.key == key }) {
      let whole = path.isEmpty ? key : "\(path).\(key)"
      report(.planMissing, at: node, "缺少 \(whole)", "\(whole) is missing")
    }
  }
}
