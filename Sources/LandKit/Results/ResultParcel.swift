/// A parcel as `ranked.geojson` has it. What is unknown is nil, never 0.
public struct ResultParcel: Sendable, Equatable {
  /// Whether it has a rank.
  public enum State: String, Sendable, CaseIterable, Codable { case ranked, unranked, unusable }

  /// Its place in the file, from 0.
  public var place = 0
  /// Where its feature lies in the file.
  public var bytes = 0..<0
  /// Its id; empty when it has none.
  public var id = ""
  /// Its name.
  public var name = ""
  /// Its category.
  public var category = ""
  /// Its town.
  public var town = ""
  /// Its industry.
  public var industry = ""
  /// Whether it is ranked.
  public var state = State.unusable
  /// Rank, from 1.
  public var rank: Int?
  /// Rank within its group, when one was asked for.
  public var groupRank: Int?
  /// Score, 0–100.
  public var score: Double?
  /// Bounds of the score.
  public var low: Double?
  /// See `low`.
  public var high: Double?
  /// Why it is not ranked, as `output:redacted`.
  public var reasons: [String] = []
  /// What is known of its output; nil when it is unusable.
  public var outputState: CellState?
  /// What is known of its tax; nil when it is unusable.
  public var taxState: CellState?
  /// Ellipsoidal area, m².
  public var area: Double?
  /// Output per area, 亿元/km² a year.
  public var yield: Double?
  /// Tax per area, 亿元/km² a year.
  public var tax: Double?
  /// Id of the park it is measured by.
  public var park: String?
  /// `own`, `fixed`, `substituted` or `mixed`.
  public var bench: String?
  /// Distance to that park, m.
  public var distance: Double?
  /// Share in that park, 0–1.
  public var share: Double?
  /// Share in any planned park, 0–1.
  public var inPark: Double?
  /// Share in any zone, 0–1.
  public var inZone: Double?
  /// 1 − own output intensity ÷ the park's.
  public var yieldGap: Double?
  /// The same of tax.
  public var taxGap: Double?
  /// What reaching the park's output intensity would add, 亿元 a year.
  public var yieldUplift: Double?
  /// The same of tax.
  public var taxUplift: Double?
  /// Standing among the planned parks by output; 1 is above all.
  public var yieldStanding: Int?
  /// The same by tax.
  public var taxStanding: Int?
  /// Polygons in longitude and latitude, rings closed; empty when it is unusable or geometry was not asked for.
  public var geometry = PolygonSet()
  /// The JSON object of all its properties, those of the input first, byte for byte.
  public var properties: [UInt8] = []

  /// Nothing yet.
  public init() {}

  /// Output, 亿元 a year.
  public var output: Double? { product(yield) }
  /// Tax, 亿元 a year.
  public var taxAmount: Double? { product(tax) }

  private func product(_ intensity: Double?) -> Double? {
    guard let intensity, let area else { return nil }
    return intensity * area / 1e6
  }
}
