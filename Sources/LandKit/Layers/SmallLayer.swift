/// A feature of a small layer, kept whole: a park, a village zone, a district.
struct SmallFeature: Sendable {
  var id = ""
  var name = ""
  var reasons: Reasons = []
  /// The box around it in longitude and latitude, as repaired.
  var lonLatBox = Box.empty
  /// In the working CRS.
  var plane = PolygonSet()
  /// Ellipsoidal area, m².
  var area = 0.0
  var amounts = PerMeasure(output: Amount(.absent), tax: Amount(.absent))
  /// Fixed benchmark intensities, 亿元/km².
  var fixed = PerMeasure<Double?>(output: nil, tax: nil)
  var status = ""
  var belt = ""
  var town = ""
  var category = ""
  /// The park that its own record names.
  var park = ""
  /// Registered area, m².
  var registeredArea: Double?
  var place = Place()
  /// Where its bytes lie.
  var source = ParcelSource()

  var isUsable: Bool { reasons.isEmpty }
}

/// A layer that is small enough to be kept whole.
struct SmallLayer: Sendable {
  var features: [SmallFeature] = []
  var frames: [CollectionFrame] = []
  /// Its files and their CRS, once they were opened.
  var opening: LayerOpening?

  static let empty = SmallLayer()

  /// The box around the usable features, longitude and latitude; nil when there is none.
  var box: Box? {
    var box = Box.empty
    for feature in features where feature.isUsable { box.extend(feature.lonLatBox) }
    return box.isEmpty ? nil : box
  }

  /// Usable features.
  var usable: Int { features.count { $0.isUsable } }
  /// Σ A, m², of usable features.
  var gross: Double { features.reduce(0) { $0 + ($1.isUsable ? $1.area : 0) } }
}

/// Reads small layers, on all cores.
struct SmallLayerReader: Sendable {
  let input: LayerInput
  let opening: LayerOpening
  let threads: Int
  /// Prefix and names of the properties that the results add, to refuse a clash with; none when nothing is written.
  var prefix = ""
  /// See `prefix`.
  var added: [String] = []

  private struct ChunkResult: Sendable {
    var sequence: Int
    var hasColumn: [Bool] = []
    var features: [SmallFeature] = []
    var problems = ProblemLedger()
    var thirdOrdinates = ThirdOrdinates()
  }

  /// Reads all files of the layer. Problems are in the order of the files.
  func read(into ledger: inout ProblemLedger) throws -> SmallLayer {
    var layer = SmallLayer()
    for (file, path) in input.files.enumerated() {
      let stream = FeatureStream(try ByteFile(path.path), chunkSize: 1 << 17)
      let properties = PropertyReader(input.columns)
      var hasColumn = [Bool](repeating: false, count: properties.wanted.count)
      var thirdOrdinates = ThirdOrdinates()
      let results = try StudyFailure.located(Place(layer: input.role.rawValue, file: path.name)) {
        try Workers.run(threads: threads) { _ in try read(stream, file: file, properties) }
      }
      for result in results.joined().sorted(by: { $0.sequence < $1.sequence }) {
        layer.features += result.features
        thirdOrdinates.add(result.thirdOrdinates)
        ledger.add(result.problems)
        for i in result.hasColumn.indices where result.hasColumn[i] { hasColumn[i] = true }
      }
      ColumnCheck.missing(input, properties, hasColumn, into: &ledger)
      thirdOrdinates.report(into: &ledger)
      layer.frames.append(stream.frame)
      LayerChecks.emptiness(
        stream.frame, Place(layer: input.role.rawValue, file: path.name), into: &ledger)
      try opening.verify(stream.frame, file: file)
      FrameCheck.report(stream.frame, at: Place(layer: input.label, file: path.name), into: &ledger)
    }
    return layer
  }

  private func read(
    _ stream: FeatureStream, file: Int, _ properties: PropertyReader
  ) throws -> [ChunkResult] {
    let reader = ChunkReader(FeatureParser(wanted: properties.wanted, prefix: prefix, added: added))
    let preparer = FeaturePreparer(
      context: GEOSContext(), kind: opening.coordinateKind(file: file),
      toLonLat: try opening.toLonLat(file: file), toPlane: try opening.makeProjection(),
      area: AuthalicArea())
    var prepared = PreparedGeometry()
    var results: [ChunkResult] = []
    var result = ChunkResult(sequence: 0)
    while try reader.next(
      from: stream, onChunk: { result = ChunkResult(sequence: $0.sequence) },
      { feature, visit in
        let item = self.feature(feature, visit, file, properties, preparer, &prepared, &result.problems)
        result.thirdOrdinates.note(feature.polygons, at: item.place)
        result.features.append(item)
        if result.hasColumn.isEmpty { result.hasColumn = feature.columns.map { _ in false } }
        for i in feature.columns.indices where !feature.columns[i].isNone { result.hasColumn[i] = true }
      })
    {
      reader.fillLines(&result.problems, file: input.files[file].name)
      results.append(result)
    }
    return results
  }

