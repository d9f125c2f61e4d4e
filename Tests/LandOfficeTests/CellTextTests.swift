import Testing

@testable import LandOffice

@Suite struct CellTextTests {
  @Test(arguments: [
    ("plain 文本 =1+1 @ +", "plain 文本 =1+1 @ +"), ("a\u{0}b", "a_x0000_b"),
    ("\u{1}\t\n\r", "_x0001_\t\n_x000D_"),
    ("_x0041_", "_x005F_x0041_"), ("_x00", "_x00"), ("a_b", "a_b"), ("\u{FFFF}\u{FFFE}", "_xFFFF__xFFFE_"),
    ("__x0041_", "__x005F_x0041_"),
  ])
  func whatXMLCannotHoldIsEscaped(text: String, written: String) {
    #expect(CellText.written(text).text == written)
    #expect(EscapedText.decoded(Array(written.utf8)) == Array(text.utf8))
  }

  @Test func aTextTooLongIsCutAtAWholeCharacterAndSaidSo() {
    let full = String(repeating: "x", count: CellText.limit)
    #expect(CellText.written(full).change == [])
    let over = CellText.written(full + "y")
    #expect(over.text == full && over.change == .cut)
    // A pair of units that the limit would part is left out whole.
    let pair = CellText.written(String(full.dropLast()) + "𠀀")
    #expect(pair.text == String(full.dropLast()) && pair.change == .cut)
  }

  @Test func escapesAreUndone() {
    func decoded(_ text: String) -> String {
      String(decoding: EscapedText.decoded(Array(text.utf8)), as: UTF8.self)
    }
    #expect(decoded("_x000D__x000A_") == "\r\n")
    #expect(decoded("_xD840__xDC00_") == "𠀀")
    #expect(decoded("_xD840_a") == "\u{FFFD}a")
    #expect(decoded("_x+041_ _xG041_ _x0041") == "_x+041_ _xG041_ _x0041")
    #expect(decoded("_x005F_x0041_") == "_x0041_")
  }
}
