import Yams

/// The plan being read: where its parts stand, and everything that is wrong with it so far.
struct PlanContext {
  let file: String
  /// The folder that relative names start from; empty is the working folder.
  let folder: String
  private let lines: [Substring]
  private(set) var problems: [Problem] = []
  /// Where each setting's key stands.
  var settingMarks: [SettingKey: Mark] = [:]

  init(file: String, folder: String, text: String) {
    (self.file, self.folder) = (file, folder)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Where a mark of the YAML parser is. It counts columns in Unicode scalars, places in bytes.
  func place(_ mark: Mark?) -> Place {
    guard let mark else { return Place(layer: "plan", file: file) }
    var column = mark.column
    if lines.indices.contains(mark.line - 1) {
      column = lines[mark.line - 1].unicodeScalars.prefix(max(mark.column - 1, 0)).reduce(1) {
        $0 + $1.utf8.count
      }
    }
    return Place(layer: "plan", file: file, line: mark.line, column: column)
  }

  mutating func report(_ kind: ProblemClass, at node: Node, _ zh: String, _ en: String) {
    report(kind, at: node.mark, Bilingual(zh: zh, en: en))
  }

  mutating func report(_ kind: ProblemClass, at mark: Mark?, _ detail: Bilingual) {
    problems.append(Problem(kind, severity: .error, at: place(mark), detail))
  }

  /// Says that something of another type stands where `zh`/`en` belongs.
  mutating func wrongType(_ node: Node, _ path: String, _ zh: String, _ en: String) {
    report(
      .planType, at: node, "\(path) 应为\(zh)，却是\(node.found.zh)", "\(path) must be \(en), not \(node.found.en)"
    )
  }

  /// The problems in the order of the file.
  func sorted() -> [Problem] {
    problems.enumerated().sorted { a, b in
      let (x, y) = (a.element.place, b.element.place)
      return (x.line ?? 0, x.column ?? 0, a.offset) < (y.line ?? 0, y.column ?? 0, b.offset)
    }.map(\.element)
  }
}

extension Node {
  /// Whether it is YAML's null: nothing, `~` or `null`.
  var isNull: Bool { if case .scalar = self { tag == Tag(.null) } else { false } }

  /// What it is, for a person.
  var found: Bilingual {
    switch self {
    case .mapping: return Bilingual(zh: "映射", en: "a mapping")
    case .sequence: return Bilingual(zh: "列表", en: "a list")
    case .alias: return Bilingual(zh: "别名", en: "an alias")
    case .scalar(let scalar):
      if isNull { return Bilingual(zh: "空值", en: "nothing") }
      return Bilingual(zh: "“\(scalar.string)”", en: "\"\(scalar.string)\"")
    }
  }
}
