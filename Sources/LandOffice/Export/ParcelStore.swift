import LandKit

/// The figures of all parcels, packed: the table is written by rank, and stands in the result in the order of the
/// input. About 250 bytes a parcel.
struct ParcelStore {
  /// Numbers of a parcel, in the order in which they are packed.
  enum Figure: Int, CaseIterable {
    case rank, groupRank, score, low, high, area, yield, tax, distance, share, inPark, inZone
    case yieldGap, taxGap, yieldUplift, taxUplift, yieldStanding, taxStanding
  }

  /// Texts that many parcels share.
  enum Label: Int, CaseIterable {
    case category, town, industry, state, reasons, outputState, taxState, park, bench
  }

  private var numbers: [Double] = []
  private var labels: [Int32] = []
  private var words: [String] = []
  private var numberOfWord: [String: Int32] = [:]
  private var text: [UInt8] = []
  /// Where each id and each name ends in `text`.
  private var ends: [Int] = []

  /// How many parcels there are.
  var count: Int { ends.count / 2 }

  /// Reads the parcels of a result.
  static func read(_ results: ResultFolder, threads: Int) throws -> ParcelStore {
    var store = ParcelStore()
    try results.forEachParcels(
      threads: threads, geometry: false, properties: false, map: { $0.parcels },
      take: { for parcel in $0 { store.append(parcel) } })
    return store
  }

  mutating func append(_ parcel: ResultParcel) {
    func number(_ value: Double?) { numbers.append(value ?? .nan) }
    func number(_ value: Int?) { numbers.append(value.map(Double.init) ?? .nan) }
    number(parcel.rank)
    number(parcel.groupRank)
    for value in [
      parcel.score, parcel.low, parcel.high, parcel.area, parcel.yield, parcel.tax, parcel.distance,
      parcel.share,
      parcel.inPark, parcel.inZone, parcel.yieldGap, parcel.taxGap, parcel.yieldUplift, parcel.taxUplift,
    ] { number(value) }
    number(parcel.yieldStanding)
    number(parcel.taxStanding)
    for label in [
      parcel.category, parcel.town, parcel.industry, parcel.state.rawValue,
      parcel.reasons.joined(separator: ","),
      parcel.outputState?.rawValue ?? "", parcel.taxState?.rawValue ?? "", parcel.park ?? "",
      parcel.bench ?? "",
    ] { labels.append(word(label)) }
    for part in [parcel.id, parcel.name] {
      text += part.utf8
      ends.append(text.count)
    }
  }

  private mutating func word(_ text: String) -> Int32 {
    if let known = numberOfWord[text] { return known }
    let number = Int32(words.count)
    words.append(text)
    numberOfWord[text] = number
    return number
  }

  /// A number of a parcel; nil when it is unknown.
  func number(_ figure: Figure, of parcel: Int) -> Double? {
    let value = numbers[parcel * Figure.allCases.count + figure.rawValue]
    return value.isNaN ? nil : value
  }

  /// A text of a parcel; empty when it has none.
  func label(_ label: Label, of parcel: Int) -> String {
    words[Int(labels[parcel * Label.allCases.count + label.rawValue])]
  }

  /// A parcel's id.
  func id(_ parcel: Int) -> String { part(2 * parcel) }
  /// A parcel's name.
  func name(_ parcel: Int) -> String { part(2 * parcel + 1) }

  private func part(_ index: Int) -> String {
    String(decoding: text[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  /// The parcels by rank, then those without one in the order of the file.
  var byRank: [Int] {
    (0..<count).sorted {
      let (a, b) = (number(.rank, of: $0) ?? .infinity, number(.rank, of: $1) ?? .infinity)
      return (a, $0) < (b, $1)
    }
  }
}
