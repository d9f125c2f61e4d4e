/// Findings that were accepted: they show in every report, and only others fail a run.
///
/// One line a finding, sorted, without paths or values that change, so that a change of the file can be reviewed:
/// year, fingerprint, rule, layer, subject, measure, separated by tabs.
public struct Baseline: Sendable, Equatable {
  private static let header = "# landcli audit baseline 1"
  private var keys: Set<String> = []

  /// Nothing accepted.
  public init() {}

  /// The baseline in `text`.
  ///
  /// **Throws** `InputFailure` with the line of whatever is no such file.
  public init(text: String, file: String) throws(InputFailure) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first.map(String.init) == Self.header else {
      throw InputFailure([
        Self.problem(
          file, 1, "不是基线文件（首行应为 \(Self.header)）", "no baseline: the first line must be \(Self.header)")
      ])
    }
    var problems: [Problem] = []
    for (i, line) in lines.enumerated().dropFirst() where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 6, Int(cells[0]) != nil, cells[1].count == 16 else {
        problems.append(
          Self.problem(
            file, i + 1, "应为六列：年份、指纹、规则、图层、对象、指标",
            "must have six cells: year, fingerprint, rule, layer, subject, measure"))
        continue
      }
      keys.insert("\(cells[0])\t\(cells[1])")
    }
    if !problems.isEmpty { throw InputFailure(problems) }
  }

  private static func problem(_ file: String, _ line: Int, _ zh: String, _ en: String) -> Problem {
    Problem(
      .tableShape, severity: .error, at: Place(layer: "baseline", file: file, line: line),
      Bilingual(zh: zh, en: en))
  }

  /// The baseline at `path`. **Throws** `InputFailure`.
  public static func read(_ path: String) throws(InputFailure) -> Baseline {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    var chunk: [UInt8] = []
    repeat {
      try source.read(into: &chunk, size: 1 << 16)
      bytes += chunk
    } while !chunk.isEmpty
    return try Baseline(text: String(decoding: bytes, as: UTF8.self), file: path)
  }

  /// Whether `finding` was accepted.
  public func holds(_ finding: Finding) -> Bool { keys.contains("\(finding.year)\t\(finding.fingerprint)") }

  /// The file that accepts all `findings` that nobody waived. The same findings give the same bytes.
  public static func document(accepting findings: [Finding]) -> [UInt8] {
    let lines = findings.filter { $0.waiver == nil }.map { finding in
      [
        String(finding.year), finding.fingerprint, finding.rule, finding.layer ?? "",
        "\(finding.subject.kind) \(finding.subject.id)", finding.measure ?? "",
      ].map(cell).joined(separator: "\t")
    }
    let sorted = lines.sorted { a, b in
      // By rule first: a reviewer reads what belongs together.
      let (x, y) = (a.split(separator: "\t", maxSplits: 2), b.split(separator: "\t", maxSplits: 2))
      let (p, q) = ((x.last ?? "") + "\t" + a, (y.last ?? "") + "\t" + b)
      return Array(p.utf8).lexicographicallyPrecedes(Array(q.utf8))
    }
    return Array(([header] + sorted).joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
  }

  private static func cell(_ text: String) -> String {
    String(text.map { $0 == "\t" || $0.isNewline ? " " : $0 })
  }
}

extension ResultOutput {
  /// Writes the file that accepts `findings`. **Throws** `FileError`.
  public func write(baselineOf findings: [Finding]) throws(FileError) {
    try append(Baseline.document(accepting: findings))
  }
}
