/// The text encoding of a table.
public enum TableEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, little-endian by its byte order mark.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, big-endian by its byte order mark.
  case utf16BigEndian = "UTF-16BE"
  /// GB18030, of which GBK and GB2312 are parts.
  case gb18030 = "GB18030"
}

extension TableEncoding {
  /// What is known of a file's encoding: which, and how many bytes of byte order mark to skip.
  struct Detected: Equatable {
    var encoding: TableEncoding
    var skip = 0
  }

  static let chunkSize = 1 << 20

  /// Reads all of `source` once, and once more when it is not UTF-8.
  ///
  /// A byte order mark decides. Without one the file is UTF-8 when all of it is valid; else GB18030 when all of
  /// it can be decoded, which is said as a warning; else the run stops at the byte that fits neither.
  static func detect(
    _ source: ByteSource, file: String, into ledger: inout ProblemLedger
  ) throws(InputFailure) -> Detected {
    var chunk: [UInt8] = []
    try source.read(into: &chunk, size: chunkSize)
    if chunk.starts(with: [0xFF, 0xFE]) { return said(.utf16LittleEndian, skip: 2, file, &ledger) }
    if chunk.starts(with: [0xFE, 0xFF]) { return said(.utf16BigEndian, skip: 2, file, &ledger) }
    let skip = chunk.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var check = UTF8Check()
    while !chunk.isEmpty {
      chunk.withUnsafeBufferPointer { check.take($0) }
      if check.firstInvalid != nil { break }
      try source.read(into: &chunk, size: chunkSize)
    }
    check.finish()
    if let nul = check.firstNUL { throw zeroByte(file, nul) }
    guard let invalid = check.firstInvalid else { return Detected(encoding: .utf8, skip: skip) }
    try confirmGB18030(source, file: file, invalid: invalid, hasMark: skip > 0)
    return said(.gb18030, skip: 0, at: invalid, file, &ledger)
  }

  private static func said(
    _ encoding: TableEncoding, skip: Int, at offset: Int? = nil, _ file: String, _ ledger: inout ProblemLedger
  ) -> Detected {
    let why =
      encoding == .gb18030
      ? Bilingual(
        zh: "不是有效的 UTF-8，按 GB18030（含 GBK）读取", en: "not valid UTF-8; read as GB18030 (GBK)")
      : Bilingual(
        zh: "按字节顺序标记以 \(encoding.rawValue) 读取", en: "read as \(encoding.rawValue) by its byte order mark")
    ledger.add(Problem(.tableEncoding, at: Place(file: file, offset: offset), why))
    return Detected(encoding: encoding, skip: skip)
  }

  private static func confirmGB18030(
    _ source: ByteSource, file: String, invalid: Int, hasMark: Bool
  ) throws(InputFailure) {
    guard let transcoder = Transcoder(from: TableEncoding.gb18030.rawValue) else {
      throw stop(
        file, invalid, zh: "不是有效的 UTF-8，且本机 iconv 不支持 GB18030（请安装 libc 的 gconv 模块）",
        en: "not valid UTF-8, and this machine's iconv does not know GB18030 (install libc's gconv modules)")
    }
    try source.rewind(to: 0)
    var chunk: [UInt8] = []
    do {
      repeat {
        let start = source.offset
        try source.read(into: &chunk, size: chunkSize)
        if let nul = chunk.firstIndex(of: 0) { throw zeroByte(file, start + nul) }
        _ = try transcoder.transcode(chunk)
      } while !chunk.isEmpty && !hasMark
      if !hasMark { return try transcoder.finish() }
    } catch let failure as InputFailure {
      throw failure
    } catch {}
    throw stop(
      file, invalid, zh: "该字节既不是有效的 UTF-8，整个文件也不是 GB18030",
      en: "this byte is not valid UTF-8, and the file is not GB18030 either")
  }

  private static func zeroByte(_ file: String, _ offset: Int) -> InputFailure {
    stop(
      file, offset, zh: "文件含空字节，可能是没有字节顺序标记的 UTF-16；请另存为 UTF-8",
      en: "a zero byte: perhaps UTF-16 without a byte order mark; save the file as UTF-8")
  }

  private static func stop(_ file: String, _ offset: Int, zh: String, en: String) -> InputFailure {
    InputFailure([
      Problem(
        .tableEncoding, severity: .error, at: Place(file: file, offset: offset), Bilingual(zh: zh, en: en))
    ])
  }
}
