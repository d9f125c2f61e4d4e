import LandKit

/// A result folder as a workbook: what was asked and how it was computed, the ranked table, parks, matrix, land account,
/// findings of an audit, problems, glossary.
///
/// - Text stays text, whatever it looks like: `007`, `1E5`, `=1+1`. What is unknown is blank, with its state beside.
/// - What Excel cannot hold is handled and said: rows beyond 1,048,576 go on to further sheets, texts beyond 32,767
///   characters are cut, control characters are escaped.
/// - The same result gives the same bytes; no clock is asked.
///
/// **Memory**: about 250 bytes a parcel and, once, the problems; rows are written as they come.
/// **Units**: in the heads of the columns.
public struct XLSXExport: Sendable {
  private let results: ResultFolder
  private let redaction: Redaction
  private let language: Language
  private let auditFolder: String?
  private let threads: Int
  /// Rows a sheet takes, its head included; Excel's limit but in tests.
  var rowLimit = SheetTable.rowLimit

  /// An export of `results`.
  ///
  /// - Parameters:
  ///   - redaction: measures whose amounts are left out, which the first sheet says.
  ///   - language: of heads, states and notes.
  ///   - auditFolder: a folder of `landcli audit`, whose findings come in; nil for none.
  ///   - threads: for reading.
  public init(
    _ results: ResultFolder, redaction: Redaction = .none, language: Language, auditFolder: String? = nil,
    threads: Int = 1
  ) {
    (self.results, self.redaction, self.language) = (results, redaction, language)
    (self.auditFolder, self.threads) = (auditFolder, threads)
  }

  /// Writes the workbook to `path`, which the caller puts in its place (`AtomicFile.path`).
  ///
  /// - Returns: what was cut, escaped, continued or is not there, which the workbook says too.
  /// - Throws: `InputFailure` for a damaged result or audit, `FileError`.
  public func write(to path: String) throws -> [Bilingual] {
    let audit = try auditFolder.map { path throws(InputFailure) in try AuditFindings.read(path) }
    let store = try ParcelStore.read(results, threads: threads)
    let workbook = try WorkbookFile(path, title: results.manifest.title ?? "landcli")
    let context = ExportContext(results, redaction, language, workbook, rowLimit: rowLimit)
    let first = try workbook.addSheet(context.say("说明", "About"))
    try RankedSheet(context: context, store: store).write()
    try ParksSheet(context: context).write()
    try MatrixSheet(context: context, store: store).write()
    try AccountSheet(context: context).write()
    if let audit { try FindingsSheet(context: context, audit: audit).write() }
    try ProblemsSheet(context: context).write()
    try GlossarySheet(context: context).write()
    try AboutSheet(context: context, sheet: first).write()
    try workbook.close()
    return context.notes + SheetTable.notes(on: [first], name: first.name)
  }
}
