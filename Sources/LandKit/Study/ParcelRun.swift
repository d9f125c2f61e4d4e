/// The pass over all parcel files, and what must be looked up in them again afterwards.
struct ParcelRun {
  private var job: ParcelPass.Job
  private let request: StudyRequest
  private let progress: RunProgress
  /// The parks' belts, in the order of their files.
  private let belts: [String]
  let opening: LayerOpening
  private var files: [ByteFile] = []
  private(set) var table = ParcelTable()
  private(set) var texts = TextTable()
  private(set) var sums = LayerSums()
  private(set) var zoneParts: [ParcelPass.ZonePart] = []
  private(set) var distances: [Double] = []
  private(set) var frames: [CollectionFrame] = []
  private(set) var leftOut = 0
  private var leftOutRows: [Int] = []
  private var hasColumn: [Bool] = []

  init(
    _ request: StudyRequest, layers: GroundMeasurer.Layers, parks: SmallLayer, zones: SmallLayer,
    progress: RunProgress,
    into ledger: inout ProblemLedger
  ) throws {
    (self.request, self.progress, self.belts) = (request, progress, parks.features.map(\.belt))
    let input = try request.parcels.withTable(request, into: &ledger)
    opening = try LayerOpening(input, request: request, into: &ledger)
    job = ParcelPass.Job(
      input: input, opening: opening, layers: layers,
      properties: PropertyReader(request.parcels.columns, extra: request.filter?.columns ?? []),
      prefix: request.prefix)
    job.filter = request.filter
    (job.parkIDs, job.zoneIDs) = (parks.features.map(\.id), zones.features.map(\.id))
    job.groupBy = request.rankWithin
    job.wantsDistances = request.wantsMatrix
    job.keepsZoneParts = request.estimatesFromZones
    job.absurd = request.absurd
  }

  var record: LayerRecord {
    LayerRecord(opening: opening, frames: frames, table: job.input.tableRecord)
  }

  /// Reads and measures all files.
  mutating func run(into ledger: inout ProblemLedger) throws {
    for (index, path) in request.parcels.files.enumerated() {
      let file = try ByteFile(path.path)
      files.append(file)
      let stream = FeatureStream(file)
      let (job, progress) = (self.job, self.progress)
      var results = try StudyFailure.located(Place(layer: "parcels", file: path.name)) {
        try Workers.run(threads: request.threads) { _ in
          try ParcelWorker(job, file: index).run(stream) {
            progress.update(.measuring, done: stream.bytesRead, total: file.size)
          }
        }.joined().sorted { $0.sequence < $1.sequence }
      }
      var thirdOrdinates = ThirdOrdinates()
      ledger.reserve(results.reduce(0) { $0 + $1.problems.problems.count })
      for i in results.indices {
        thirdOrdinates.add(results[i].thirdOrdinates)
        take(&results[i], into: &ledger)
      }
      thirdOrdinates.report(into: &ledger)
      frames.append(stream.frame)
      LayerChecks.emptiness(stream.frame, Place(layer: "parcels", file: path.name), into: &ledger)
      try opening.verify(stream.frame, file: index)
      FrameCheck.report(stream.frame, at: Place(layer: "parcels", file: path.name), into: &ledger)
    }
    try StudyFailure.refuseBroken("parcels", ledger)
    try ColumnCheck.refuseUnknown(job.filter, job.properties, hasColumn)
    if table.count == 0, leftOut > 0 {
      ledger.add(
        Problem(
          .layerEmpty, at: Place(layer: "parcels"),
          Bilingual(zh: "--where 没有选中任何地块", en: "--where takes no parcel")))
    }
    ColumnCheck.missing(job.input, job.properties, hasColumn, into: &ledger)
    KeyCheck.unmatched(job.input, table, leftOut: leftOutRows, into: &ledger)
    IdentityCheck.duplicates(table, threads: request.threads, into: &ledger) { place($0) }
  }

