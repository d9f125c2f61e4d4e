/// Lays out a table for a terminal, where Chinese characters are two columns wide.
package struct TextTableLayout {
  /// How a column is set.
  package enum Alignment: Sendable { case left, right }

  let alignments: [Alignment]
  var rows: [[String]]

  /// A table of `rows`, a cell for each of `alignments`.
  package init(alignments: [Alignment], rows: [[String]]) {
    (self.alignments, self.rows) = (alignments, rows)
  }

  /// The rows, columns two blanks apart.
  package var lines: [String] {
    let widths = alignments.indices.map { column in rows.map { Self.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = alignments.indices.map { column in
        let pad = String(repeating: " ", count: widths[column] - Self.width(row[column]))
        return alignments[column] == .left ? row[column] + pad : pad + row[column]
      }
      return Self.trimmedEnd(cells.joined(separator: "  "))
    }
  }

  private static func trimmedEnd(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Columns that a text takes: two for East Asian wide characters (UAX #11), none for combining marks.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { width, scalar in
      if scalar.properties.generalCategory == .nonspacingMark { return width }
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFD:
        return width + 2
      default: return width + 1
      }
    }
  }
}

/// `value` with a set number of decimals and commas between thousands; `–` when it is not finite.
package func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "–" }
  let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let scaled = (abs(value) * scale).rounded()
  guard scaled < 9e15 else { return ecmaNumber(value) }
  var digits = String(Int(scaled))
  while digits.count <= decimals { digits = "0" + digits }
  var whole = String(digits.dropLast(decimals))
  var grouped = ""
  while whole.count > 3 {
    grouped = "," + whole.suffix(3) + grouped
    whole.removeLast(3)
  }
  let sign = value < 0 && scaled > 0 ? "-" : ""
  return sign + whole + grouped + (decimals > 0 ? "." + digits.suffix(decimals) : "")
}