  private func feature(
    _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ file: Int, _ properties: PropertyReader,
    _ preparer: FeaturePreparer, _ prepared: inout PreparedGeometry, _ ledger: inout ProblemLedger
  ) -> SmallFeature {
    func text(_ role: ColumnMap.Role) -> String {
      String(decoding: PropertyReader.text(properties.token(role, feature), visit), as: UTF8.self)
    }
    let id = properties.id(feature, visit)
    let place = FeaturePlace(
      layer: input.role.rawValue, file: input.files[file].name, offset: visit.base + feature.span.start,
      feature: visit.feature, id: id.isEmpty ? nil : String(decoding: id, as: UTF8.self))
    let firstProblem = ledger.problems.count
    if id.isEmpty, input.role != .district {
      ledger.add(Problem(.idMissing, at: place.place, Bilingual(zh: "没有编号", en: "there is no id")))
    }
    if !feature.clash.isNone { ledger.add(.clash(withPrefix: prefix, at: place.place)) }
    preparer.prepare(feature, at: place, into: &prepared, ledger: &ledger)
    var out = SmallFeature(id: place.id ?? "", name: text(.name), place: place.place)
    out.reasons = prepared.reasons
    out.source = FeatureSplicer.source(of: feature)
    (out.source.file, out.source.feature) = (UInt16(file), UInt32(visit.feature))
    out.source.offset = visit.base + feature.span.start
    out.source.isRepaired = prepared.isRepaired && prepared.reasons.isEmpty
    if out.isUsable {
      (out.lonLatBox, out.plane, out.area) = (
        prepared.lonLat.box, prepared.plane.compacted(), prepared.area
      )
    }
    (out.status, out.belt) = (text(.status), text(.belt))
    (out.town, out.category, out.park) = (text(.town), text(.category), text(.park))
    let registered = CellReader.cell(properties.token(.area, feature), visit)
    if registered.state.hasValue {
      out.registeredArea = input.columns[.area].area.squareMetres(registered.value)
    }
    for measure in Measure.allCases {
      out.amounts[measure] = amount(measure, feature, visit, place, properties, &ledger)
      out.fixed[measure] = fixed(measure, feature, visit, place, properties, &ledger)
    }
    if out.isUsable, prepared.lonLat.xy.count > 1 {
      out.place.lonLat = (prepared.lonLat.xy[0], prepared.lonLat.xy[1])
      ledger.locate(from: firstProblem, lon: prepared.lonLat.xy[0], lat: prepared.lonLat.xy[1])
    }
    return out
  }

  private func amount(
    _ measure: Measure, _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ place: FeaturePlace,
    _ properties: PropertyReader, _ ledger: inout ProblemLedger
  ) -> Amount {
    if let table = input.table {
      let row = place.id.flatMap { table.row(id: $0) }
      return (measure == .output ? row?.output : row?.tax) ?? Amount(.absent)
    }
    let role: ColumnMap.Role = measure == .output ? .output : .tax
    let source = input.columns[role]
    return CellReader.amount(
      measure, properties.token(role, feature), visit, unit: source.money,
      column: properties.column(role, feature), at: place, ledger: &ledger)
  }

  private func fixed(
    _ measure: Measure, _ feature: ParsedFeature, _ visit: ChunkReader.Visit, _ place: FeaturePlace,
    _ properties: PropertyReader, _ ledger: inout ProblemLedger
  ) -> Double? {
    let role: ColumnMap.Role = measure == .output ? .benchOutput : .benchTax
    let source = input.columns[role]
    let cell = CellReader.cell(properties.token(role, feature), visit)
    if cell.state == .invalid {
      ledger.add(
        Problem(
          .amountInvalid, at: place.place,
          Bilingual(
            zh: "列 \(properties.column(role, feature) ?? "") 的标杆不是数值",
            en: "column \(properties.column(role, feature) ?? ""): the benchmark is no number")))
    }
    return cell.state.hasValue ? source.intensity.yiPerSquareKilometre(cell.value) : nil
  }
}
