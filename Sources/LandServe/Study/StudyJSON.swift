import LandKit
import LandReport

/// What answers about studies and parcels look like.
enum StudyJSON {
  /// A study in the list of them.
  static func entry(_ study: ServedStudy) -> JSONValue {
    .object([
      ("key", .string(study.key)), ("title", .optional(study.results.manifest.title)),
      ("year", .optional(study.frame.year)), ("parcels", .integer(study.count)),
      ("ranked", .integer(study.base.rankedCount)), ("bounds", bounds(study.header.gridBox)),
    ])
  }

  /// West, south, east, north in degrees; null when there is nothing to see.
  static func bounds(_ box: GridBox?) -> JSONValue {
    guard let box, !box.isEmpty else { return .null }
    let (west, north) = WorldGrid.place(GridPoint(x: box.minX, y: box.minY))
    let (east, south) = WorldGrid.place(GridPoint(x: box.maxX, y: box.maxY))
    return .array([west, south, east, north].map { .number(($0 * 1e7).rounded() / 1e7) })
  }

  /// All that the page needs to know of a study before it asks for more.
  static func whole(_ study: ServedStudy, _ rules: ServedRules) -> JSONValue {
    guard case .object(let entry) = entry(study) else { return .null }
    let texts = study.frame.texts
    func labels(_ column: [UInt32]) -> JSONValue {
      var counts: [UInt32: Int] = [:]
      for number in column { counts[number, default: 0] += 1 }
      return .array(
        counts.sorted { $0.key < $1.key }.map { number, count in
          .object([
            ("number", .integer(Int(number))), ("text", .string(texts[Int(number)])),
            ("parcels", .integer(count)),
          ])
        })
    }
    let parks = zip(study.frame.parks, study.frame.benchmarks).enumerated().map { place, pair in
      park(place, pair.0, pair.1, rules)
    }
    return .object(
      entry + [
        (
          "weights",
          .object(Component.allCases.map { ($0.rawValue, .number(study.base.weights[$0])) })
        ),
        ("prefix", .string(study.frame.prefix)),
        ("unusable", .integer(study.base.classes.count { $0 == Scored.Drawing.unusable })),
        ("categories", labels(study.columns.category)),
        ("towns", labels(study.columns.town)), ("parks", .array(parks)),
        ("layers", .array(StudyLayers.names(study).map { .string($0) })),
        ("classes", .array(ScoreClass.all.map(drawing))),
        (
          "colours",
          .object([
            ("unranked", .string(MapColour.unranked)), ("hatch", .string(MapColour.hatch)),
            ("outline", .string(MapColour.outline)), ("park", .string(MapColour.park)),
            ("zone", .string(MapColour.zone)),
          ])
        ),
        ("redacted", .array(Measure.allCases.filter(rules.redaction.hides).map { .string($0.rawValue) })),
        ("reweighting", .bool(rules.redaction.isEmpty)), ("drawn_by_rank", .bool(study.drawsByRank)),
      ])
  }

  private static func drawing(_ score: ScoreClass) -> JSONValue {
    .object([
      ("from", .number(score.lower)), ("to", .number(score.upper)), ("colour", .string(score.colour)),
    ])
  }

