import Testing

@testable import LandKit

/// A run of short pieces is the text that appending them one by one gives, however long it becomes.
@Suite struct ReportTextRunTests {
  @Test(arguments: [0, 1, 7, 200, 1500])
  func isTheTextOfItsPieces(pieces: Int) {
    for round in 0..<20 {
      let lengths = (0..<pieces).map { Self.lengths[($0 * 7 + $0 / 17 + round * 3) % Self.lengths.count] }
      let numbers = (0..<pieces).map { Double($0 - 20) * 1.1e3 / Double(round + 3) }
      var (run, single) = (TextBuffer(), TextBuffer())
      run.append("before")
      single.append("before")
      run.appendRun { Self.write(lengths, numbers, to: &$0) }
      Self.write(lengths, numbers, to: &single)
      #expect(run.bytes == single.bytes)
    }
  }

  @Test func whatIsNotFiniteIsNull() {
    var out = TextBuffer()
    out.appendRun {
      $0.append(number: .nan)
      $0.append(byte: UInt8(ascii: ","))
      $0.append(number: -0.0)
    }
    #expect(String(decoding: out.bytes, as: UTF8.self) == "null,0")
  }

  /// Lengths about which copying changes its way, and some longer than a run holds.
  private static let lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 40, 2047, 2048, 2049, 9000]

  private static func write(
    _ lengths: [Int], _ numbers: [Double], to out: inout some TextSink & ~Copyable
  ) {
    for (length, number) in zip(lengths, numbers) {
      let text = (0..<length).map { UInt8(truncatingIfNeeded: 33 + $0 % 90) }
      text.withUnsafeBufferPointer { out.append(utf8: $0) }
      out.append(byte: UInt8(ascii: "|"))
      out.append(number: number)
      out.append(literal: "\r\n")
    }
  }
}
