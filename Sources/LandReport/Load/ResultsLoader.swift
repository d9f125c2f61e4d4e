import Foundation
import LandKit

/// Reads a folder of results into what a report shows.
public struct ResultsLoader: Sendable {
  let folder: ResultFolder
  /// The most parcels that are drawn.
  public var limit = 20_000
  /// Folder of an audit, if there is one.
  public var audit: String?
  /// What is left out.
  public var redaction = Redaction.none
  /// Threads.
  public var threads = 1

  /// The most problems of the data that are read; all of them are counted.
  static let problemLimit = 20_000

  /// A loader of `folder`.
  public init(_ folder: ResultFolder) { self.folder = folder }

  /// Reads. **Throws** `FileError` and `InputFailure`.
  public func load() throws -> ReportStudy {
    var study = ReportStudy()
    let manifest = folder.manifest
    study.limit = limit
    study.redaction = redaction
    study.manifest = try JSONNode(file: folder.file("manifest.json"))
    study.account = try JSONNode(file: folder.file("account.json"))
    (study.problemCounts, study.problems) = try folder.problems(limit: Self.problemLimit)
    (study.year, study.prefix, study.title) = (
      manifest.settings.year, manifest.settings.prefix, manifest.title
    )
    study.weights = Component.allCases.compactMap { component in
      manifest.settings.weights[component.rawValue].map { (component, $0) }
    }
    let rules = RedactionRules(redaction, in: manifest)
    study.rules = redaction.isEmpty ? nil : rules
    study.hidden = Set(ReportFigure.allCases.filter { rules.hides(figure: $0.rawValue) })
    study.parcels = try parcels(study.hidden)
    study.parks = try folder.parks(threads: threads).map { ReportPark($0, redaction) }
    study.zones = try folder.zones(threads: threads).map { ReportOutline($0) }
    study.district = try folder.district(threads: threads).map { ReportOutline($0) }
    if let audit { study.audit = try AuditFolder.read(audit) }
    return study
  }

  private func parcels(_ hidden: Set<ReportFigure>) throws -> [ReportParcel] {
    let counts = folder.manifest.counts
    let all = counts.parcels <= limit
    var parcels: [ReportParcel] = []
    parcels.reserveCapacity(counts.parcels)
    let limit = limit
    try folder.forEachParcels(threads: threads, properties: false) { batch in
      batch.parcels.map { parcel in
        let isDrawn = all || parcel.rank.map { $0 <= limit } ?? (counts.ranked < limit)
        return ReportParcel(parcel, hidden, keepsGeometry: isDrawn)
      }
    } take: {
      parcels += $0
    }
    return parcels
  }
}

extension ReportParcel {
  init(_ parcel: ResultParcel, _ hidden: Set<ReportFigure>, keepsGeometry: Bool) {
    func text(_ text: String) -> String? { text.isEmpty ? nil : text }
    id = parcel.id
    (name, category) = (text(parcel.name), text(parcel.category))
    (town, industry) = (text(parcel.town), text(parcel.industry))
    state = parcel.state.rawValue
    why = text(parcel.reasons.joined(separator: ","))
    (outputState, taxState) = (parcel.outputState?.rawValue, parcel.taxState?.rawValue)
    (park, bench) = (parcel.park, parcel.bench)
    for figure in ReportFigure.allCases where !hidden.contains(figure) {
      self[figure] = Self.value(figure, parcel)
    }
    if keepsGeometry, !parcel.geometry.isEmpty { polygons = parcel.geometry }
  }

  private static func value(_ figure: ReportFigure, _ parcel: ResultParcel) -> Double? {
    switch figure {
    case .rank: parcel.rank.map(Double.init)
    case .score: parcel.score
    case .lo: parcel.low
    case .hi: parcel.high
    case .area: parcel.area
    case .yield: parcel.yield
    case .tax: parcel.tax
    case .distance: parcel.distance
    case .share: parcel.share
    case .inPark: parcel.inPark
    case .inZone: parcel.inZone
    case .yieldGap: parcel.yieldGap
    case .taxGap: parcel.taxGap
    case .yieldUplift: parcel.yieldUplift
    case .taxUplift: parcel.taxUplift
    case .yieldStanding: parcel.yieldStanding.map(Double.init)
    case .taxStanding: parcel.taxStanding.map(Double.init)
    }
  }
}

extension ReportPark {
  init(_ park: ResultPark, _ redaction: Redaction) {
    (id, name, status, belt) = (park.id, park.name, park.status, park.belt.isEmpty ? nil : park.belt)
    (isCounted, area) = (park.isCounted, park.area)
    if !redaction.hides(.output) {
      (yield, yieldKind) = (park.benchmarks.output?.intensity, park.benchmarks.output?.kind.rawValue)
    }
    if !redaction.hides(.tax) {
      (tax, taxKind) = (park.benchmarks.tax?.intensity, park.benchmarks.tax?.kind.rawValue)
    }
    (overlapping, referring) = (park.overlappingParcels, park.referringParcels)
    if park.isUsable { polygons = park.geometry }
  }
}

extension ReportOutline {
  init(_ feature: some ResultFeature) {
    (id, name, polygons) = (feature.id, feature.name.isEmpty ? nil : feature.name, feature.geometry)
  }
}
