import Foundation
import LandKit

/// How a selection spreads: scores in twenty steps, areas by class, and yield against tax in logarithmic squares.
struct Distribution: Sendable {
  private static let squares = 40
  /// 10^-3 to 10^3 亿元/km², in squares of equal ratio; what lies outside counts in the outermost.
  private static let decades = (low: -3.0, high: 3.0)
  private var scores = [Int](repeating: 0, count: 20)
  private var classes = [Int](repeating: 0, count: Scored.Drawing.count)
  private var areas = [Double](repeating: 0, count: Scored.Drawing.count)
  private var scatter: [Int: Int] = [:]
  private var unknown = 0
  private let study: ServedStudy

  /// **Complexity**: linear in the parcels.
  init(_ study: ServedStudy, _ scored: Scored, _ selection: Selection) {
    self.study = study
    let table = scored.ranked.measured.table
    for index in 0..<study.count where selection.contains(index, study.columns, scored) {
      let figures = table[index]
      classes[Int(scored.classes[index])] += 1
      if figures.isUsable { areas[Int(scored.classes[index])] += figures.area }
      let score = scored.scores[index]
      if !score.isNaN { scores[min(19, max(0, Int(score / 5)))] += 1 }
      let assessment = scored.ranked.scorer.assess(figures)
      if let x = Self.square(assessment.yield), let y = Self.square(assessment.tax) {
        scatter[y * Self.squares + x, default: 0] += 1
      } else {
        unknown += 1
      }
    }
  }

  private static func square(_ intensity: Double) -> Int? {
    guard !intensity.isNaN else { return nil }
    guard intensity > 0 else { return 0 }
    let place = (log10(intensity) - decades.low) / (decades.high - decades.low) * Double(squares)
    return min(squares - 1, max(0, Int(place)))
  }

  func json(_ rules: ServedRules) -> JSONValue {
    let hidesScatter = rules.hides("yield") || rules.hides("tax")
    let squares = scatter.sorted { $0.key < $1.key }.map { key, count in
      JSONValue.array([.integer(key % Self.squares), .integer(key / Self.squares), .integer(count)])
    }
    return .object([
      ("scores", rules.shown("score", .array(scores.map { .integer($0) }))),
      ("classes", rules.shown("score", .array(classes.map { .integer($0) }))),
      ("areas_m2", rules.shown("score", .array(areas.map { .number($0) }))),
      (
        "intensities",
        hidesScatter
          ? .null
          : .object([
            ("squares", .integer(Self.squares)), ("log10_from", .number(Self.decades.low)),
            ("log10_to", .number(Self.decades.high)), ("unknown", .integer(unknown)),
            ("counts", .array(squares)),
          ])
      ),
    ])
  }
}
