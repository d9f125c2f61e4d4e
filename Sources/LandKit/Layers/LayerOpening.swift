/// A layer's files looked at before they are read: their CRS is decided, and their first coordinates are held
/// against it. Shared by all workers.
struct LayerOpening: Sendable {
  private struct File: Sendable {
    var reference: FileReference
    var size: Int
    var declaration: CRSDeclaration
    var way: PendingRecord
    var crsMember: CollectionFrame.Member?
  }

  private let role: String
  private var files: [File] = []
  private let workCRS: CRS
  private let area: Box?
  private let allowBallpark: Set<String>

  /// None of `input`'s files opened: for a study read back from its results, whose coordinates are final.
  init(unopened input: LayerInput) {
    role = input.label
    (area, allowBallpark) = (nil, [])
    workCRS = .cgcs2000
  }

  /// Opens all files of `input`. Decisions about their CRS are in `ledger`.
  ///
  /// **Throws** `StudyFailure` when coordinates cannot be what they claim or a CRS cannot be used.
  init(_ input: LayerInput, settings: OpeningSettings, into ledger: inout ProblemLedger) throws {
    role = input.label
    (area, allowBallpark) = (settings.extent, settings.allowBallpark)
    workCRS = try Self.crs(settings.workCRS, Place(layer: input.label))
    for path in input.files {
      let place = Place(layer: input.label, file: path.name)
      do {
        files.append(try open(path, input, place, into: &ledger))
      } catch let error as ProjectionError {
        throw StudyFailure(error, at: place)
      } catch let failure as ReadFailure {
        throw StudyFailure(failure, at: place)
      }
    }
  }

  private func open(
    _ reference: FileReference, _ input: LayerInput, _ place: Place, into ledger: inout ProblemLedger
  ) throws -> File {
    let file = try ByteFile(reference.path)
    let peek = try FilePeek(file)
    let member = peek.crsMember
    let declared = try CRSDeclaration.resolve(
      member: member.map { CRSMember(json: String(decoding: $0.value, as: UTF8.self)) } ?? .absent,
      override: try input.crsOverride.map { try CRS($0) },
      planDefault: try input.crsDefault.map { try CRS($0) }, at: place)
    declared.problems.forEach { ledger.add($0) }
    if peek.hasByteOrderMark {
      ledger.add(
        Problem(
          .jsonEncoding, severity: .warning, at: place,
          Bilingual(zh: "文件以 BOM 开头，已跳过", en: "the file begins with a byte order mark, which was skipped")))
    }
    let check = PlausibilityCheck(area: area)
    if let mismatch = try check.mismatch(declared: declared.crs, peek.sample) {
      throw StudyFailure(problems: [mismatch.problem(at: place)])
    }
    let way = try PendingRecord.record(
      from: declared.crs, to: workCRS, area: area, allowBallpark: allowBallpark)
    // A way that is still looked for is no ballpark.
    if let record = way.atHand, record.isBallpark {
      for note in record.notes { ledger.add(Problem(.crsBallpark, at: place, note)) }
    }
    return File(
      reference: reference, size: file.size, declaration: declared, way: way,
      crsMember: member)
  }

  private static func crs(_ text: String, _ place: Place) throws -> CRS {
    do throws(ProjectionError) { return try CRS(text) } catch { throw StudyFailure(error, at: place) }
  }

  /// Whether some file is not in longitude and latitude.
  var isReprojected: Bool { files.contains { !$0.declaration.crs.isLonLat } }

  /// Whether file `index` is in longitude and latitude.
  func isLonLat(file index: Int) -> Bool { files[index].declaration.crs.isLonLat }

  /// Whether file `index` has angles for coordinates.
  func coordinateKind(file index: Int) -> CoordinateKind {
    files[index].declaration.crs.isGeographic ? .geographic : .projected
  }

  /// The way from a file's CRS to longitude and latitude, for a thread of its own; nil when it is in it.
  func toLonLat(file index: Int) throws -> (any PlaneProjection)? {
    let crs = files[index].declaration.crs
    if crs.isLonLat { return nil }
    return try PlaneWay(to: crs, area: area, allowBallpark: allowBallpark).make()
  }

