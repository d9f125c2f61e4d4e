/// What a file's first bytes say of it.
enum ContainerKind: Equatable {
  /// A zip archive, as .xlsx is.
  case zip
  /// A zip archive without a single entry.
  case emptyZip
  /// An OLE compound file: .xls, or an encrypted .xlsx.
  case compound
  /// Anything else.
  case other

  init(_ start: [UInt8]) {
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .emptyZip
    } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self = .compound
    } else {
      self = .other
    }
  }

  /// Why the file is no workbook; nil for a zip archive, which may be one.
  func refusal(of file: String) -> WorkbookFault? {
    switch self {
    case .zip: nil
    case .emptyZip: WorkbookFault(file, zh: "压缩包为空，不是工作簿", en: "an empty zip archive, no workbook")
    case .compound:
      WorkbookFault(
        file, zh: "OLE 复合文件：已加密的工作簿，或旧版 .xls；请去除密码并另存为 .xlsx",
        en: "an OLE compound file: an encrypted workbook, or an old .xls; save it as .xlsx without a password"
      )
    case .other:
      WorkbookFault(
        file, zh: "不是 .xlsx（不是 zip 压缩包）；若是 CSV，请将扩展名改为 .csv",
        en: "no .xlsx (it is no zip archive); a CSV should be named .csv")
    }
  }
}
