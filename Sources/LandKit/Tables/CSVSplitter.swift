/// Splits UTF-8 text that arrives in chunks into rows of cells (RFC 4180): a byte state machine.
///
/// Rows end with LF, CRLF or a lone CR. A quote opens a quoted cell only as its first byte; two within it are
/// one. What RFC 4180 does not allow is kept as it stands and listed in `faults`.
struct CSVSplitter {
  /// Something that RFC 4180 does not allow.
  enum Fault: Equatable {
    /// Text after a closing quote; line and cell from 1.
    case textAfterQuote(line: Int, cell: Int)
    /// A quote inside a cell that did not begin with one.
    case strayQuote(line: Int, cell: Int)
    /// A quote that nothing closes.
    case unclosedQuote(line: Int)
    /// A row of more than `rowLimit` bytes outside quotes.
    case rowTooLong(line: Int)
  }

  private enum State { case start, plain, quoted, closing }

  /// A row of more bytes than this ends the reading, so that a quote that nothing closes costs bounded memory.
  static let rowLimit = 16 << 20

  let separator: UInt8
  /// The decoded bytes of the row being built, one cell after the other.
  private(set) var bytes: [UInt8] = []
  /// For each complete cell, the index in `bytes` after its last byte.
  private(set) var ends: [Int] = []
  /// What was wrong since the last row was taken.
  private(set) var faults: [Fault] = []
  /// The line on which the row being built began.
  private(set) var rowLine = 1
  private var line = 1
  private var quoteLine = 1
  private var state = State.start
  private var lastWasCR = false

  init(separator: UInt8) { self.separator = separator }

  /// Takes bytes from `position` on, until a row is complete (true) or the chunk is used up (false).
  mutating func advance(_ chunk: UnsafeBufferPointer<UInt8>, from position: inout Int) -> Bool {
    let (quote, cr, lf) = (UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    while position < chunk.count {
      let byte = chunk[position]
      position += 1
      if lastWasCR {
        lastWasCR = false
        if byte == lf {
          if state == .quoted { bytes.append(byte) }
          continue
        }
      }
      if state == .quoted {
        takeQuoted(byte, chunk, &position)
        if bytes.count > CSVSplitter.rowLimit { return false }
        continue
      }
      if byte == cr || byte == lf {
        lastWasCR = byte == cr
        line += 1
        endCell()
        return true
      }
      if byte == separator {
        endCell()
      } else if byte == quote {
        takeQuote()
      } else {
        if state == .closing { faults.append(.textAfterQuote(line: line, cell: ends.count + 1)) }
        state = .plain
        takeRun(byte, chunk, &position)
      }
    }
    return false
  }

  /// Ends the text: true when a last row without a line end is complete.
  mutating func finish() -> Bool {
    if state == .quoted {
      faults.append(.unclosedQuote(line: quoteLine))
    } else if isRunaway {
      faults.append(.rowTooLong(line: rowLine))
    }
    guard state != .start || !ends.isEmpty else { return false }
    endCell()
    return true
  }

  /// Whether the row grew past `rowLimit`, which ends the reading.
  var isRunaway: Bool { bytes.count > CSVSplitter.rowLimit }

  /// Drops the row that was taken and begins the next.
  mutating func startRow() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    faults.removeAll()
    rowLine = line
  }

  private mutating func endCell() {
    ends.append(bytes.count)
    state = .start
  }

  private mutating func takeQuote() {
    switch state {
    case .start:
      state = .quoted
      quoteLine = line
    case .closing:
      bytes.append(UInt8(ascii: "\""))
      state = .quoted
    default:
      faults.append(.strayQuote(line: line, cell: ends.count + 1))
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func takeQuoted(
    _ byte: UInt8, _ chunk: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) {
    switch byte {
    case UInt8(ascii: "\""): state = .closing
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      line += 1
      lastWasCR = byte == UInt8(ascii: "\r")
      bytes.append(byte)
    default: takeRun(byte, chunk, &position)
    }
  }

  /// Copies `first` and the bytes after it that mean nothing special.
  private mutating func takeRun(
    _ first: UInt8, _ chunk: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) {
    bytes.append(first)
    let start = position
    while position < chunk.count {
      let byte = chunk[position]
      if byte == separator || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
      {
        break
      }
      position += 1
    }
    bytes.append(contentsOf: chunk[start..<position])
  }
}
