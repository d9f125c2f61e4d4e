import Foundation
import TestSupport
import Testing

@testable import LandKit

@Suite("Cells (method §2.7)") struct CellParserTests {
  @Test(
    "Each text has its state",
    arguments: [
      ("***", CellState.redacted), ("＊＊＊", .redacted), (" *** ", .redacted), ("**", .invalid),
      ("****", .invalid), ("--", .na), ("－－", .na), ("\u{3000}--\t", .na), ("-", .invalid), ("—", .invalid),
      ("——", .invalid), ("---", .invalid), ("", .absent), ("   ", .absent), ("\u{3000}\u{3000}", .absent),
      ("\u{A0}\u{2003}", .absent), ("null", .invalid), ("nan", .invalid), ("NaN", .invalid),
      ("inf", .invalid),
      ("-Infinity", .invalid), ("0x1F", .invalid), ("1e999", .invalid), ("-1e999", .invalid),
      ("12万", .invalid),
      ("1,23", .invalid), ("1,2345", .invalid), ("1234,567", .invalid), (",123", .invalid),
      ("1,234,", .invalid),
      ("0,123", .invalid), ("1.234,5", .invalid), ("1.5,000", .invalid), ("1 234", .invalid),
      ("１２ ３", .invalid),
      ("+", .invalid), (".", .invalid), ("e5", .invalid), ("1e", .invalid), ("1e+", .invalid),
      ("--1", .invalid),
      ("+-1", .invalid), ("1_000", .invalid), ("1.2.3", .invalid), ("١٢", .invalid), ("½", .invalid),
      ("二十", .invalid), ("1\0", .invalid), ("1d5", .invalid), ("1f", .invalid), ("(5)", .invalid),
    ])
  func state(text: String, state: CellState) {
    let cell = CellParser.parse(text)
    #expect(cell.state == state, "\(text)")
    #expect(cell.value.isNaN)
  }

  @Test(
    "Numbers as text, in every form that bureaus write",
    arguments: [
      ("12.5", 12.5), ("1,234.5", 1234.5), ("１，２３４．５", 1234.5), ("12,345,678", 12_345_678), ("-3", -3),
      ("－３", -3), ("＋７", 7), ("+0", 0), ("0", 0), ("000123", 123), ("  8.5\u{3000}", 8.5), (".5", 0.5),
      ("5.", 5), ("1e5", 1e5), ("1E-3", 0.001), ("１２e2", 1200), ("1,000e3", 1e6), ("123,456", 123_456),
      ("999,999.25", 999_999.25), ("1e-400", 0),
    ])
  func number(text: String, value: Double) {
    #expect(CellParser.parse(text) == Cell(.measured, value: value))
  }

  /// Bit patterns from CPython's correctly rounded `float`.
  @Test(
    "The nearest double, bit for bit",
    arguments: [
      ("0.1", 0x3FB9_9999_9999_999A), ("2.2250738585072011e-308", 0x000F_FFFF_FFFF_FFFF),
      ("9007199254740993", 0x4340_0000_0000_0000), ("123456789012345678901234567890", 0x45F8_EE90_FF6C_373E),
      ("1e22", 0x4480_F0CF_064D_D592), ("1e23", 0x44B5_2D02_C7E1_4AF6),
      ("0.30000000000000004", 0x3FD3_3333_3333_3334), ("1.7976931348623157e308", 0x7FEF_FFFF_FFFF_FFFF),
      ("4.9e-324", 1), ("0.1e-6", 0x3E7A_D7F2_9ABC_AF48), ("6.0221409e+23", 0x44DF_E185_D6C7_0058),
      ("3.14159265358979323846264338327950288", 0x4009_21FB_5444_2D18),
      ("5708990770823839524233143877797980545530986496", 0x4970_0000_0000_0000),
    ] as [(String, UInt64)])
  func nearest(text: String, bits: UInt64) { #expect(CellParser.parse(text).value.bitPattern == bits) }

  @Test("The same double as strtod, for random decimals") func agreesWithStrtod() {
    var random = SplitMix(seed: 20_200_114)
    for _ in 0..<8_000 {
      var text = random.next() % 2 == 0 ? "" : "-"
      for _ in 0...(random.next() % 24) { text += String(random.next() % 10) }
      if random.next() % 2 == 0 {
        text += "."
        for _ in 0..<(random.next() % 12) { text += String(random.next() % 10) }
      }
      if random.next() % 3 == 0 { text += "e\(Int(random.next() % 600) - 300)" }
      let expected = strtod(text, nil)
      let cell = CellParser.parse(text)
      if expected.isFinite {
        #expect(cell.state == .measured && cell.value.bitPattern == expected.bitPattern, "\(text)")
      } else {
        #expect(cell.state == .invalid, "\(text)")
      }
    }
  }

  @Test("Grouping a number changes nothing, misplacing one comma makes it no number") func grouping() {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let whole = String(1000 + random.next() % 1_000_000_000_000)
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0 && (whole.count - index) % 3 == 0 { grouped.append(",") }
        grouped.append(digit)
      }
      #expect(CellParser.parse(grouped).value == Double(whole))
      let late = grouped.lastIndex(of: ",").map { grouped.distance(from: grouped.startIndex, to: $0) } ?? 0
      var broken = Array(grouped)
      broken.swapAt(late, late + 1)
      #expect(CellParser.parse(String(broken)).state == .invalid, "\(String(broken))")
    }
  }

  @Test("Random bytes never crash, and never are a value unless strtod reads them all") func hostileBytes() {
    var random = SplitMix(seed: 99)
    let alphabet: [UInt8] = Array("0123456789+-.,eE* \u{3000}，１－".utf8) + [0, 0xFF, 0xC2, 0xE3, 0xEF, 0xBC]
    for _ in 0..<10_000 {
      let bytes = (0..<(random.next() % 9)).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      let cell = CellParser.parse(bytes)
      if cell.state.hasValue { #expect(cell.value.isFinite) } else { #expect(cell.value.isNaN) }
      if !bytes.contains(where: { $0 >= 0x80 || $0 == 0x2C || $0 == 0 }), cell.state.hasValue {
        #expect(strtod(String(decoding: bytes, as: UTF8.self), nil) == cell.value)
      }
    }
  }

  @Test("Amounts keep the state; the estimate mark touches only what was measured") func amounts() {
    #expect(Amount(cell: Cell(.measured, value: 12_500), unit: .wan) == Amount(.measured, yi: 1.25))
    #expect(Amount(cell: Cell(.measured, value: 3), unit: .yi, estimated: true).state == .estimated)
    #expect(Amount(cell: Cell(.redacted), unit: .wan, estimated: true).state == .redacted)
    #expect(Amount(cell: Cell(.absent), unit: .wan, estimated: true).value == nil)
    #expect(Amount(cell: Cell(.measured, value: 0), unit: .yuan).value == 0)
  }
}
