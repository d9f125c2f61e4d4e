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

  /// Reads what a report is of. **Throws** `FileError` and `InputFailure`.
  ///
  /// **Complexity**: linear; the parcels that are drawn are in memory, and 9 bytes of each of the others.
  public func load() throws -> ReportStudy {
    var study = try frame()
    (study.problemCounts, study.problems) = try folder.problems(limit: Self.problemLimit)
    try parcels(into: &study)
    study.zones = try folder.zones(threads: threads).map { ReportOutline($0) }
    study.district = try folder.district(threads: threads).map { ReportOutline($0) }
    if let audit { study.audit = try AuditFolder.read(audit, study.redacted) }
    return study
  }

  /// Reads what the sheet of a parcel is of: the parcel and what lies around it. Nil when no parcel has that id.
  ///
  /// **Complexity**: reads the parcels twice; those near it are in memory.
  public func load(parcel id: String) throws -> ReportStudy? {
    var study = try frame()
    let (hidden, wanted) = (study.hidden, Array(id.utf8))
    var found: [ResultParcel] = []
    try folder.forEachParcels(threads: threads, geometry: false, properties: false) { batch in
      batch.parcels.map { (ReportParcel($0, hidden), $0.id.utf8.elementsEqual(wanted) ? $0 : nil) }
    } take: {
      for (parcel, match) in $0 {
        study.totals.add(parcel)
        if let match { found.append(match) }
      }
    }
    guard let first = found.first else { return nil }
    let own = try folder.parcel(at: first.bytes).geometry
    let window = ParcelSheet.window(around: own.box)
    try near(window, first.place, into: &study)
    guard let place = study.parcels.firstIndex(where: { $0.number == first.place }) else { return nil }
    study.chosen = (place, found.count)
    study.zones = try folder.zones(threads: threads).map { ReportOutline($0) }
      .filter { $0.polygons.box.intersects(window) }
    study.district = try folder.district(threads: threads).map { ReportOutline($0) }
    try sources(into: &study)
    return study
  }

  /// All but the layers.
  private func frame() throws -> ReportStudy {
    var study = ReportStudy()
    let manifest = folder.manifest
    study.limit = limit
    study.redaction = redaction
    study.manifest = try JSONNode(file: folder.file("manifest.json"))
    study.account = try JSONNode(file: folder.file("account.json"))
    (study.year, study.prefix, study.title) = (
      manifest.settings.year, manifest.settings.prefix, manifest.title
    )
    study.weights = Component.allCases.compactMap { component in
      manifest.settings.weights[component.rawValue].map { (component, $0) }
    }
    let rules = RedactionRules(redaction, in: manifest)
    study.rules = redaction.isEmpty ? nil : rules
    study.hidden = Set(ReportFigure.allCases.filter { rules.hides(figure: $0.rawValue) })
    study.sources = AmountSources(manifest)
    study.parks = try folder.parks(threads: threads).map { ReportPark($0, redaction) }
    return study
  }

  /// The first by rank, then unranked ones in the order of the file, until there are as many as the page holds.
  private func parcels(into study: inout ReportStudy) throws {
    let (limit, hidden) = (limit, study.hidden)
    let ranked = folder.manifest.counts.ranked
    var room = max(0, limit - ranked)
    try folder.forEachParcels(threads: threads, properties: false) { batch in
      batch.parcels.map { parcel in
        var made = ReportParcel(parcel, hidden)
        if parcel.rank.map({ $0 <= limit }) ?? (ranked < limit), !parcel.geometry.isEmpty {
          made.polygons = parcel.geometry
        }
        return made
      }
    } take: {
      for parcel in $0 {
        study.totals.add(parcel)
        let isRanked = parcel.state == ResultParcel.State.ranked.rawValue
        guard study.parcels.count < limit, isRanked ? parcel[.rank] ?? 0 <= Double(limit) : room > 0 else {
          continue
        }
        if !isRanked { room -= 1 }
        study.parcels.append(parcel)
      }
    }
    try sources(into: &study)
  }

  /// The parcels whose boxes meet `window`, no more than a page holds, and in any case the one at `place`.
  private func near(_ window: Box, _ place: Int, into study: inout ReportStudy) throws {
    let hidden = study.hidden
    var room = limit - 1
    try folder.forEachParcels(threads: threads, properties: false) { batch in
      batch.parcels.compactMap { parcel -> ReportParcel? in
        guard parcel.place == place || parcel.geometry.box.intersects(window) else { return nil }
        var made = ReportParcel(parcel, hidden)
        if !parcel.geometry.isEmpty { made.polygons = parcel.geometry }
        return made
      }
    } take: { batch in
      for parcel in batch {
        if parcel.number == place {
          study.parcels.append(parcel)
        } else if room > 0 {
          study.parcels.append(parcel)
          room -= 1
        } else {
          study.notDrawn += 1
        }
      }
    }
  }

  /// Files, features and lines of the parcels, where the folder says them.
  private func sources(into study: inout ReportStudy) throws {
    guard folder.has("sources.csv") else { return }
    let path = folder.file("sources.csv")
    var (number, next) = (0, 0)
    let isComplete = try SmallTable.forEachRow(path, ["file", "feature", "stats_line"]) { row in
      defer { number += 1 }
      guard next < study.parcels.count, study.parcels[next].number == number else { return }
      if !row[0].isEmpty { study.parcels[next].file = row[0] }
      (study.parcels[next].feature, study.parcels[next].statsLine) = (Int(row[1]), Int(row[2]))
      next += 1
    }
    guard isComplete, number == folder.manifest.counts.parcels else {
      throw InputFailure([
        Problem(
          .resultFolder, at: Place(file: path),
          Bilingual(
            zh: "列或行与结果不符：文件已损坏或被改动",
            en: "its columns or rows are not those of the results: it is damaged or was changed"))
      ])
    }
  }
}

extension ReportParcel {
  /// A parcel without its outline.
  init(_ parcel: ResultParcel, _ hidden: Set<ReportFigure>) {
    func text(_ text: String) -> String? { text.isEmpty ? nil : Shown.shortened(text) }
    (number, id) = (parcel.place, parcel.id)
    (name, category) = (text(parcel.name), text(parcel.category))
    (town, industry) = (text(parcel.town), text(parcel.industry))
    state = parcel.state.rawValue
    why = parcel.reasons.isEmpty ? nil : parcel.reasons.joined(separator: ",")
    (outputState, taxState) = (parcel.outputState?.rawValue, parcel.taxState?.rawValue)
    (park, bench) = (parcel.park, parcel.bench)
    for figure in ReportFigure.allCases where !hidden.contains(figure) {
      self[figure] = Self.value(figure, parcel)
    }
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
    (id, name, status, belt) = (
      park.id, Shown.shortened(park.name), park.status, park.belt.isEmpty ? nil : park.belt
    )
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
