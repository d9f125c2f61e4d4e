import CXLSXWriter
import LandKit

/// A workbook being written, by libxlsxwriter in its constant memory mode: a row is kept until the next begins.
/// Confined to one task. The same calls give the same bytes: its dates are fixed, and no clock is asked.
final class WorkbookFile {
  /// The path it is written to.
  let path: String
  private let handle: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var fills: [String: UnsafeMutablePointer<lxw_format>] = [:]
  private var names: Set<String> = []
  private var isClosed = false

  /// The date that every workbook says it was made on, 1 January 2000 UTC: a true one would make the same results
  /// other bytes each time.
  static let createdAt: time_t = 946_684_800

  /// Begins a workbook at `path`. **Throws** `FileError.create`.
  init(_ path: String, title: String) throws(FileError) {
    // Beside its target, where there is room for it if there is room for the target. The whole length of a million
    // rows may be beyond what a 32-bit archive holds.
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let opened = folder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.use_zip64 = 0
      // The library copies the text.
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(path, &options)
    }
    guard let opened else {
      throw FileError(.create, path, Bilingual(zh: "内存不足", en: "out of memory"))
    }
    (self.path, handle) = (path, opened)
    setProperties(CellText.written(title).text)
  }

  deinit {
    // A workbook that was given up still owns its temporary files, which only closing it frees.
    if !isClosed { workbook_close(handle) }
  }

  private func setProperties(_ title: String) {
    title.withCString { title in
      "landcli".withCString { tool in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: tool)
        properties.created = Self.createdAt
        workbook_set_properties(handle, &properties)
      }
    }
  }

  /// Adds a sheet. Its name is cut to the 31 UTF-16 units that Excel has for it, what Excel forbids is replaced, and a
  /// name that is taken gets a number.
  func addSheet(_ name: String) throws(FileError) -> SheetFile {
    let name = SheetName.free(name, taken: names)
    names.insert(SheetName.folded(name))
    guard let sheet = workbook_add_worksheet(handle, name) else {
      throw FileError(.write, path, Bilingual(zh: "无法新建工作表 \(name)", en: "cannot add sheet \(name)"))
    }
    return SheetFile(sheet, name: name, of: self)
  }

  /// The library's format of a style, made when it is first asked for.
  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    style.apply(to: format)
    formats[style] = format
    return format
  }

  /// A fill with a readable colour on it, for conditional formats.
  func fill(_ colour: String, text: String) -> UnsafeMutablePointer<lxw_format>? {
    if let known = fills[colour + text] { return known }
    guard let format = workbook_add_format(handle) else { return nil }
    format_set_bg_color(format, Colour.value(colour))
    format_set_font_color(format, Colour.value(text))
    fills[colour + text] = format
    return format
  }

  /// Ends the workbook: only now is the file written. **Throws** `FileError.write`.
  func close() throws(FileError) {
    isClosed = true
    let code = workbook_close(handle)
    guard code == LXW_NO_ERROR else {
      let words = lxw_strerror(code).map { String(cString: $0) } ?? ""
      throw FileError(.write, path, Bilingual(zh: words, en: words))
    }
  }
}

/// Names of sheets.
enum SheetName {
  /// Names that differ in case alone are the same to Excel.
  static func folded(_ name: String) -> String { name.lowercased() }

  /// `name`, or the nearest to it that Excel takes and `taken` has not.
  static func free(_ name: String, taken: Set<String>) -> String {
    let allowed = String(
      name.map { "[]:*?/\\".contains($0) || $0.asciiValue.map { $0 < 0x20 } == true ? "_" : $0 })
    let base = allowed.drop { $0 == "'" }.isEmpty ? "Sheet" : String(allowed.drop { $0 == "'" })
    var number = 1
    while true {
      let suffix = number == 1 ? "" : " (\(number))"
      var cut = base
      while cut.utf16.count + suffix.utf16.count > 31 || cut.hasSuffix("'") { cut.removeLast() }
      if !taken.contains(folded(cut + suffix)) { return cut + suffix }
      number += 1
    }
  }
}

/// Colours as the library takes them.
enum Colour {
  /// `#RRGGBB` as a number.
  static func value(_ text: String) -> lxw_color_t { lxw_color_t(text.dropFirst(), radix: 16) ?? 0 }
}

extension CellStyle {
  /// Sets what the style is on a format of the library.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch self {
    case .id:
      format_set_num_format(format, "@")
      format_set_indent(format, 1)
    case .text: format_set_indent(format, 1)
    case .wrapped:
      format_set_text_wrap(format)
      format_set_indent(format, 1)
    case .number(let decimals):
      format_set_num_format(
        format, "#,##0" + (decimals > 0 ? "." + String(repeating: "0", count: decimals) : ""))
    case .general: break
    case .whole: format_set_num_format(format, "0")
    case .percent: format_set_num_format(format, "0.0%")
    case .header:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, Colour.value("#E8ECF2"))
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
    case .section:
      format_set_bold(format)
      format_set_font_size(format, 12)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .notice:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, Colour.value("#FFF3CD"))
    }
  }
}
