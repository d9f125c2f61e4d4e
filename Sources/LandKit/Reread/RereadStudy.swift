/// What a result folder says of a study as a whole.
package struct RereadFrame: Sendable, Codable {
  /// The ranked layer, as it is shown and where it is.
  package var file: String
  package var path: String
  /// Its prefix of added properties.
  package var prefix: String
  /// Year of its figures.
  package var year: Int?
  /// Weights of its score.
  package var weights: Weights
  /// The parks and their benchmarks, in the order of `parks.csv`.
  package var parks: [ParkSummary]
  package var benchmarks: [ParkBenchmark]
  /// Texts by number; the first is the empty one.
  package var texts: [String]

  package init(
    file: String, path: String, prefix: String, year: Int?, weights: Weights, parks: [ParkSummary],
    benchmarks: [ParkBenchmark], texts: [String]
  ) {
    (self.file, self.path, self.prefix, self.year) = (file, path, prefix, year)
    (self.weights, self.parks, self.benchmarks, self.texts) = (weights, parks, benchmarks, texts)
  }
}

/// Puts a study together again from its results, so that it can be scored with other weights and explained by the
/// same code that made it. Geometry is not in it.
package struct StudyRereading {
  private var table = ParcelTable()
  private var chunk = MeasuredChunk()
  private var letters = LetterPacking.Numbers()
  private static let chunkSize = 4096

  package init() {}

  /// How many parcels there are.
  package var count: Int { table.count + chunk.parcels.count }

  /// Appends the next parcel of the file.
  package mutating func append(
    _ parcel: RereadParcel, id: some Collection<UInt8>, name: some Collection<UInt8>
  ) {
    Array(name).withUnsafeBufferPointer { chunk.append(parcel.figures, id: id, name: $0, by: &letters) }
    guard chunk.parcels.count == Self.chunkSize else { return }
    chunk.finish(&letters)
    table.append(chunk)
    chunk = MeasuredChunk()
  }

  /// The study; it is ranked by `RankedStudy`.
  package mutating func finish(_ frame: RereadFrame, threads: Int) -> MeasuredStudy {
    chunk.finish(&letters)
    table.append(chunk)
    chunk = MeasuredChunk()
    let plan = LayerPlan(.parcels, files: [FileReference(frame.file, path: frame.path)])
    var request = StudyRequest(
      parcels: LayerInput(plan, crsDefault: nil), zones: nil, parks: LayerInput(LayerPlan(.parks, files: [])))
    (request.prefix, request.year, request.weights) = (frame.prefix, frame.year, frame.weights)
    request.threads = threads
    let input = InputRecord(
      layer: "parcels", file: frame.file, path: frame.path, sha256: "", size: 0, features: table.count,
      form: "FeatureCollection", crs: "OGC:CRS84", crsOrigin: nil, pipeline: nil, accuracy: nil)
    var study = MeasuredStudy(
      request: request, table: table, texts: TextTable(texts: frame.texts), parks: frame.parks,
      benchmarks: frame.benchmarks, zoneIDs: [], account: LandAccount(), problems: ProblemLedger(),
      inputs: [input], frames: [], distances: [], opening: LayerOpening(unopened: request.parcels),
      layers: [], columns: [])
    study.isReread = true
    return study
  }
}

extension MeasuredStudy {
  /// The same study with other weights.
  package func weighted(_ weights: Weights) -> MeasuredStudy {
    var study = self
    study.request.weights = weights
    return study
  }

  /// The name of parcel `index`, as UTF-8.
  package func nameBytes(_ index: Int) -> [UInt8] {
    let (chunk, place) = table.locate(index)
    var name: [UInt8] = []
    table.chunks[chunk].appendName(place, to: &name)
    return name
  }

  /// The name of parcel `index`.
  package func name(_ index: Int) -> String { String(decoding: nameBytes(index), as: UTF8.self) }
}

extension ParcelFigures {
  /// Category, town and industry, by their numbers.
  package var labelNumbers: (category: UInt32, town: UInt32, industry: UInt32) {
    (labels.category, labels.town, labels.industry)
  }

  /// Where its bytes lie in the ranked layer, when it was read back from one.
  package var bytesInResult: Range<Int> { source.offset..<(source.offset + Int(source.length)) }
}

extension ResultPark {
  /// The park as a run sees it.
  package var summary: ParkSummary {
    ParkSummary(
      id: id, name: name, status: status, belt: belt, area: area, amounts: amounts,
      overlappingParcels: overlappingParcels, referringParcels: referringParcels, parcelArea: parcelArea)
  }

  /// Its benchmarks, as a run sees them.
  package var benchmark: ParkBenchmark {
    ParkBenchmark(id: id, isPlanned: isCounted, area: area, benchmarks: benchmarks)
  }
}

extension ResultParcel {
  /// What scoring takes of it; `parks` are the places of the parks by their ids.
  package func reread(parks: [String: Int32]) -> RereadParcel {
    var parcel = RereadParcel()
    parcel.area = area ?? .nan
    parcel.intensities = PerMeasure(output: self.yield ?? .nan, tax: tax ?? .nan)
    parcel.states = PerMeasure(output: outputState ?? .absent, tax: taxState ?? .absent)
    parcel.park = park.flatMap { parks[$0] } ?? -1
    (parcel.distance, parcel.share) = (distance ?? .nan, share ?? .nan)
    (parcel.inPark, parcel.inZone) = (inPark ?? .nan, inZone ?? .nan)
    parcel.reasons = Reasons.ofGeometry(in: reasons)
    (parcel.feature, parcel.offset) = (UInt32(clamping: place), bytes.lowerBound)
    parcel.length = UInt32(clamping: bytes.count)
    return parcel
  }
}
