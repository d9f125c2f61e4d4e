import Foundation

/// Measured parcels as a file between the two stages: JSON lines, first what they share, then a record a parcel.
///
/// Figures are those of `MeasuredStudy`; numbers read back to the same doubles. The parcels' own bytes are not in
/// it: ranking needs the files that were measured, and checks that they are still the same.
public enum MeasuredRecords {
  private static let format = "landcli measured parcels, version 3"

  /// The first line.
  private struct Header: Codable {
    var format: String
    var files: [InputRecord]
    var crsOverride: String?
    var crsDefault: String?
    var workCRS: String
    var extent: Box?
    var allowBallpark: [String]
    var year: Int?
    var prefix: String
    var controlTotals: [ControlPlan]
    var rankWithin: RankGroup?
    var includesDisputed: Bool
    var includesCarriers: Bool
    var weights: Weights
    var measure: MeasureSettings
    var substitutesBenchmarks: Bool
    var estimatesFromZones: Bool
    var minimumCover: Double
    var absurd: PerMeasure<Double>
    var filter: String?
    var settings: [SettingLine]
    var parks: [ParkSummary]
    var benchmarks: [ParkBenchmark]
    var zones: [String]
    var account: LandAccount
    var problems: [Problem]
    var frames: [CollectionFrame]
    var texts: [String]
    var estimate: ZoneEstimate?
    var leftOut: Int
    var layers: [Layer]
    var columns: [ColumnRecord]
  }

  /// A small layer.
  private struct Layer: Codable {
    var role: LayerRole
    var crsOverride: String?
    var crsDefault: String?
    var features: [KeptLayer.Feature]
    var frames: [CollectionFrame]
  }

  /// A parcel's line.
  private struct Record: Codable {
    var id: String
    var name: String
    var figures: ParcelFigures
  }

  /// The last line: SHA-256 of all lines before it.
  private struct Seal: Codable {
    var sha256: String
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }

  /// Writes `study` to `file`, which the caller commits.
  public static func write(_ study: MeasuredStudy, to file: AtomicFile) throws {
    let encoder = encoder
    var lines = try Array(encoder.encode(header(study))) + [UInt8(ascii: "\n")]
    let hash = SHA256()
    var nameBytes: [UInt8] = []
    for chunk in study.table.chunks {
      for (place, figures) in chunk.parcels.enumerated() {
        nameBytes.removeAll(keepingCapacity: true)
        chunk.appendName(place, to: &nameBytes)
        let name = String(decoding: nameBytes, as: UTF8.self)
        let record = Record(
          id: String(decoding: chunk.id(place), as: UTF8.self),
          name: name, figures: figures)
        lines += try encoder.encode(record)
        lines.append(UInt8(ascii: "\n"))
      }
      lines.withUnsafeBytes { hash.update($0) }
      try file.append(lines)
      lines.removeAll(keepingCapacity: true)
    }
    lines.withUnsafeBytes { hash.update($0) }
    lines += try encoder.encode(Seal(sha256: hash.finish())) + [UInt8(ascii: "\n")]
    try file.append(lines)
  }

  private static func header(_ study: MeasuredStudy) -> Header {
    let request = study.request
    return Header(
      format: format, files: study.inputs, crsOverride: request.parcels.crsOverride,
      crsDefault: request.parcels.crsDefault, workCRS: request.workCRS, extent: request.extent,
      allowBallpark: request.allowBallpark.sorted(), year: request.year, prefix: request.prefix,
      controlTotals: request.controlTotals, rankWithin: request.rankWithin,
      includesDisputed: request.includesDisputed, includesCarriers: request.includesCarriers,
      weights: request.weights, measure: request.measure,
      substitutesBenchmarks: request.substitutesBenchmarks, estimatesFromZones: request.estimatesFromZones,
      minimumCover: request.minimumCover, absurd: request.absurd, filter: request.filter?.text,
      settings: request.settings, parks: study.parks, benchmarks: study.benchmarks,
      zones: study.zoneIDs, account: study.account, problems: study.problems.problems, frames: study.frames,
      texts: study.texts.texts.map { String(decoding: $0, as: UTF8.self) }, estimate: study.estimate,
      leftOut: study.leftOut,
      layers: study.layers.map {
        Layer(
          role: $0.input.role, crsOverride: $0.input.crsOverride, crsDefault: $0.input.crsDefault,
          features: $0.features, frames: $0.frames)
      }, columns: study.columns)
  }

