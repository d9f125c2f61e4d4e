/// How a layer of a result is to be written.
public struct ExportRequest: Sendable {
  /// The CRS; longitude and latitude on CGCS2000 unless another is given.
  public var target = ConvertTarget.cgcs2000
  /// Decimals of an ordinate; those of the target when nil. Longitude and latitude are copied then.
  public var precision: Int?
  /// Whether rings are turned as RFC 7946 wants them.
  public var orientsRings = false
  /// What is left out.
  public var redaction = Redaction.none
  /// Whether all problems are wanted, not the first of each class.
  public var listsProblems = false
  /// Threads.
  public var threads = 1

  /// Everything as it is.
  public init() {}

  /// Whether the features of a result can be taken as they lie in their file.
  package var copies: Bool { target.isLonLat && precision == nil && !orientsRings && redaction.isEmpty }
}

extension ResultFolder {
  /// The job that writes a layer as GeoJSON.
  func conversion(
    of role: LayerRole, _ request: ExportRequest, format: ConvertRequest.Format
  ) throws(InputFailure) -> ConvertRequest {
    let name = Self.fileName(role)
    guard has(name) else {
      throw InputFailure(
        [
          Problem(
            .fileMissing, at: Place(file: file(name)),
            Bilingual(zh: "结果中没有图层 \(role.rawValue)", en: "the result has no layer \(role.rawValue)"))
        ])
    }
    var conversion = ConvertRequest(file: file(name))
    conversion.input.crsOverride = "EPSG:4490"
    conversion.input.columns = manifest.columnMap(role)
    (conversion.target, conversion.format, conversion.precision) = (request.target, format, request.precision)
    (conversion.orientsRings, conversion.threads) = (request.orientsRings, request.threads)
    conversion.listsProblems = request.listsProblems
    conversion.redaction = RedactionRules(request.redaction, in: manifest)
    // A result was held against its study's extent when it was made.
    conversion.extent = Box(minX: -180, minY: -90, maxX: 180, maxY: 90)
    return conversion
  }

  /// Writes a layer as GeoJSON or as a sequence.
  ///
  /// - Throws: `InputFailure` without such a layer, `UsageFailure`, `StudyFailure` when its file is damaged, `FileError`.
  /// - Complexity: linear; a chunk a thread is in memory.
  public func export(
    _ role: LayerRole, _ request: ExportRequest, format: ConvertRequest.Format, into output: ResultOutput
  ) throws -> ConvertSummary {
    try ConvertTool(conversion(of: role, request, format: format)).run(into: output)
  }
}
