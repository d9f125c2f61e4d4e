extension Problem {
  /// The problem on one line: severity, place, class, what exactly.
  ///
  /// `error: parcels.geojson:12: feature 3 (P-7), part 1, ring 2, vertex 5 at 113.2, 23.4: [ring:spike] …`
  public func line(_ language: Language) -> String {
    let what = "[\(kind.id)] " + TerminalText.clean(detail(language), keepingLines: true)
    return [severity.title(language), place.text(language), what].filter { !$0.isEmpty }
      .joined(separator: language == .zh ? "：" : ": ")
  }
}

extension Severity {
  /// Its name for people.
  public func title(_ language: Language) -> String {
    let text =
      switch self {
      case .warning: Bilingual(zh: "提醒", en: "warning")
      case .repaired: Bilingual(zh: "已修复", en: "repaired")
      case .error: Bilingual(zh: "错误", en: "error")
      }
    return text(language)
  }
}

extension Place {
  /// The place for people: file and line, then what is known within; empty when nothing is.
  public func text(_ language: Language) -> String {
    var file = self.file.map { StdinSpool.shownName(of: $0) } ?? layer ?? ""
    if let sheet {
      // As on the command line: `stats.xlsx#Sheet1!B7`.
      file += "#\(TerminalText.clean(sheet, keepingLines: false))"
      if let inside = cell ?? line.map(String.init) { file += "!\(inside)" }
    } else if let line {
      file += ":\(line)" + (column.map { ":\($0)" } ?? "")
    }
    let zh = language == .zh
    var parts: [String] = []
    if let feature {
      let name = id.map { zh ? "（\($0.quotedForMessage)）" : " (\($0.quotedForMessage))" } ?? ""
      parts.append((zh ? "第 \(feature) 个要素" : "feature \(feature)") + name)
    }
    if let part { parts.append(zh ? "第 \(part) 部分" : "part \(part)") }
    if let ring { parts.append(zh ? "第 \(ring) 环" : "ring \(ring)") }
    if let vertex { parts.append(zh ? "第 \(vertex) 点" : "vertex \(vertex)") }
    var inside = parts.joined(separator: zh ? "，" : ", ")
    if let (lon, lat) = lonLat {
      let at = ecmaNumber((lon * 1e7).rounded() / 1e7) + ", " + ecmaNumber((lat * 1e7).rounded() / 1e7)
      inside += zh ? "（\(at)）" : " at \(at)"
    }
    return [file, inside].filter { !$0.isEmpty }.joined(separator: zh ? "：" : ": ")
  }
}

extension StudyFailure {
  /// The same failure with the lines of its places looked up; what cannot be read again keeps none.
  public func withLines() -> StudyFailure {
    var ledger = ProblemLedger()
    problems.forEach { ledger.add($0) }
    guard let filled = try? LineNumbers.fill(ledger) else { return self }
    var failure = self
    failure.problems = filled.problems
    return failure
  }
}
