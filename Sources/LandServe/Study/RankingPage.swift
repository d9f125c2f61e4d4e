import LandKit

/// A page of the ranked table: the parcels of a selection in an order, and what they add up to.
struct RankingPage: Sendable {
  /// What the table is ordered by; what is unknown comes last.
  struct Sort: Sendable {
    static let names = [
      "rank", "change", "area", "yield", "tax", "gap_y", "gap_t", "up_y", "up_t", "distance",
    ]
    let name: String
    let isReversed: Bool

    init?(_ text: String) {
      isReversed = text.hasPrefix("-")
      name = isReversed ? String(text.dropFirst()) : text
      guard Self.names.contains(name) else { return nil }
    }

    /// The added figure that the order would give away.
    var figure: String { name }
  }

  private let study: ServedStudy
  private let scored: Scored
  private let parcels: [Int32]
  private let matched: Int
  private let ranked: Int
  private let area: Double
  private let uplift: PerMeasure<Double>
  private let offset: Int
  /// Where the parcel that was asked for stands in the order; nil when it is not in the selection.
  private let position: Int?

  init(
    _ study: ServedStudy, _ scored: Scored, _ selection: Selection, text: String, sort: Sort, offset: Int,
    limit: Int, around: Int? = nil
  ) {
    (self.study, self.scored) = (study, scored)
    let table = scored.ranked.measured.table
    let search = text.isEmpty ? nil : StudySearch(text)
    var found: [Int32] = []
    var (ranked, area, uplift) = (0, 0.0, PerMeasure(output: 0.0, tax: 0.0))
    for index in 0..<study.count where selection.contains(index, study.columns, scored) {
      if let search, !search.finds(index, study) { continue }
      found.append(Int32(index))
      let figures = table[index]
      guard figures.isUsable else { continue }
      area += figures.area
      if scored.ranked.ranking.ranks[index] > 0 { ranked += 1 }
      let assessment = scored.ranked.scorer.assess(figures)
      if !assessment.yieldUplift.isNaN { uplift.output += assessment.yieldUplift }
      if !assessment.taxUplift.isNaN { uplift.tax += assessment.taxUplift }
    }
    (matched, self.ranked, self.area, self.uplift) = (found.count, ranked, area, uplift)
    let order = Self.ordered(found, study, scored, sort)
    position = around.flatMap { parcel in order.firstIndex(of: Int32(parcel)) }
    // The page that has the parcel, where the table turns its pages.
    let first = position.map { limit > 0 ? $0 / limit * limit : $0 } ?? offset
    self.offset = first
    parcels = first < order.count ? Array(order[first..<min(first + limit, order.count)]) : []
  }

  /// The parcels in the order. **Complexity**: O(n log n) in the parcels found.
  private static func ordered(
    _ found: [Int32], _ study: ServedStudy, _ scored: Scored, _ sort: Sort
  ) -> [Int32] {
    var keys: [(key: Double, rank: Int32, parcel: Int32)] = found.map { parcel in
      let rank = scored.ranked.ranking.ranks[Int(parcel)]
      let value = Self.value(Int(parcel), study, scored, sort.name)
      let key = value.isNaN ? .infinity : sort.isReversed ? -value : value
      return (key, rank == 0 ? .max : rank, parcel)
    }
    keys.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      return a.rank != b.rank ? a.rank < b.rank : a.parcel < b.parcel
    }
    return keys.map(\.parcel)
  }

  private static func value(_ index: Int, _ study: ServedStudy, _ scored: Scored, _ name: String) -> Double {
    let rank = scored.ranked.ranking.ranks[index]
    if name == "rank" { return rank > 0 ? Double(rank) : .nan }
    if name == "change" {
      let before = study.base.ranked.ranking.ranks[index]
      return rank > 0 && before > 0 ? Double(before - rank) : .nan
    }
    let figures = study.measured.table[index]
    if name == "area" { return figures.isUsable ? figures.area : .nan }
    if name == "distance" { return figures.isUsable ? figures.distance : .nan }
    let assessment = scored.ranked.scorer.assess(figures)
    return switch name {
    case "yield": assessment.yield
    case "tax": assessment.tax
    case "gap_y": assessment.yieldGap
    case "gap_t": assessment.taxGap
    case "up_y": assessment.yieldUplift
    default: assessment.taxUplift
    }
  }

  func json(_ rules: ServedRules) -> JSONValue {
    .object([
      ("matched", .integer(matched)), ("ranked", .integer(ranked)), ("area_m2", .number(area)),
      ("up_y", rules.shown("up_y", .number(uplift.output))),
      ("up_t", rules.shown("up_t", .number(uplift.tax))),
      (
        "weights",
        .object(Component.allCases.map { ($0.rawValue, .number(scored.weights[$0])) })
      ),
      ("offset", .integer(offset)), ("position", .optional(position)),
      ("rows", .array(parcels.map { StudyJSON.row(Int($0), study, scored, rules) })),
    ])
  }
}
