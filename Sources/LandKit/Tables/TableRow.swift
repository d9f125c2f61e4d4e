/// One row of a table, valid only while it is handed out.
public struct TableRow {
  /// The line of the file on which it begins, or the row of the sheet, from 1.
  public let line: Int
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<Int>

  /// A row whose cells stand in `bytes` one after the other, cell `i` up to `ends[i]`.
  public init(line: Int, bytes: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<Int>) {
    (self.line, self.bytes, self.ends) = (line, bytes, ends)
  }

  /// The number of cells.
  public var count: Int { ends.count }

  /// The UTF-8 of cell `index`, from 0.
  public func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index == 0 ? 0 : ends[index - 1]
    return UnsafeBufferPointer(rebasing: bytes[start..<ends[index]])
  }

  /// The UTF-8 of cell `index` without blanks at either end.
  public func trimmed(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: CellBlanks.trimmed(bytes(index)))
  }

  /// The text of cell `index`, from 0.
  public func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// Whether every cell from `first` on is blank.
  func isBlank(from first: Int = 0) -> Bool {
    for index in first..<count where !trimmed(index).isEmpty { return false }
    return true
  }
}
