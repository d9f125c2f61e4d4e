import Synchronization

extension CRS {
  private struct Question: Hashable {
    let text: String
    let definitions: Bool
  }
  private static let known = Mutex<[Question: CRS]>([:])

  /// Reads a coordinate system from text.
  ///
  /// Accepted: `4547`, `EPSG:4547`, `ESRI:…`, OGC URNs and URLs, `CRS84`, `CGCS2000`, `WGS84`, `GCJ-02`,
  /// `BD-09` (火星坐标, 百度坐标), PROJ strings, WKT and PROJJSON; each with the suffix `@yx` for swapped axes.
  /// Approximate names are not looked up. What was read once is kept: every layer asks for the working CRS, and PROJ
  /// opens its database anew for each question.
  ///
  /// - Parameter definitions: Whether PROJ strings, WKT and PROJJSON are accepted. They can name grid files,
  ///   so that a GeoJSON file is not let to give one.
  /// - Throws: `.unknownCRS` with the nearest names, `.notHorizontal`, `.database`.
  public init(_ text: String, definitions: Bool = true) throws(ProjectionError) {
    let question = Question(text: text, definitions: definitions)
    if let known = Self.known.withLock({ $0[question] }) {
      self = known
      return
    }
    try self.init(text, definitions: definitions, context: ProjContext())
    let read = self
    Self.known.withLock { $0[question] = read }
  }

  init(_ text: String, definitions: Bool = true, context: ProjContext) throws(ProjectionError) {
    let isSwapped = text.lowercased().hasSuffix("@yx")
    let plain = isSwapped ? String(text.dropLast(3)) : text
    let read = CRSName(plain)
    let definition: String
    switch read {
    case .unknown: throw Self.unknown(plain, said: nil)
    case .offset: definition = "EPSG:4490"
    case .authority(let authority, let code): definition = authority + ":" + code
    case .definition(let text):
      guard definitions else { throw Self.definitionRefused(text) }
      let isProjString = text.hasPrefix("+") || text.hasPrefix("proj=")
      definition = isProjString && !text.contains("type=crs") ? text + " +type=crs" : text
    }
    let found = try context.describe(definition) { said in Self.unknown(plain, said: said) }
    var offset: WebMapOffset?
    if case .offset(let kind) = read { offset = kind }
    self.init(
      canonicalName: (read.canonical ?? plain) + (isSwapped ? "@yx" : ""),
      name: offset?.rawValue ?? found.name, isGeographic: found.isGeographic, axisUnit: found.unit,
      offset: offset, isSwapped: isSwapped, areaOfUse: found.areaOfUse,
      definition: definition, geodeticName: found.geodeticName)
  }

  private static func unknown(_ text: String, said: String?) -> ProjectionError {
    let near = CRSName.nearest(to: text)
    let list = near.joined(separator: ", ")
    let zh = near.isEmpty ? "写成 EPSG:4547、CRS84、GCJ-02 的形式，或给出 PROJ 字符串或 WKT" : "是否指 \(list)？"
    let en =
      near.isEmpty
      ? "write it as EPSG:4547, CRS84 or GCJ-02, or give a PROJ string or WKT" : "did you mean \(list)?"
    let tail = said.map { " (PROJ: \($0))" } ?? ""
    return ProjectionError(
      .unknownCRS,
      Bilingual(
        zh: "不认识的坐标系 \(text.quotedForMessage)" + tail,
        en: "unknown coordinate system \(text.quotedForMessage)" + tail),
      hint: Bilingual(zh: zh, en: en))
  }

  private static func definitionRefused(_ text: String) -> ProjectionError {
    ProjectionError(
      .unknownCRS,
      Bilingual(
        zh: "文件的 crs 成员给的是坐标系定义 \(text.quotedForMessage)，只接受名称",
        en: "the file's crs member holds a definition, \(text.quotedForMessage); only names are accepted"),
      hint: Bilingual(zh: "核对后用 --crs 给出", en: "look at it, then give it with --crs"))
  }
}