  /// Reads records, and checks that the layers' files are those that were measured.
  ///
  /// **Throws** `StudyFailure` when the file is none of ours or damaged, or a layer's file has changed.
  public static func read(_ path: String) throws -> MeasuredStudy {
    let file = try ByteFile(path)
    let bytes = try file.bytes(0..<file.size)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let decoder = decoder
    guard let first = lines.first, let header = try? decoder.decode(Header.self, from: Data(first)),
      header.format == format
    else { throw damaged(path, line: 1) }
    var table = ParcelTable()
    var chunk = MeasuredChunk()
    var letters = LetterPacking.Numbers()
    guard let last = lines.last, let seal = try? decoder.decode(Seal.self, from: Data(last)),
      SHA256.hex(bytes[..<last.startIndex]) == seal.sha256
    else { throw damaged(path, line: lines.count) }
    for (number, line) in lines.dropFirst().dropLast().enumerated() {
      guard let record = try? decoder.decode(Record.self, from: Data(line)) else {
        throw damaged(path, line: number + 2)
      }
      Array(record.name.utf8).withUnsafeBufferPointer {
        chunk.append(record.figures, id: record.id.utf8, name: $0, by: &letters)
      }
      if chunk.parcels.count == 4096 {
        chunk.finish(&letters)
        table.append(chunk)
        chunk = MeasuredChunk()
      }
    }
    chunk.finish(&letters)
    table.append(chunk)
    return try study(header, table)
  }

  private static func damaged(_ path: String, line: Int) -> StudyFailure {
    StudyFailure(problems: [
      Problem(
        .jsonType, at: Place(file: path, line: line),
        Bilingual(zh: "不是 landcli measure 的记录，或已损坏", en: "no record of landcli measure, or a damaged one"))
    ])
  }

  private static func study(_ header: Header, _ table: ParcelTable) throws -> MeasuredStudy {
    try header.files.filter { $0.crs != nil }.forEach(checkUnchanged)
    var request = StudyRequest(
      parcels: input(.parcels, header, crsOverride: header.crsOverride, crsDefault: header.crsDefault),
      zones: nil, parks: LayerInput(LayerPlan(.parks, files: [])))
    (request.workCRS, request.extent, request.year) = (header.workCRS, header.extent, header.year)
    request.allowBallpark = Set(header.allowBallpark)
    (request.controlTotals, request.rankWithin) = (header.controlTotals, header.rankWithin)
    (request.prefix, request.settings) = (header.prefix, header.settings)
    (request.includesDisputed, request.includesCarriers) = (header.includesDisputed, header.includesCarriers)
    (request.weights, request.measure) = (header.weights, header.measure)
    request.substitutesBenchmarks = header.substitutesBenchmarks
    (request.estimatesFromZones, request.minimumCover) = (header.estimatesFromZones, header.minimumCover)
    request.absurd = header.absurd
    request.filter = try header.filter.map { try WhereExpression($0) }
    var silent = ProblemLedger()
    return MeasuredStudy(
      request: request, table: table, texts: TextTable(texts: header.texts), parks: header.parks,
      benchmarks: header.benchmarks, zoneIDs: header.zones, account: header.account,
      problems: ProblemLedger(header.problems), inputs: header.files, frames: header.frames, distances: [],
      estimate: header.estimate, leftOut: header.leftOut,
      opening: try LayerOpening(request.parcels, request: request, into: &silent),
      layers: try header.layers.map { try kept($0, header, request) }, columns: header.columns)
  }

  private static func input(
    _ role: LayerRole, _ header: Header, crsOverride: String?, crsDefault: String?
  ) -> LayerInput {
    let files = header.files.filter { $0.layer == role.rawValue && $0.crs != nil }
    let plan = LayerPlan(role, files: files.map { FileReference($0.file, path: $0.path) })
    var input = LayerInput(plan, crsDefault: crsDefault)
    input.crsOverride = crsOverride
    return input
  }

  private static func kept(_ layer: Layer, _ header: Header, _ request: StudyRequest) throws -> KeptLayer {
    let input = input(layer.role, header, crsOverride: layer.crsOverride, crsDefault: layer.crsDefault)
    var silent = ProblemLedger()
    return KeptLayer(
      input: input, features: layer.features, frames: layer.frames,
      opening: try LayerOpening(input, request: request, into: &silent))
  }

  private static func checkUnchanged(_ record: InputRecord) throws {
    let stream = FeatureStream(try ByteFile(record.path))
    let buffer = ByteBuffer()
    try StudyFailure.located(Place(layer: record.layer, file: record.file)) {
      while try stream.next(into: buffer) != nil {}
    }
    guard stream.frame.sha256 != record.sha256 else { return }
    throw StudyFailure(problems: [
      Problem(
        .fileMissing, at: Place(layer: record.layer, file: record.file),
        Bilingual(
          zh: "文件在量算之后改动过（SHA-256 不符），请重新 landcli measure",
          en: "the file has changed since it was measured (its SHA-256 differs); run landcli measure again"))
    ])
  }
}
