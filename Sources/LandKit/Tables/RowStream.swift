/// The UTF-8 of a table's file, chunk by chunk, without its byte order mark.
final class ChunkStream {
  private let source: ByteSource
  private let transcoder: Transcoder?
  private let file: String
  private var chunk: [UInt8] = []

  init(_ source: ByteSource, _ detected: TableEncoding.Detected, file: String) throws(InputFailure) {
    (self.source, self.file) = (source, file)
    try source.rewind(to: detected.skip)
    guard detected.encoding != .utf8 else {
      transcoder = nil
      return
    }
    transcoder = Transcoder(from: detected.encoding.rawValue)
    if transcoder == nil { throw invalid(0) }
  }

  /// The next chunk, or nil at the end.
  func next() throws(InputFailure) -> [UInt8]? {
    try source.read(into: &chunk, size: TableEncoding.chunkSize)
    guard let transcoder else { return chunk.isEmpty ? nil : chunk }
    do {
      if chunk.isEmpty {
        try transcoder.finish()
        return nil
      }
      return try transcoder.transcode(chunk)
    } catch { throw invalid(error.offset) }
  }

  private func invalid(_ offset: Int) -> InputFailure {
    InputFailure([
      Problem(
        .tableEncoding, severity: .error, at: Place(file: file, offset: offset),
        Bilingual(zh: "该字节不能按声明的编码解读", en: "this byte does not fit the file's encoding"))
    ])
  }
}

/// The rows of a table's file, one after the other.
final class RowStream {
  private let chunks: ChunkStream
  private let file: String
  private var splitter: CSVSplitter
  private var chunk: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(
    _ source: ByteSource, _ detected: TableEncoding.Detected, separator: UInt8, file: String
  ) throws(InputFailure) {
    chunks = try ChunkStream(source, detected, file: file)
    splitter = CSVSplitter(separator: separator)
    self.file = file
  }

  /// Hands the next row to `body`; false at the end. A row whose quote nothing closes is not handed out.
  func next(
    into ledger: inout ProblemLedger, _ body: (TableRow, inout ProblemLedger) -> Void
  ) throws(InputFailure) -> Bool {
    while !isAtEnd {
      let complete = chunk.withUnsafeBufferPointer { splitter.advance($0, from: &position) }
      if complete { return take(&ledger, body) }
      if splitter.isRunaway { break }
      position = 0
      if let next = try chunks.next() { chunk = next } else { isAtEnd = true }
    }
    chunk = []
    guard splitter.finish() else { return false }
    isAtEnd = true
    return take(&ledger, body)
  }

  private func take(
    _ ledger: inout ProblemLedger, _ body: (TableRow, inout ProblemLedger) -> Void
  ) -> Bool {
    var isWhole = true
    for fault in splitter.faults {
      ledger.add(problem(fault))
      switch fault {
      case .unclosedQuote, .rowTooLong: isWhole = false
      default: break
      }
    }
    if isWhole {
      splitter.bytes.withUnsafeBufferPointer { bytes in
        splitter.ends.withUnsafeBufferPointer { ends in
          body(TableRow(line: splitter.rowLine, bytes: bytes, ends: ends), &ledger)
        }
      }
    }
    splitter.startRow()
    return true
  }

  private func problem(_ fault: CSVSplitter.Fault) -> Problem {
    switch fault {
    case .unclosedQuote(let line):
      Problem(
        .tableShape, at: Place(file: file, line: line),
        Bilingual(zh: "引号未闭合；此行起的内容未使用", en: "a quote is never closed; nothing from this line on is used"))
    case .rowTooLong(let line):
      Problem(
        .tableShape, at: Place(file: file, line: line),
        Bilingual(
          zh: "该行超过 16 MiB；此行起的内容未使用", en: "a row of more than 16 MiB; nothing from this line on is used"))
    case .textAfterQuote(let line, let cell):
      Problem(
        .tableShape, severity: .warning, at: Place(file: file, line: line),
        Bilingual(zh: "第 \(cell) 格：闭合引号后还有文字，已保留", en: "cell \(cell): text after the closing quote; kept"))
    case .strayQuote(let line, let cell):
      Problem(
        .tableShape, severity: .warning, at: Place(file: file, line: line),
        Bilingual(
          zh: "第 \(cell) 格：格中有引号，按原文读取", en: "cell \(cell): a quote within the cell; read as it stands"))
    }
  }
}
