import Foundation
import LandKit

/// Numbers as a report shows them.
enum Shown {
  static let none = "–"

  /// With a set number of decimals and commas between thousands; a dash when there is none.
  static func fixed(_ value: Double?, _ decimals: Int) -> String { LandKit.fixed(value ?? .nan, decimals) }
  static func count(_ value: Int) -> String { LandKit.fixed(Double(value), 0) }

  /// With so many digits that count.
  static func digits(_ value: Double?, _ digits: Int) -> String {
    guard let value, value.isFinite else { return none }
    if value == 0 { return "0" }
    let size = Int(log10(abs(value)).rounded(.down))
    return LandKit.fixed(value, min(12, max(0, digits - 1 - size)))
  }

  /// With up to so many digits that count, and no zeros after them.
  static func plain(_ value: Double?, _ digits: Int = 6) -> String {
    let text = self.digits(value, digits)
    guard text.contains(".") else { return text }
    var out = Substring(text)
    while out.last == "0" { out.removeLast() }
    if out.last == "." { out.removeLast() }
    return String(out)
  }

  /// A text of the data as a page shows it: of one that no table or map has room for, the beginning and how long it is.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > 400 else { return text }
    let count = text.unicodeScalars.count
    return count <= 400
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(120))) + "… (\(self.count(count)))"
  }

  /// 亩 of an area in m²: 1 亩 = 10,000/15 m².
  static func mu(_ squareMetres: Double?) -> Double? { squareMetres.map { $0 * 0.0015 } }
  /// 万元/亩 of an intensity in 亿元/km²: 1 万元/亩 = 0.15 亿元/km².
  static func perMu(_ intensity: Double?) -> Double? { intensity.map { $0 / 0.15 } }
}
