import Foundation
import TestSupport
import Testing

@testable import LandKit

@Suite struct JSONNumberTests {
  /// Reads a number the way coordinates are read, with the zeros behind it that a buffer has.
  private func scan(_ text: String) throws(JSONFault) -> (value: Double, length: Int) {
    var at = 0
    let padded = Array(text.utf8) + [UInt8](repeating: 0, count: StructuralIndex.padding)
    let value = try padded.withUnsafeBufferPointer { buffer throws(JSONFault) -> Double in
      guard let base = buffer.baseAddress else { return .nan }
      return try NumberScanner.scan(base, at: &at)
    }
    return (value, at)
  }

  private func checkAgainstStrtod(_ text: String) throws {
    let expected = strtod(text, nil)
    if expected.isInfinite {
      #expect(throws: JSONFault(.numberTooLarge, at: 0), "\(text)") { try scan(text) }
    } else {
      let got = try scan(text)
      #expect(got.value.bitPattern == expected.bitPattern && got.length == text.utf8.count, "\(text)")
    }
  }

  @Test func hundredThousandDecimalsReadAsStrtodReadsThem() throws {
    var rng = SplitMix(seed: 7)
    var wrong: [String] = []
    for _ in 0..<100_000 {
      let text = decimal(&rng)
      let expected = strtod(text, nil)
      let got = try? scan(text)
      let same = expected.isInfinite ? got == nil : got?.value.bitPattern == expected.bitPattern
      if !same || (got != nil && got?.length != text.utf8.count) { wrong.append(text) }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  private func decimal(_ rng: inout SplitMix) -> String {
    var text = rng.below(3) == 0 ? "-" : ""
    let digits = (0..<(1 + rng.below(25))).map { _ in Character("\(rng.below(10))") }
    let point = rng.below(digits.count + 1)
    var whole = String(digits[..<point].drop { $0 == "0" })
    if whole.isEmpty { whole = "0" }
    text += whole
    if point < digits.count { text += "." + String(digits[point...]) }
    switch rng.below(6) {
    case 0: text += "e\(rng.below(700) - 360)"
    case 1: text += "E+\(rng.below(30))"
    case 2: text += "e-\(rng.below(30))"
    default: break
    }
    return text
  }

  /// Exact middles between two neighbouring doubles, where the last digit decides.
  @Test func halfwayCasesRoundToEven() throws {
    var rng = SplitMix(seed: 11)
    for _ in 0..<2000 {
      // m + ½ with 53 bits before the point: 17 digits or fewer and ".5".
      let m = (1 << 52) + UInt64(rng.below(1 << 52))
      for tail in [".5", ".50000000000000000000001", ".49999999999999999999999", ".5e0"] {
        try checkAgainstStrtod("\(m)\(tail)")
      }
    }
  }

  @Test(arguments: [
    "0", "-0", "0.0", "-0.0e5", "5e-324", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
    "2.2250738585072014e-308", "2.2250738585072011e-308", "1e308", "1.7976931348623157e308",
    "1.7976931348623158e308", "1.7976931348623159e308", "1e309", "-1e309", "1e99999999999999999999",
    "1e-99999999999999999999", "0e99999999999999999999", "9007199254740993", "9007199254740992.5",
    "9223372036854775808", "18446744073709551616", "0.000000000000000000000000000000000001",
    "123456789012345678901234567890", "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203124", "113.2000000000000028421709430404007",
  ])
  func edgesOfTheRange(text: String) throws { try checkAgainstStrtod(text) }

  /// simdjson 3.0.1 reads the first as 0.0174.
  @Test func manyDigitsAfterZero() throws {
    #expect(try scan("0.423202439963736605751").value == 0.423202439963736605751)
    #expect(try scan("-0.00042320243996373660575112345678901234567890").value == -0.00042320243996373660575)
  }

  @Test(arguments: ["", "-", "01", "-01", "00", ".5", "1.", "1.e5", "1e", "1e+", "+1", "-.5", "--1", "-x"])
  func malformedNumbersAreFaults(text: String) {
    #expect(throws: JSONFault(.badNumber, at: 0)) { try scan(text) }
  }

  // MARK: Writing

  @Test func twentyThousandDoublesAreWrittenAsJavaScriptWritesThem() throws {
    let digests = try GeoJSONFuzzTests.fixture("number_digests.txt").filter { !$0.isEmpty }
    #expect(digests.count == 200)
    var rng = SplitMix(seed: 2021)
    for (block, digest) in digests.enumerated() {
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for i in 0..<100 {
        let value = double(i, &rng)
        let text = ecmaNumber(value)
        if value.isFinite {
          #expect(strtod(text, nil) == value, "\(text)")
        }
        for byte in (text + "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      #expect(UInt64(digest, radix: 16) == hash >> 32, "block \(block)")
    }
  }

  /// The same doubles as Tests/fuzz/make_number_digests.js makes.
  private func double(_ i: Int, _ rng: inout SplitMix) -> Double {
    let bits = rng.next()
    switch i % 4 {
    case 0: return Double(bitPattern: bits)
    case 1: return Double(bits >> 11) / 0x1p53 * 500
    case 2: return Double(bitPattern: (bits & 0x800F_FFFF_FFFF_FFFF) | (0x3E0 + bits % 0x60) << 52)
    default:
      let powers = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7]
      return Double(bits % 1_000_000_000_000) * powers[Int(bits >> 60)]
    }
  }

  /// Texts by ECMA-262, Number::toString.
  @Test func edgesOfTheForms() {
    let cases: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (100, "100"), (1e20, "100000000000000000000"),
      (1e21, "1e+21"), (123456789012345683968, "123456789012345680000"), (1.5e21, "1.5e+21"),
      (999999999999999868928, "999999999999999900000"), (1e-6, "0.000001"), (1.5e-6, "0.0000015"),
      (1e-7, "1e-7"), (-1.25e-7, "-1.25e-7"), (Double.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"),
      (0.1 + 0.2, "0.30000000000000004"), (1e100, "1e+100"), (.nan, "null"), (.infinity, "null"),
      (-.infinity, "null"), (9007199254740992, "9007199254740992"),
    ]
    for (value, text) in cases { #expect(ecmaNumber(value) == text) }
  }
}
