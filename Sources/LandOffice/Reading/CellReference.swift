/// The place of a cell, as `B7`.
struct CellReference: Equatable {
  /// From 1.
  let row: Int
  /// From 1.
  let column: Int

  /// What a sheet has at most (Excel's limits, which the format's producers share).
  static let lastRow = 1_048_576
  /// XFD.
  static let lastColumn = 16_384

  /// Reads `B7` or `$B$7`; nil when it is none, or beyond a sheet's last row or column.
  init?(_ text: some StringProtocol) {
    var (row, column, digits) = (0, 0, 0)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      if let letter = Self.letter(byte) {
        guard digits == 0 else { return nil }
        column = column * 26 + letter
      } else if case let digit = Int(byte) - 48, (0...9).contains(digit) {
        row = row * 10 + digit
        digits += 1
      } else {
        return nil
      }
      guard column <= Self.lastColumn, row <= Self.lastRow else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    (self.row, self.column) = (row, column)
  }

  private static func letter(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 64
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 96
    default: nil
    }
  }
}
