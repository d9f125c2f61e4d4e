import Foundation
import LandKit

/// How a selection spreads: scores and gaps in twenty steps, areas by class, yield against tax in logarithmic squares, and
/// towns.
struct Distribution: Sendable {
  private static let squares = 40
  /// Towns that are listed, those of most parcels first.
  private static let towns = 30
  /// 10^-3 to 10^3 亿元/km², in squares of equal ratio; what lies outside counts in the outermost.
  private static let decades = (low: -3.0, high: 3.0)
  private var scores = [Int](repeating: 0, count: 20)
  private var classes = [Int](repeating: 0, count: Scored.Drawing.count)
  private var areas = [Double](repeating: 0, count: Scored.Drawing.count)
  private var scatter: [Int: Int] = [:]
  private var unknown = 0
  private var gaps = PerMeasure(output: GapCount(), tax: GapCount())
  private var towns: [UInt32: TownSum] = [:]

  /// Gaps in steps of 0.1 from −1 to 1; what lies outside counts in the outermost.
  private struct GapCount {
    var steps = [Int](repeating: 0, count: 20)
    var below = 0, known = 0

    mutating func add(_ gap: Double) {
      guard !gap.isNaN else { return }
      known += 1
      if gap < 0 { below += 1 }
      steps[Int(min(19, max(0, ((gap + 1) * 10).rounded(.down))))] += 1
    }
  }

  /// What the parcels of a town add up to.
  private struct TownSum {
    var parcels = 0, high = 0
    var area = 0.0
    var uplift: Double?
  }
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
      gaps.output.add(assessment.yieldGap)
      gaps.tax.add(assessment.taxGap)
      add(figures, study.columns.town[index], score, assessment.taxUplift)
      if let x = Self.square(assessment.yield), let y = Self.square(assessment.tax) {
        scatter[y * Self.squares + x, default: 0] += 1
      } else {
        unknown += 1
      }
    }
  }

  private mutating func add(_ figures: ParcelFigures, _ town: UInt32, _ score: Double, _ uplift: Double) {
    var sum = towns[town] ?? TownSum()
    sum.parcels += 1
    if figures.isUsable { sum.area += figures.area }
    if score >= 80 { sum.high += 1 }
    if !uplift.isNaN { sum.uplift = (sum.uplift ?? 0) + uplift }
    towns[town] = sum
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
    func gap(_ name: String, _ count: GapCount) -> JSONValue {
      rules.shown(
        name,
        .object([
          ("from", .number(-1)), ("step", .number(0.1)), ("counts", .array(count.steps.map { .integer($0) })),
          ("known", .integer(count.known)), ("below_zero", .integer(count.below)),
        ]))
    }
    let sorted = towns.sorted { a, b in
      a.value.parcels == b.value.parcels ? a.key < b.key : a.value.parcels > b.value.parcels
    }
    return .object([
      ("gap_y", gap("gap_y", gaps.output)), ("gap_t", gap("gap_t", gaps.tax)),
      (
        "towns",
        .array(
          sorted.prefix(Self.towns).map { town, sum in
            .object([
              ("text", .string(study.frame.texts[Int(town)])), ("parcels", .integer(sum.parcels)),
              ("area_m2", .number(sum.area)), ("high", rules.shown("score", .integer(sum.high))),
              ("up_t", rules.shown("up_t", .optional(sum.uplift))),
            ])
          })
      ), ("towns_left_out", .integer(max(0, sorted.count - Self.towns))),
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
