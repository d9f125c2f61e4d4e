import LandKit

/// A park of the study: its benchmark, and its outline when it is drawn.
struct ReportPark: Sendable {
  var id = ""
  var name: String?
  var status = ""
  var belt: String?
  var isCounted = false
  var area: Double?
  var yield: Double?
  var yieldKind: String?
  var tax: Double?
  var taxKind: String?
  var overlapping: Int?
  var referring: Int?
  var polygons: PolygonSet?

  func benchmark(_ measure: Measure) -> (value: Double?, kind: String?) {
    measure == .output ? (yield, yieldKind) : (tax, taxKind)
  }
}

/// A feature of which the map shows no more than outline and name.
struct ReportOutline: Sendable {
  var id = ""
  var name: String?
  var polygons = PolygonSet()
}

/// All that a report is made of, as it was read from a folder of results (and one of an audit).
public struct ReportStudy: Sendable {
  /// What the study calls itself.
  public var title: String?
  var year: Int?
  /// The prefix of added properties.
  var prefix = "lk_"
  var weights: [(component: Component, weight: Double)] = []
  /// The parcels that are drawn and listed, in the order of the file: no more than `limit`.
  var parcels: [ReportParcel] = []
  /// Sums and counts of all parcels.
  var totals = StudyTotals()
  /// Of a sheet: where its parcel is in `parcels`, and how many parcels of the study have its id.
  var chosen: (place: Int, sameID: Int)?
  /// Of a sheet: how many parcels around it were left out of its map.
  var notDrawn = 0
  /// Where the amounts of parcels stand.
  var sources = AmountSources()
  var parks: [ReportPark] = []
  var zones: [ReportOutline] = []
  var district: [ReportOutline] = []
  var account = JSONNode(nil)
  var manifest = JSONNode(nil)
  var problemCounts: [ResultProblemCount] = []
  var problems: [ResultProblem] = []
  var audit: ReportAudit?
  /// What was left out on request, and the figures that fell away with it.
  var redaction = Redaction.none
  var hidden: Set<ReportFigure> = []
  /// What a redaction hides of columns and settings; nil when nothing is left out.
  var rules: RedactionRules?
  var redacted: Set<Measure> { redaction.measures }
  /// The most parcels that are drawn and listed in the page.
  var limit = 20_000

  /// Parcels in the order of the page: ranked ones by rank, the others after them, as in `ranked.csv`.
  func inOrder() -> [Int] {
    let ranked = parcels.indices.filter { parcels[$0][.rank] != nil }
      .sorted { (parcels[$0][.rank] ?? 0, $0) < (parcels[$1][.rank] ?? 0, $1) }
    return ranked + parcels.indices.filter { parcels[$0][.rank] == nil }
  }

  /// How many parcels are in a state.
  func count(_ state: String) -> Int { totals.states[state]?.count ?? 0 }

  /// Their ellipsoidal area together, km².
  func squareKilometres(_ state: String) -> Double { (totals.states[state]?.area ?? 0) / 1e6 }

  /// The parks that parcels are measured by.
  var benchmarkParks: [ReportPark] { parks.filter(\.isCounted) }
}

/// What an audit adds: years and findings.
struct ReportAudit: Sendable {
  /// A line of `series.csv`.
  struct Point: Sendable {
    var layer = "", level = "", group = "", measure = "", unit = ""
    var year = 0
    var value: Double?
    var standing: Int?
  }

  /// What the findings of a rule have in common.
  struct Rule: Sendable {
    var severity: String
    var reason: Bilingual
    var count = 0
  }

  /// A finding as a page lists it.
  struct Finding: Sendable {
    var rule = "", state = "", subject = ""
    var detail: Bilingual
    var longitude: Double?
    var latitude: Double?
  }

  var series: [Point] = []
  /// Rules in the order of their first findings, each with how many it has in all.
  var order: [String] = []
  var rules: [String: Rule] = [:]
  /// The findings, in their order; of each rule no more than a page lists at most.
  var findings: [Finding] = []
  /// How many there are by severity and state.
  var counts = JSONNode(nil)
  var manifest = JSONNode(nil)
}
