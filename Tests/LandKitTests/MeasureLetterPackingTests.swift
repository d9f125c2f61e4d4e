import TestSupport
import Testing

@testable import LandKit

@Suite struct MeasureLetterPackingTests {
  /// All `texts` packed one after another, and each unpacked again.
  private func thereAndBack(_ texts: [[UInt8]]) -> (packed: Int, texts: [[UInt8]]) {
    var (packing, numbers, bytes) = (LetterPacking(), LetterPacking.Numbers(), [UInt8]())
    var ranges: [Range<Int>] = []
    for text in texts {
      let start = bytes.count
      text.withUnsafeBufferPointer { packing.pack($0, by: &numbers, to: &bytes) }
      ranges.append(start..<bytes.count)
    }
    packing.finish(&numbers)
    let back = ranges.map { range in
      var out: [UInt8] = []
      packing.unpack(bytes[range], to: &out)
      return out
    }
    return (bytes.count, back)
  }

  @Test func namesTakeAThirdOfTheirRoom() {
    let names = (1...400).map { Array("花城街道华南岭旧城镇改造地块\($0)号".utf8) }
    let (packed, back) = thereAndBack(names)
    #expect(back == names)
    #expect(packed == names.reduce(0) { $0 + String(decoding: $1, as: UTF8.self).count })
  }

  @Test(arguments: [
    "", "a", "é", "花", "𠮷野家", "a𠮷", "\u{0}\u{7f}\u{80}\u{7ff}\u{800}\u{ffff}", "e\u{301}", "\u{feff}x",
  ])
  func everyLetterComesBack(text: String) {
    #expect(thereAndBack([Array(text.utf8)]).texts == [Array(text.utf8)])
  }

  @Test func anyBytesComeBack() {
    var rng = SplitMix(seed: 71)
    let texts = (0..<3000).map { _ in (0..<rng.below(12)).map { _ in UInt8(rng.below(256)) } }
    #expect(thereAndBack(texts).texts == texts)
    // Continuations that are missing, too long, or of surrogates.
    let broken: [[UInt8]] = [
      [0xE8], [0xE8, 0x8A], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0x80], [0xFF, 0],
    ]
    #expect(thereAndBack(broken + broken).texts == broken + broken)
  }

  @Test func moreLettersThanTheListHolds() {
    var rng = SplitMix(seed: 72)
    let letters = (0x4E00..<0x9F00).compactMap { Unicode.Scalar(UInt32($0)) }
    let texts = (0..<4000).map { _ in
      Array(String(String.UnicodeScalarView((0..<5).map { _ in letters[rng.below(letters.count)] })).utf8)
    }
    #expect(thereAndBack(texts).texts == texts)
  }

  /// One worker's numbers serve chunk after chunk.
  @Test func aListBeginsAnew() {
    var numbers = LetterPacking.Numbers()
    for text in ["甲乙丙", "丙丁", "乙"] {
      var (packing, bytes, back) = (LetterPacking(), [UInt8](), [UInt8]())
      Array(text.utf8).withUnsafeBufferPointer { packing.pack($0, by: &numbers, to: &bytes) }
      packing.finish(&numbers)
      packing.unpack(bytes[...], to: &back)
      #expect(String(decoding: back, as: UTF8.self) == text)
      #expect(bytes.count == text.count && packing.letters.count == text.count)
    }
  }

  @Test func figuresHaveNoGaps() {
    #expect(MemoryLayout<ParcelFigures>.stride == 120)
  }
}
