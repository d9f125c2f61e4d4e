/// Finds the byte between cells.
enum CSVSeparator {
  private static let candidates: [(byte: UInt8, name: Bilingual)] = [
    (UInt8(ascii: ","), Bilingual(zh: "逗号", en: "comma")), (9, Bilingual(zh: "制表符", en: "tab")),
    (UInt8(ascii: ";"), Bilingual(zh: "分号", en: "semicolon")),
  ]

  /// The candidate that stands most often, outside quotes, in the first line of `text`; a comma in a tie and
  /// when there is none. Anything but a comma is said.
  static func sniff(_ text: [UInt8], file: String, into ledger: inout ProblemLedger) -> UInt8 {
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in text {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if let index = candidates.firstIndex(where: { $0.byte == byte }) { counts[index] += 1 }
    }
    var best = 0
    for index in 1..<3 where counts[index] > counts[best] { best = index }
    if best > 0 {
      let name = candidates[best].name
      ledger.add(
        Problem(
          .tableSeparator, at: Place(file: file, line: 1),
          Bilingual(zh: "按\(name.zh)分列，不是逗号", en: "cells are separated by \(name.en)s, not commas")))
    }
    return candidates[best].byte
  }
}
