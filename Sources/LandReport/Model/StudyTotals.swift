import LandKit

/// What a report says of all parcels, whatever their number: sums and counts, made as the parcels are read. Takes 9 bytes
/// a parcel, for its dot in the scatter plot, and a few figures a town and a park.
struct StudyTotals: Sendable {
  /// Parcels that have something in common.
  struct Group: Sendable {
    var count = 0
    /// Their ellipsoidal areas together, m².
    var area = 0.0
    /// How many have a score of 80 or more.
    var high = 0
    /// What reaching the parks' level would bring, 亿元 a year; nil while none of them has a figure.
    var yieldUplift: Double?
    /// The same of tax.
    var taxUplift: Double?

    mutating func add(_ parcel: ReportParcel) {
      count += 1
      area += parcel[.area] ?? 0
      if (parcel[.score] ?? 0) >= 80 { high += 1 }
      if let uplift = parcel[.yieldUplift] { yieldUplift = (yieldUplift ?? 0) + uplift }
      if let uplift = parcel[.taxUplift] { taxUplift = (taxUplift ?? 0) + uplift }
    }
  }

  /// A parcel in the scatter plot, 亿元/km².
  struct Dot: Sendable {
    let yield: Float
    let tax: Float
    /// Place of its class of score.
    let place: UInt8
  }

  /// How many parcels a park is said to have fall shortest of it.
  static let worstCount = 5

  private(set) var all = Group()
  private(set) var states: [String: Group] = [:]
  private(set) var towns: [String: Group] = [:]
  private(set) var parks: [String: Group] = [:]
  /// Of each park the ranked parcels that fall shortest of it, without their outlines.
  private(set) var worst: [String: [ReportParcel]] = [:]
  /// How many parcels have an output, a tax in each state.
  private(set) var outputStates: [String: Int] = [:]
  private(set) var taxStates: [String: Int] = [:]
  private(set) var scores = Bins(start: 0, step: 5, count: 20)
  private(set) var yieldGaps = Bins(start: -1, step: 0.1, count: 20)
  private(set) var taxGaps = Bins(start: -1, step: 0.1, count: 20)
  private(set) var dots: [Dot] = []

  /// Takes the next parcel of the file.
  mutating func add(_ parcel: ReportParcel) {
    all.add(parcel)
    states[parcel.state, default: Group()].add(parcel)
    towns[parcel.town ?? Shown.none, default: Group()].add(parcel)
    if let park = parcel.park {
      parks[park, default: Group()].add(parcel)
      if parcel[.rank] != nil { insert(parcel, &worst[park, default: []]) }
    }
    if let state = parcel.outputState { outputStates[state, default: 0] += 1 }
    if let state = parcel.taxState { taxStates[state, default: 0] += 1 }
    if let score = parcel[.score] { scores.add(score) }
    if let gap = parcel[.yieldGap] { yieldGaps.add(gap) }
    if let gap = parcel[.taxGap] { taxGaps.add(gap) }
    if let (yield, tax, place) = Self.dot(parcel) {
      dots.append(Dot(yield: Float(yield), tax: Float(tax), place: UInt8(place)))
    }
  }

  /// Where a parcel stands in the scatter plot: both intensities above 0, for a logarithm has no place for the others, and a
  /// score to be coloured by.
  static func dot(_ parcel: ReportParcel) -> (yield: Double, tax: Double, place: Int)? {
    guard let yield = parcel[.yield], let tax = parcel[.tax], yield > 0, tax > 0,
      let score = parcel[.score], let scoreClass = ScoreClass.of(score),
      let place = ScoreClass.all.firstIndex(of: scoreClass)
    else { return nil }
    return (yield, tax, place)
  }

  private func insert(_ parcel: ReportParcel, _ list: inout [ReportParcel]) {
    let rank = parcel[.rank] ?? .infinity
    guard list.count < Self.worstCount || rank < (list.last?[.rank] ?? .infinity) else { return }
    var bare = parcel
    bare.polygons = nil
    list.insert(bare, at: list.firstIndex { ($0[.rank] ?? .infinity) > rank } ?? list.count)
    if list.count > Self.worstCount { list.removeLast() }
  }
}

/// How many values lie in each step of a figure. What lies outside is counted in the first or last one.
struct Bins: Sendable {
  let start: Double
  let step: Double
  private(set) var counts: [Int]
  /// How many values there are, how many are below 0, and how many below the first step.
  private(set) var total = 0, negative = 0, beyond = 0

  init(start: Double, step: Double, count: Int) {
    (self.start, self.step) = (start, step)
    counts = Array(repeating: 0, count: count)
  }

  mutating func add(_ value: Double) {
    let place = ((value - start) / step).rounded(.down)
    counts[min(max(0, Int(max(-1, min(place, 1e6)))), counts.count - 1)] += 1
    total += 1
    if value < 0 { negative += 1 }
    if value < start { beyond += 1 }
  }
}
