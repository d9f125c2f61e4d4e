/// The letters by which spreadsheets name columns: A is 1, Z 26, AA 27.
public enum SheetColumn {
  /// The letters of column `number`, from 1; empty for less.
  public static func name(_ number: Int) -> String {
    var letters: [Character] = []
    var rest = number
    while rest > 0 {
      letters.append(Character(UnicodeScalar(UInt8(65 + (rest - 1) % 26))))
      rest = (rest - 1) / 26
    }
    return String(letters.reversed())
  }
}
