/// Days as workbooks count them.
enum SheetDate {
  /// Counts beyond 31 December 9999 are no dates.
  private static let last = 2_958_466.0

  /// The day, and the time where there is one, in ISO 8601; nil when `serial` is no date.
  static func text(_ serial: Double, countsFrom1904: Bool) -> String? {
    guard serial >= 0, serial < last else { return nil }
    var seconds = Int((serial * 86_400).rounded())
    var day = seconds / 86_400
    seconds %= 86_400
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { two($0) }.joined(separator: ":")
    if countsFrom1904 {
      day += 1462
    } else if day == 0 {
      return time
    } else if day == 60 {
      // The 29 February 1900 that never was, kept by every program since Lotus 1-2-3.
      return "1900-02-29" + (seconds == 0 ? "" : "T" + time)
    } else if day < 60 {
      day += 1
    }
    return iso(daysSince1899: day) + (seconds == 0 ? "" : "T" + time)
  }

  /// The day `day` days after 30 December 1899, by Hinnant's `civil_from_days`.
  private static func iso(daysSince1899 day: Int) -> String {
    let shifted = day - 25_569 + 719_468
    let era = shifted / 146_097
    let inEra = shifted % 146_097
    let year = (inEra - inEra / 1460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * year + year / 4 - year / 100)
    let month = (5 * inYear + 2) / 153
    let civil = month < 10 ? month + 3 : month - 9
    let whole = year + era * 400 + (civil <= 2 ? 1 : 0)
    return "\(whole)-\(two(civil))-\(two(inYear - (153 * month + 2) / 5 + 1))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
