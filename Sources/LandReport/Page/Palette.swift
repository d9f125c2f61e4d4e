import LandKit

/// The map's colours as a stylesheet, and as a legend says them.
public enum Palette {
  /// `.c0` … `.c4` and `.cu` (without a score): fills of chips, bars and pictures, with a text colour of sufficient contrast.
  public static var style: String {
    let classes = ScoreClass.all.enumerated().map { place, scoreClass in
      ".c\(place) { background: \(scoreClass.colour); color: \(textColour(on: scoreClass.colour)); }"
    }
    return classes.joined(separator: "\n")
      + "\n.cu { background: \(MapColour.unranked); color: \(textColour(on: MapColour.unranked)); }\n"
  }

  /// A class as people read it.
  public static func label(_ scoreClass: ScoreClass) -> String {
    "\(Int(scoreClass.lower))–\(Int(scoreClass.upper))"
  }

  /// The first of ink, white and black that stands out enough (WCAG 2.1, AA: 4.5) from `#RRGGBB`; one of the last two does.
  public static func textColour(on background: String) -> String {
    ["#1c2430", "#ffffff"].first { contrast(background, $0) >= 4.5 } ?? "#000000"
  }

  /// Contrast of two colours `#RRGGBB` (WCAG 2.1, relative luminance), 1 to 21.
  public static func contrast(_ a: String, _ b: String) -> Double {
    let (first, second) = (luminance(a), luminance(b))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double {
    let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let share = Double((value >> UInt32(shift)) & 255) / 255
      return share <= 0.03928 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func power(_ base: Double) -> Double {
    // base^2.4 = base² · base^0.4, by the fifth root of base².
    var root = 1.0
    let square = base * base
    for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
    return square * root
  }
}