  /// The way to the working CRS, for a thread of its own.
  func makeProjection() throws -> any PlaneProjection {
    try PlaneWay(to: workCRS, area: area, allowBallpark: allowBallpark).make()
  }

  /// The way from a file's CRS straight to the working CRS, for a thread of its own.
  func reprojector(file index: Int) throws -> Reprojector {
    try Reprojector(
      from: files[index].declaration.crs, to: workCRS, area: area, allowBallpark: allowBallpark)
  }

  /// What the manifest tells of the files, once they were read. **Throws** `StudyFailure` when PROJ has no way.
  func records(_ frames: [CollectionFrame]) throws -> [InputRecord] {
    try zip(files, frames).map { file, frame in
      let way: ReprojectionRecord
      do throws(ProjectionError) { way = try file.way.value() } catch {
        throw StudyFailure(error, at: Place(layer: role, file: file.reference.name))
      }
      return InputRecord(
        layer: role, file: file.reference.name, path: file.reference.path, sha256: frame.sha256,
        size: file.size, features: frame.featureCount,
        form: frame.form.rawValue, crs: file.declaration.crs.canonicalName,
        crsOrigin: file.declaration.origin.rawValue, pipeline: way.pipeline, accuracy: way.accuracy)
    }
  }

  /// Stops when a file turned out to have a `crs` member that the first look did not find.
  func verify(_ frame: CollectionFrame, file index: Int) throws {
    guard frame.member("crs") != files[index].crsMember, files[index].declaration.origin != .override else {
      return
    }
    throw StudyFailure(problems: [
      Problem(
        .crsMismatch,
        at: Place(layer: role, file: files[index].reference.name, offset: frame.member("crs")?.offset),
        Bilingual(
          zh: "文件尾部另有 crs 成员，与读取时采用的坐标系不一致；请用 --crs 指明",
          en: "a crs member stands at the end of the file and was not known when it was read; give --crs"))
    ])
  }
}

/// A `Reprojector` from longitude and latitude, as the working plane's projection.
final class ReprojectedPlane: PlaneProjection {
  private let way: Reprojector

  init(_ way: Reprojector) { self.way = way }

  func project(_ xy: inout [Double]) -> Int? { way.transform(&xy) }
  func unproject(_ xy: inout [Double]) -> Int? { way.inverse(&xy) }
}

extension StudyFailure {
  /// A file that is not JSON in some place cannot be trusted in any, nor copied into a result.
  static func refuseBroken(_ role: String, _ ledger: ProblemLedger) throws {
    let fatal: [ProblemClass] = [.jsonSyntax, .jsonEncoding, .propertyClash]
    let broken = ledger.problems.filter {
      $0.place.layer == role && $0.severity == .error && fatal.contains($0.kind)
    }
    if !broken.isEmpty { throw StudyFailure(problems: broken) }
  }

  /// Runs `body`, and says where it was when a file cannot be read on.
  static func located<R>(_ place: Place, _ body: () throws -> R) throws -> R {
    do { return try body() } catch let failure as ReadFailure { throw StudyFailure(failure, at: place) }
  }

  /// A CRS that cannot be used.
  init(_ error: ProjectionError, at place: Place) {
    let hint = error.hint
    self.init(problems: [
      Problem(
        error.kind == .ballpark ? .crsBallpark : .crsMismatch, severity: .error, at: place,
        Bilingual(
          zh: error.detail.zh + (hint.map { "；" + $0.zh } ?? ""),
          en: error.detail.en + (hint.map { "; " + $0.en } ?? "")))
    ])
    isMissingData = error.kind == .database
  }

  /// A file that cannot be read on.
  init(_ failure: ReadFailure, at place: Place) {
    var place = place
    switch failure {
    case .json(let fault):
      place.offset = fault.offset
      self.init(problems: [Problem(fault.kind, severity: .error, at: place, fault.message)])
    case .file(let error):
      self.init(problems: [Problem(.jsonSyntax, at: place, error.message)])
      fileError = error
    }
  }
}