  /// Takes what a chunk gave, and leaves nothing of it: what was held twice would be there twice.
  private mutating func take(_ result: inout ParcelPass.ChunkResult, into ledger: inout ProblemLedger) {
    var chunk = MeasuredChunk()
    swap(&chunk, &result.chunk)
    defer { result = ParcelPass.ChunkResult() }
    let numbers = result.texts.texts.map { $0.withUnsafeBufferPointer { texts.number(of: $0) } }
    let beltNumbers = belts.map { Array($0.utf8).withUnsafeBufferPointer { texts.number(of: $0) } }
    for i in chunk.parcels.indices {
      let labels = chunk.parcels[i].labels
      chunk.parcels[i].labels = Labels(
        category: numbers[Int(labels.category)], town: numbers[Int(labels.town)],
        industry: numbers[Int(labels.industry)], group: numbers[Int(labels.group)])
      let park = Int(chunk.parcels[i].park)
      if request.rankWithin == .belt, labels.group == 0, park >= 0 {
        // A parcel belongs to the belt of its reference park unless it names its own.
        chunk.parcels[i].labels.group = beltNumbers[park]
      }
    }
    let start = Int32(table.count)
    zoneParts += result.zoneParts.map {
      ParcelPass.ZonePart(parcel: $0.parcel + start, zone: $0.zone, area: $0.area)
    }
    distances += result.distances
    leftOut += result.leftOut
    leftOutRows += result.leftOutRows
    if hasColumn.isEmpty { hasColumn = result.hasColumn }
    for i in result.hasColumn.indices where result.hasColumn[i] { hasColumn[i] = true }
    sums += result.sums
    ledger.add(result.problems)
    table.append(chunk)
  }

  /// Where parcel `index` is.
  func place(_ index: Int) -> Place {
    let source = table[index].source
    let id = table.idText(index)
    let file = Int(source.file)
    return Place(
      layer: "parcels", file: request.parcels.files[file].name, offset: source.offset,
      feature: Int(source.feature) + 1, id: id.isEmpty ? nil : id)
  }

  /// A loader of parcels for a thread of its own.
  func makeLoader() throws -> ParcelLoader { try ParcelLoader(job, table: table, files: files) }

  /// The overlaps inside the layer.
  func overlaps() throws -> LayerOverlaps {
    let (job, table, files) = (self.job, self.table, self.files)
    let search = OverlapSearch(
      count: table.count, threads: request.threads, box: { table.hull(Int($0)).box },
      mayMeet: { table.hull(Int($0)).mayMeet(table.hull(Int($1))) },
      makeLoader: { try ParcelLoader(job, table: table, files: files) })
    return try search.run()
  }

  /// Lets go of what only overlaps and the district ask for.
  mutating func removeHulls() { table.removeHulls() }

  /// Fills absent amounts from the zones.
  mutating func estimate(from zones: SmallLayer, _ account: LandAccount) throws -> ZoneEstimate {
    let (job, before, files) = (self.job, self.table, self.files)
    return try ZoneEstimator(request: request, zones: zones).run(
      &table, zoneParts, overlaps: account.parcels.pairs,
      makeLoader: { try ParcelLoader(job, table: before, files: files) })
  }

  /// Parcels that do not lie wholly in the district are listed.
  func checkDistrict(_ district: SmallLayer, into ledger: inout ProblemLedger) throws {
    let context = GEOSContext()
    let outline = try GEOSGeometry.union(
      of: district.features.filter(\.isUsable).map { try GEOSGeometry($0.plane, in: context) })
    let prepared = try outline.prepared()
    let loader = try makeLoader()
    for index in 0..<table.count where table[index].isUsable {
      let corners = PolygonSet(rings: [table.hull(index).box.ring])
      if try prepared.covers(try GEOSGeometry(corners, in: context)) { continue }
      guard let geometry = try loader.geometry(index) else { continue }
      let parcel = try GEOSGeometry(geometry.plane, in: context)
      if try prepared.covers(parcel) { continue }
      let outside = try parcel.difference(outline).area
      let text = ecmaNumber((outside * 1000).rounded() / 1000)
      ledger.add(
        Problem(
          .outsideDistrict, at: place(index),
          Bilingual(zh: "有 \(text) m² 在行政区外", en: "\(text) m² of it lie outside the district")))
    }
  }
}

extension Box {
  /// Its corners, as a closed ring.
  fileprivate var ring: [(Double, Double)] {
    [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY), (minX, minY)]
  }
}