  private static func park(
    _ place: Int, _ park: ParkSummary, _ benchmark: ParkBenchmark, _ rules: ServedRules
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("number", .integer(place)), ("id", .string(park.id)), ("name", .string(park.name)),
      ("status", .string(park.status)), ("belt", .string(park.belt)), ("counted", .bool(benchmark.isPlanned)),
      ("area_m2", .optional(park.area)), ("overlapping", .integer(park.overlappingParcels)),
      ("referring", .integer(park.referringParcels)), ("parcel_area_m2", .number(park.parcelArea)),
    ]
    for (measure, name) in [(Measure.output, "y"), (.tax, "t")] {
      let own = benchmark.benchmarks[measure]
      members.append(("bench_\(name)", rules.shown("bench_\(name)", .optional(own?.intensity))))
      members.append(("kind_\(name)", rules.shown("kind_\(name)", .optional(own?.kind.rawValue))))
    }
    return .object(members)
  }

  /// A row of the ranked table.
  static func row(_ index: Int, _ study: ServedStudy, _ scored: Scored, _ rules: ServedRules) -> JSONValue {
    let figures = study.measured.table[index]
    let assessment = scored.ranked.scorer.assess(figures)
    let rank = Int(scored.ranked.ranking.ranks[index]), before = Int(study.base.ranked.ranking.ranks[index])
    let labels = figures.labelNumbers
    func text(_ number: UInt32) -> JSONValue { .string(study.frame.texts[Int(number)]) }
    func known(_ value: Double) -> JSONValue { .number(value) }
    let usable = figures.isUsable
    return .object([
      ("parcel", .integer(index)), ("id", .string(study.measured.table.idText(index))),
      ("name", .string(study.measured.name(index))), ("category", text(labels.category)),
      ("town", text(labels.town)), ("rank", rank > 0 ? .integer(rank) : .null),
      ("rank_before", before > 0 ? .integer(before) : .null),
      ("change", rank > 0 && before > 0 ? .integer(before - rank) : .null),
      ("score", rules.shown("score", known(assessment.score ?? .nan))),
      ("state", .string(!usable ? "unusable" : rank > 0 ? "ranked" : "unranked")),
      ("why", .optional(assessment.reasons.text)), ("area_m2", known(usable ? figures.area : .nan)),
      ("park", figures.park >= 0 ? .string(study.frame.parks[Int(figures.park)].id) : .null),
      ("dist_m", known(usable ? figures.distance : .nan)),
      ("yield", rules.shown("yield", known(assessment.yield))),
      ("tax", rules.shown("tax", known(assessment.tax))),
      ("gap_y", rules.shown("gap_y", known(assessment.yieldGap))),
      ("gap_t", rules.shown("gap_t", known(assessment.taxGap))),
      ("up_y", rules.shown("up_y", known(assessment.yieldUplift))),
      ("up_t", rules.shown("up_t", known(assessment.taxUplift))), ("at", place(index, study)),
    ])
  }

  /// The middle of a parcel's box, longitude and latitude.
  static func place(_ index: Int, _ study: ServedStudy) -> JSONValue {
    guard let place = study.outlines.place(ofParcel: index) else { return .null }
    let (longitude, latitude) = WorldGrid.place(study.outlines.box(place).centre)
    return .array([.number((longitude * 1e7).rounded() / 1e7), .number((latitude * 1e7).rounded() / 1e7)])
  }

  static func found(_ parcels: [Int], _ study: ServedStudy) -> JSONValue {
    .object([
      (
        "parcels",
        .array(
          parcels.map {
            .object([
              ("parcel", .integer($0)), ("id", .string(study.measured.table.idText($0))),
              ("name", .string(study.measured.name($0))),
            ])
          })
      )
    ])
  }

  /// One parcel: its row, all its figures, what they follow from, its outline.
  static func parcel(
    _ index: Int, _ study: ServedStudy, _ scored: Scored, _ rules: ServedRules, _ language: Language
  ) -> JSONValue {
    guard case .object(let row) = row(index, study, scored, rules) else { return .null }
    let writer = RereadExport(scored.ranked) { rules.hides(column: $0) }
    let lines = rules.redaction.isEmpty ? ParcelExplanation(scored.ranked, index).lines(language) : []
    return .object(
      row + [
        ("figures", .array(writer.figures(index, language))),
        (
          "reasons",
          .string(
            reasons(study.base.ranked.scorer.assess(study.measured.table[index]).reasons.text, language))
        ),
        ("explanation", .array(lines.map { .string($0) })),
        ("notice", .optional(rules.redaction.notice?(language))),
        ("outline", outline(index, study)),
      ])
  }

  /// Why a parcel has no rank, in words.
  static func reasons(_ text: String?, _ language: Language) -> String { Words.reasons(text, language) }

  /// The rings in longitude and latitude, to 3 cm.
  private static func outline(_ index: Int, _ study: ServedStudy) -> JSONValue {
    guard let place = study.outlines.place(ofParcel: index) else { return .array([]) }
    var rings: [JSONValue] = []
    var scratch: [GridPoint] = []
    study.outlines.forEachRing(place, &scratch) { ring in
      rings.append(
        .array(
          ring.map { point in
            let (longitude, latitude) = WorldGrid.place(point)
            return .array([
              .number((longitude * 1e7).rounded() / 1e7), .number((latitude * 1e7).rounded() / 1e7),
            ])
          }))
    }
    return .array(rings)
  }
}
