import LandKit

/// A parcel as the report shows it. What is unknown, withheld or does not apply is nil, never 0.
public struct ReportParcel: Sendable {
  /// Its place in the file, from 0.
  var number = 0
  /// Its feature in the input, from 1, and the file; nil when they are not known.
  var feature: Int?
  var file: String?
  /// The line of its amounts in their table; nil when they are no table's, or it has no row there.
  var statsLine: Int?
  var id = ""
  var name: String?
  var category: String?
  var town: String?
  var industry: String?
  /// `ranked`, `unranked` or `unusable`.
  var state = "unusable"
  /// Reasons, joined by commas.
  var why: String?
  var outputState: String?
  var taxState: String?
  /// Id of the reference park, and where its benchmarks come from.
  var park: String?
  var bench: String?
  /// The properties that are numbers, by `ReportFigure`.
  var figures = [Double](repeating: .nan, count: ReportFigure.allCases.count)
  /// In longitude and latitude; nil when it is not drawn.
  var polygons: PolygonSet?

  subscript(figure: ReportFigure) -> Double? {
    get {
      let value = figures[figure.index]
      return value.isFinite ? value : nil
    }
    set { figures[figure.index] = newValue ?? .nan }
  }
}

/// The numbers of a parcel: the properties of the ranked GeoJSON, without their prefix.
enum ReportFigure: String, CaseIterable, Sendable {
  case rank, score, lo, hi
  case area = "area_m2"
  case yield, tax
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

  private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
  var index: Int { Self.places[self] ?? 0 }
}
