/// The properties that ranking adds, in their order (method §5). Their names are at most ten characters with
/// the standard prefix, so that a shapefile keeps them.
public enum RankedProperty: String, CaseIterable, Sendable {
  case rank, score, lo, hi, state, why
  case outputState = "st_y"
  case taxState = "st_t"
  case area = "area_m2"
  case yield, tax, park, bench
  case distance = "dist_m"
  case share
  case inPark = "inpark"
  case inZone = "inzone"
  case yieldGap = "gap_y"
  case taxGap = "gap_t"
  case yieldUplift = "up_y"
  case taxUplift = "up_t"
  case yieldStanding = "std_y"
  case taxStanding = "std_t"
}

extension RankedProperty {
  /// All of them; made once.
  static let inOrder = allCases
}

/// A parcel's row, ready to be written.
struct RankedRow {
  let figures: ParcelFigures
  let assessment: Assessment
  let rank: Int32
  /// The rank within its group, when one was asked for.
  let groupRank: Int32?

  /// `lk_state`.
  enum State: Int, CaseIterable { case ranked, unranked, unusable }

  var state: State {
    if !figures.isUsable { return .unusable }
    return assessment.isRanked ? .ranked : .unranked
  }

  /// The number a property holds; NaN for null. Nil for a property that is text.
  func number(_ property: RankedProperty) -> Double? {
    let usable = figures.isUsable
    return switch property {
    case .rank: rank > 0 ? Double(rank) : .nan
    case .score: assessment.score ?? .nan
    case .lo: assessment.low
    case .hi: assessment.high
    case .area: usable ? figures.area : .nan
    case .yield: assessment.yield
    case .tax: assessment.tax
    case .distance: usable ? figures.distance : .nan
    case .share: usable && figures.park >= 0 ? figures.share : .nan
    case .inPark: usable ? figures.inPark : .nan
    case .inZone: usable ? figures.inZone : .nan
    case .yieldGap: assessment.yieldGap
    case .taxGap: assessment.taxGap
    case .yieldUplift: assessment.yieldUplift
    case .taxUplift: assessment.taxUplift
    case .yieldStanding: assessment.yieldStanding > 0 ? Double(assessment.yieldStanding) : .nan
    case .taxStanding: assessment.taxStanding > 0 ? Double(assessment.taxStanding) : .nan
    case .state, .why, .outputState, .taxState, .park, .bench: nil
    }
  }

  /// The place of its reference park; nil when it has none.
  var park: Int? { figures.isUsable && figures.park >= 0 ? Int(figures.park) : nil }
}

/// Writes the members of a row, each with a comma before it but the first.
struct RankedPropertyWriter: Sendable {
  /// Names with their quotes and colon, and from the second on the comma before them, one after another.
  private let names: [UInt8]
  /// Where each ends.
  private let nameEnds: [Int]
  private let groupName: [UInt8]
  private let words: RankedWords

  init(prefix: String, parks: [ParkBenchmark]) {
    var (names, ends) = ([UInt8](), [Int]())
    for property in RankedProperty.allCases {
      names += "\(names.isEmpty ? "" : ",")\"\(prefix)\(property.rawValue)\":".utf8
      ends.append(names.count)
    }
    (self.names, nameEnds) = (names, ends)
    groupName = Array("\"\(prefix)rank_in\":".utf8)
    words = RankedWords(parks: parks) { JSONText.encoded($0) }
  }

  func write(_ row: RankedRow, to out: inout TextBuffer) {
    out.appendRun { run in
      var start = 0
      for (place, property) in RankedProperty.inOrder.enumerated() {
        run.append(names, part: start..<nameEnds[place])
        start = nameEnds[place]
        if let number = row.number(property) {
          run.append(number: number)
        } else if !words.append(property, row, to: &run) {
          run.append(literal: "null")
        }
      }
      if let rank = row.groupRank {
        run.append(byte: UInt8(ascii: ","))
        run.append(groupName, part: groupName.indices)
        run.append(number: rank > 0 ? Double(rank) : .nan)
      }
    }
  }
}

/// The texts that rows hold, each made once in the form of the file.
struct RankedWords: Sendable {
  private let parks: WordList
  private let benches: WordList
  private let hasBench: [Bool]
  private let states: WordList
  private let cells: WordList
  private let form: @Sendable (String) -> String

  /// The texts of `parks` and all states, as `form` writes them.
  init(parks: [ParkBenchmark], form: @escaping @Sendable (String) -> String) {
    self.parks = WordList(parks.map { form($0.id) })
    benches = WordList(parks.map { $0.kindText.map(form) ?? "" })
    hasBench = parks.map { $0.kindText != nil }
    states = WordList(RankedRow.State.allCases.map { form("\($0)") })
    cells = WordList(CellState.allCases.map { form($0.rawValue) })
    self.form = form
  }

  /// Appends the text of `property`; false when it is null.
  func append(
    _ property: RankedProperty, _ row: RankedRow, to out: inout some TextSink & ~Copyable
  ) -> Bool {
    switch property {
    case .state: states.append(row.state.rawValue, to: &out)
    case .why:
      guard let reasons = row.assessment.reasons.text else { return false }
      out.append(string: form(reasons))
    case .outputState where row.figures.isUsable:
      cells.append(row.figures.output.state.place, to: &out)
    case .taxState where row.figures.isUsable:
      cells.append(row.figures.tax.state.place, to: &out)
    case .park:
      guard let park = row.park else { return false }
      parks.append(park, to: &out)
    case .bench:
      guard let park = row.park, hasBench[park] else { return false }
      benches.append(park, to: &out)
    default: return false
    }
    return true
  }
}

extension CellState {
  /// Its place among all cases.
  fileprivate var place: Int {
    switch self {
    case .measured: 0
    case .estimated: 1
    case .redacted: 2
    case .absent: 3
    case .na: 4
    case .invalid: 5
    }
  }
}
