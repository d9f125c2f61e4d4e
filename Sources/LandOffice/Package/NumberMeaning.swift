/// What a cell's number is, by its format.
enum NumberMeaning: Equatable {
  /// A number.
  case number
  /// A day or a time, stored as a count of days.
  case date
  /// A number shown with leading zeros, as `000123`: this many digits.
  case padded(Int)

  /// One of the formats that every workbook has without declaring them (ISO/IEC 29500-1 §18.8.30), the East Asian
  /// ones included.
  init(builtIn id: Int) {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .number
    }
  }

  /// A format by its code, `yyyy"年"m"月"d"日"`, `#,##0.00`, `000000`.
  init(code: String) {
    let first = code.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    if first.count > 1, first.allSatisfy({ $0 == "0" }) {
      self = .padded(first.count)
    } else {
      self = Self.hasDateLetters(first) ? .date : .number
    }
  }

  /// Letters of days and times outside quotes, escapes and brackets; brackets hold colours and locales, but `[h]` and
  /// its like are times.
  private static func hasDateLetters(_ code: Substring) -> Bool {
    var rest = code
    while let letter = rest.popFirst() {
      switch letter {
      case "\"":
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*":
        rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }.lowercased()
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { return true }
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "G", "g":
        // `General`, and the eras of East Asian dates.
        guard rest.lowercased().hasPrefix("eneral") else { return true }
        rest = rest.dropFirst(6)
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "e":
        return true
      case "E":
        // Scientific, `0.00E+00`, unless it is an era's year.
        if rest.first != "+" && rest.first != "-" { return true }
      default: break
      }
    }
    return false
  }
}
