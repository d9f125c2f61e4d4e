/// How bad a problem is.
public enum Severity: String, Sendable, CaseIterable, Codable, Comparable {
  /// Worth a look; every figure stands.
  case warning
  /// The data was changed so that it could be used; the entry says how.
  case repaired
  /// The feature, cell or file cannot be used as it is.
  case error

  /// Warnings are least.
  public static func < (a: Severity, b: Severity) -> Bool { a.weight < b.weight }
  private var weight: Int {
    switch self {
    case .warning: 0
    case .repaired: 1
    case .error: 2
    }
  }
}

/// Where in the input a problem lies. What is not known is nil; all counts begin at 1 but `offset`.
public struct Place: Sendable, Equatable, Codable {
  /// The layer's role (`parcels`, `zones`, `parks`, `district`, `stats`, `plan`).
  public var layer: String?
  /// The file, as the user named it.
  public var file: String?
  /// The feature's id as text.
  public var id: String?
  /// The sheet of a workbook; `line` and `column` are then the row and the column of a cell.
  public var sheet: String?
  // A study may have a problem with every feature: what an optional would double is kept as a number that cannot be.
  private var byte = -1
  private var lineNumber = -1
  private var longitude = Double.nan
  private var latitude = Double.nan
  private var columnNumber: Int32 = -1
  private var featureNumber: Int32 = -1
  private var partNumber: Int32 = -1
  private var ringNumber: Int32 = -1
  private var vertexNumber: Int32 = -1

  /// The byte in the file, from 0.
  public var offset: Int? {
    get { byte < 0 ? nil : byte }
    set { byte = newValue ?? -1 }
  }
  /// The line in the file.
  public var line: Int? {
    get { lineNumber < 0 ? nil : lineNumber }
    set { lineNumber = newValue ?? -1 }
  }
  /// The column in the line, in bytes.
  public var column: Int? {
    get { Self.number(columnNumber) }
    set { columnNumber = Self.packed(newValue) }
  }
  /// The feature's place in the file.
  public var feature: Int? {
    get { Self.number(featureNumber) }
    set { featureNumber = Self.packed(newValue) }
  }
  /// The polygon within the feature.
  public var part: Int? {
    get { Self.number(partNumber) }
    set { partNumber = Self.packed(newValue) }
  }
  /// The ring within the polygon; 1 is the shell.
  public var ring: Int? {
    get { Self.number(ringNumber) }
    set { ringNumber = Self.packed(newValue) }
  }
  /// The vertex within the ring.
  public var vertex: Int? {
    get { Self.number(vertexNumber) }
    set { vertexNumber = Self.packed(newValue) }
  }
  /// Longitude and latitude in degrees (CGCS2000), where the place has one.
  public var lonLat: (lon: Double, lat: Double)? {
    get { longitude.isNaN || latitude.isNaN ? nil : (longitude, latitude) }
    set { (longitude, latitude) = newValue ?? (.nan, .nan) }
  }

  private static func number(_ packed: Int32) -> Int? { packed < 0 ? nil : Int(packed) }
  private static func packed(_ number: Int?) -> Int32 { number.map { Int32(clamping: $0) } ?? -1 }

  /// The cell of a workbook, as `B7`; nil where there is no sheet, no row or no column.
  public var cell: String? {
    guard sheet != nil, let line, let column, column > 0 else { return nil }
    return SheetColumn.name(column) + String(line)
  }

  /// Equal where every part is; a place without coordinates equals another without.
  public static func == (a: Place, b: Place) -> Bool {
    (a.layer, a.file, a.id, a.sheet) == (b.layer, b.file, b.id, b.sheet)
      && (a.byte, a.lineNumber, a.columnNumber) == (b.byte, b.lineNumber, b.columnNumber)
      && (a.featureNumber, a.partNumber, a.ringNumber, a.vertexNumber)
        == (b.featureNumber, b.partNumber, b.ringNumber, b.vertexNumber)
      && a.lonLat?.lon == b.lonLat?.lon && a.lonLat?.lat == b.lonLat?.lat
  }

  /// A place of which nothing is known yet.
  public init(
    layer: String? = nil, file: String? = nil, offset: Int? = nil, line: Int? = nil, column: Int? = nil,
    feature: Int? = nil, id: String? = nil, part: Int? = nil, ring: Int? = nil, vertex: Int? = nil,
    lonLat: (lon: Double, lat: Double)? = nil, sheet: String? = nil
  ) {
    (self.layer, self.file, self.id, self.sheet) = (layer, file, id, sheet)
    (self.offset, self.line, self.column) = (offset, line, column)
    (self.feature, self.part, self.ring, self.vertex) = (feature, part, ring, vertex)
    self.lonLat = lonLat
  }
}

/// One thing that is wrong with the input, located and classed. Nothing is repaired, dropped, defaulted or
/// guessed without one.
public struct Problem: Sendable, Equatable, Codable {
  /// The class; its title in both languages stands in the table of classes.
  public var kind: ProblemClass
  /// Usually the class's own; a feature that could be used all the same lowers it.
  public var severity: Severity
  /// Where.
  public var place: Place
  private var told: ProblemDetail
  /// Geodesic area before and after a repair, m², where defined.
  public var areaBefore: Double?
  /// See `areaBefore`.
  public var areaAfter: Double?

  /// What exactly, with the values that matter.
  public var detail: Bilingual { told.text }

  private enum CodingKeys: String, CodingKey {
    case kind, severity, place
    case told = "detail"
    case areaBefore, areaAfter
  }

  /// A problem of the class's usual severity, unless one is given.
  public init(
    _ kind: ProblemClass, severity: Severity? = nil, at place: Place, _ detail: Bilingual,
    areaBefore: Double? = nil, areaAfter: Double? = nil
  ) {
    self.init(
      kind, severity: severity, at: place, .text(detail), areaBefore: areaBefore, areaAfter: areaAfter)
  }

  /// See above; `detail` may be one that becomes a text when it is read.
  init(
    _ kind: ProblemClass, severity: Severity? = nil, at place: Place, _ detail: ProblemDetail,
    areaBefore: Double? = nil, areaAfter: Double? = nil
  ) {
    (self.kind, self.severity, self.place) = (kind, severity ?? kind.severity, place)
    (self.told, self.areaBefore, self.areaAfter) = (detail, areaBefore, areaAfter)
  }
}
