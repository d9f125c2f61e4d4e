/// The classes that every map colours scores by: five of equal width, in cividis, whose lightness falls steadily
/// and which people with a colour vision deficiency see as others do (Nuñez, Anderton and Renslow, PLOS ONE 13(7),
/// 2018). The darker, the further a parcel falls short of its park.
public struct ScoreClass: Sendable, Equatable {
  /// The lowest score of the class.
  public let lower: Double
  /// The score at which the next class begins; the last class holds it too.
  public let upper: Double
  /// Its colour, as `#RRGGBB`.
  public let colour: String

  /// All classes, from the lowest scores on.
  public static let all = [
    ScoreClass(lower: 0, upper: 20, colour: "#FFEA46"), ScoreClass(lower: 20, upper: 40, colour: "#BCAF6F"),
    ScoreClass(lower: 40, upper: 60, colour: "#7C7B78"), ScoreClass(lower: 60, upper: 80, colour: "#414D6B"),
    ScoreClass(lower: 80, upper: 100, colour: "#00204D"),
  ]

  /// The class of a score in 0–100; nil for anything else.
  public static func of(_ score: Double) -> ScoreClass? {
    guard score >= 0, score <= 100 else { return nil }
    return all.last { score >= $0.lower }
  }
}

/// The other colours of the maps, as `#RRGGBB`.
public enum MapColour {
  /// Fill of parcels without a rank.
  public static let unranked = "#D9D9D9"
  /// Hatching of parcels without a rank, and outline of those without a usable geometry.
  public static let hatch = "#6B6B6B"
  /// Outline of parcels.
  public static let outline = "#3A3A3A"
  /// Outline and label of parks.
  public static let park = "#B2182B"
  /// Outline of village zones.
  public static let zone = "#5B5B5B"
}
