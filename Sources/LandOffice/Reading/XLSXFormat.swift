import Foundation
import LandKit

/// Tables of statistics in workbooks (Office Open XML, transitional or strict: .xlsx, .xlsm).
///
/// A cell means what the same text would mean in a CSV: `***` is withheld, `--` does not apply, nothing is absent. So
/// a date or an error in a column of amounts is invalid, and said.
///
/// **Memory**: the shared texts and one row. **Limits**: see `ContainerLimits`; whatever is beyond is refused.
public struct XLSXFormat: TableFormat {
  /// As the manifest gives it.
  public let name = "XLSX"
  private let limits = ContainerLimits()
  private static let suffixes = [".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods", ".et"]

  /// The reader of workbooks.
  public init() {}

  /// By the end of the name, or by a zip archive's or an OLE file's first bytes.
  public func claims(path: String, start: [UInt8]) -> Bool {
    let lower = path.lowercased()
    return Self.suffixes.contains { lower.hasSuffix($0) } || ContainerKind(start) != .other
  }

  /// A file and a sheet, as the command line names them together: `stats.xlsx#2020年`. A file whose own name has that
  /// form goes before.
  public static func split(_ text: String) -> (file: String, sheet: String?) {
    guard !FileManager.default.fileExists(atPath: text), let mark = text.lastIndex(of: "#") else {
      return (text, nil)
    }
    let (file, sheet) = (String(text[..<mark]), String(text[text.index(after: mark)...]))
    return file.isEmpty || sheet.isEmpty ? (text, nil) : (file, sheet)
  }

  /// Opens a sheet. See `TableFormat.open`.
  public func open(
    file: String, path: String, sheet: String?, into ledger: inout ProblemLedger
  ) throws(InputFailure) -> any RowTable {
    do throws(WorkbookFault) {
      let start = try Self.start(of: path, file: file)
      if let why = ContainerKind(start).refusal(of: file) { throw why }
      return try XLSXTable(Workbook(path: path, file: file, limits: limits), sheet: sheet, into: &ledger)
    } catch { throw error.failure }
  }

  private static func start(of path: String, file: String) throws(WorkbookFault) -> [UInt8] {
    do { return try ByteFile(path).bytes(0..<8) } catch {
      throw WorkbookFault(file, zh: "读取失败：\(error.detail.zh)", en: "cannot be read: \(error.detail.en)")
    }
  }
}
