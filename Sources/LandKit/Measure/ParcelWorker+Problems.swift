/// What a worker has to say of a parcel beyond its geometry.
extension ParcelWorker {
  func checkIdentity(_ feature: ParsedFeature, _ place: FeaturePlace) {
    if place.id == nil {
      result.problems.add(
        Problem(.idMissing, at: place.place, Bilingual(zh: "没有编号", en: "there is no id")))
    }
    if !feature.clash.isNone {
      result.problems.add(.clash(withPrefix: job.prefix, at: place.place))
    }
    if !feature.duplicateMember.isNone {
      result.problems.add(
        Problem(
          .jsonDuplicateMember, at: place.place,
          Bilingual(zh: "成员重复出现，取最后一个", en: "a member stands twice; the last one counts")))
    }
  }

  func listSlivers(_ finding: GroundMeasurer.Finding, _ place: FeaturePlace) {
    guard finding.hasSlivers else { return }
    let park = Bilingual(zh: "园区", en: "park"), zone = Bilingual(zh: "村级工业园", en: "zone")
    for (pieces, ids, layer) in [(finding.parks, job.parkIDs, park), (finding.zones, job.zoneIDs, zone)] {
      for piece in pieces where piece.slivers > 0 {
        let area = ecmaNumber(((piece.ellipsoidal - piece.sound) * 1e6).rounded() / 1e6)
        result.problems.add(
          Problem(
            .sliver, at: place.place,
            Bilingual(
              zh: "与\(layer.zh) \(ids[piece.feature]) 的叠置有碎屑 \(piece.slivers) 片，共 \(area) m²",
              en:
                "its overlay with \(layer.en) \(ids[piece.feature]) has slivers: \(piece.slivers), \(area) m²"
            )))
      }
    }
  }

  func checkRegisteredArea(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ figures: ParcelFigures, _ place: FeaturePlace
  ) {
    let cell = CellReader.cell(job.properties.token(.area, feature), visit)
    guard cell.state.hasValue || cell.state == .invalid else { return }
    let column = job.properties.column(.area, feature) ?? ""
    let unit = job.input.columns[.area].area
    if let problem = RegisteredArea.problem(cell, unit, column, measured: figures.area, at: place.place) {
      result.problems.add(problem)
    }
  }

  func checkIntensity(_ figures: ParcelFigures, _ place: FeaturePlace) {
    for measure in Measure.allCases {
      guard let value = figures[measure].value else { continue }
      let intensity = value / (figures.area / 1e6)
      if abs(intensity) > job.absurd[measure] {
        let words = measure == .output ? Bilingual(zh: "产出", en: "output") : Bilingual(zh: "税收", en: "tax")
        result.problems.add(
          Problem(
            .amountAbsurd, at: place.place,
            Bilingual(
              zh:
                "地均\(words.zh) \(ecmaNumber(intensity)) 亿元/km² 超过 \(ecmaNumber(job.absurd[measure]))，单位可能有误",
              en:
                "\(words.en) of \(ecmaNumber(intensity)) 亿元/km² is beyond \(ecmaNumber(job.absurd[measure])); the unit may be wrong"
            )))
      }
    }
  }

  /// An id or a name that is longer than what is kept of it.
  func noteCut(id: Int, name: Int, _ place: FeaturePlace) {
    let longest = MeasuredChunk.longest
    guard id > longest.id || name > longest.name else { return }
    for (what, count, most) in [
      (Bilingual(zh: "编号", en: "id"), id, longest.id), (Bilingual(zh: "名称", en: "name"), name, longest.name),
    ] where count > most {
      result.problems.add(
        Problem(
          .textCut, at: place.place,
          Bilingual(
            zh: "\(what.zh)有 \(count) 字节，表中只取前 \(most) 字节；ranked.geojson 中的原属性不变",
            en: "its \(what.en) has \(count) bytes, of which tables take the first \(most); the property in "
              + "ranked.geojson stays whole")))
    }
  }
}
