/// The properties that ranking adds, in their order (method §5). Their names are at most ten characters with
/// the standard prefix, so that a shapefile keeps them.
enum RankedProperty: String, CaseIterable, Sendable {
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

/// A parcel's row, ready to be written.
struct RankedRow {
  let figures: ParcelFigures
  let assessment: Assessment
  let rank: Int32
  /// The rank within its group, when one was asked for.
  let groupRank: Int32?

  var state: String {
    if !figures.isUsable { return "unusable" }
    return assessment.isRanked ? "ranked" : "unranked"
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

  /// The text a property holds; nil for null or a number.
  func text(_ property: RankedProperty, parks: [ParkBenchmark]) -> String? {
    let park = figures.isUsable && figures.park >= 0 ? parks[Int(figures.park)] : nil
    return switch property {
    case .state: state
    case .why: assessment.reasons.text
    case .outputState: figures.isUsable ? figures.output.state.rawValue : nil
    case .taxState: figures.isUsable ? figures.tax.state.rawValue : nil
    case .park: park?.id
    case .bench: park?.kindText
    default: nil
    }
  }
}

/// Writes the members of a row, each with a comma before it but the first.
struct RankedPropertyWriter: Sendable {
  private let names: [[UInt8]]
  private let groupName: [UInt8]
  private let parks: [ParkBenchmark]
  private let parkTokens: [[UInt8]]

  init(prefix: String, parks: [ParkBenchmark]) {
    names = RankedProperty.allCases.map { Array("\"\(prefix)\($0.rawValue)\":".utf8) }
    groupName = Array("\"\(prefix)rank_in\":".utf8)
    self.parks = parks
    parkTokens = parks.map { Array(JSONText.encoded($0.id).utf8) }
  }

  func write(_ row: RankedRow, to out: inout TextBuffer) {
    for (i, property) in RankedProperty.allCases.enumerated() {
      if i > 0 { out.append(byte: UInt8(ascii: ",")) }
      out.append(utf8: names[i])
      if let number = row.number(property) {
        out.append(number: number)
      } else if property == .park, row.figures.isUsable, row.figures.park >= 0 {
        out.append(utf8: parkTokens[Int(row.figures.park)])
      } else if let text = row.text(property, parks: parks) {
        out.append(byte: UInt8(ascii: "\""))
        out.append(text)
        out.append(byte: UInt8(ascii: "\""))
      } else {
        out.append("null")
      }
    }
    if let rank = row.groupRank {
      out.append(byte: UInt8(ascii: ","))
      out.append(utf8: groupName)
      out.append(number: rank > 0 ? Double(rank) : .nan)
    }
  }
}
