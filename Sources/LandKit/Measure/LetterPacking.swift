/// Texts in fewer bytes: each letter by its number in a list of the letters that occur, one byte for most.
///
/// Names of parcels are made of a few hundred Chinese characters, three bytes each in UTF-8. The names of a chunk share
/// one list, in the order in which the letters came. Bytes under 224 are the first 224 letters; 224 to 254 begin the
/// two bytes of one of the next 7,936; after 255 the rest of the text stands as it is: a letter beyond the list, or
/// bytes that are no UTF-8.
struct LetterPacking: Sendable {
  private static let short = 224
  private static let room = 224 + 31 * 256
  private static let asItIs: UInt8 = 255

  /// The letters in UTF-8, their first byte lowest, and in the highest byte how many there are.
  private(set) var letters: [UInt32] = []
  private var values: [UInt16] = []

  /// Gives each letter its number. One a worker, for one chunk after another.
  struct Numbers {
    fileprivate var numbers = [UInt16](repeating: 0, count: 1 << 16)
  }

  /// Appends `text` to `out`. **Complexity**: linear.
  mutating func pack(_ text: UnsafeBufferPointer<UInt8>, by numbers: inout Numbers, to out: inout [UInt8]) {
    var place = 0
    while place < text.count {
      guard let (letter, length) = Self.letter(text, at: place),
        let number = number(of: letter, &numbers)
      else {
        out.append(Self.asItIs)
        out.append(contentsOf: text[place...])
        return
      }
      if number < Self.short {
        out.append(UInt8(number))
      } else {
        out.append(UInt8(Self.short + (number - Self.short) >> 8))
        out.append(UInt8((number - Self.short) & 0xFF))
      }
      place += length
    }
  }

  /// Makes `numbers` ready for the next chunk, and the list no larger than it is.
  mutating func finish(_ numbers: inout Numbers) {
    for value in values { numbers.numbers[Int(value)] = 0 }
    (letters, values) = (letters.compacted(), [])
  }

  /// Appends the text that was packed as `packed` to `out`, as UTF-8.
  func unpack(_ packed: ArraySlice<UInt8>, to out: inout [UInt8]) {
    var place = packed.startIndex
    while place < packed.endIndex {
      let byte = packed[place]
      place += 1
      if byte == Self.asItIs {
        out.append(contentsOf: packed[place...])
        return
      }
      var number = Int(byte)
      if number >= Self.short {
        number = Self.short + (number - Self.short) << 8 + Int(packed[place])
        place += 1
      }
      var letter = letters[number]
      for _ in 0..<(letter >> 24) {
        out.append(UInt8(truncatingIfNeeded: letter))
        letter >>= 8
      }
    }
  }

  /// The letter's number, a new one when it is new; nil when the list is full.
  private mutating func number(of letter: Letter, _ numbers: inout Numbers) -> Int? {
    let known = Int(numbers.numbers[Int(letter.value)])
    if known > 0 { return known - 1 }
    guard letters.count < Self.room else { return nil }
    letters.append(letter.encoded)
    values.append(letter.value)
    numbers.numbers[Int(letter.value)] = UInt16(letters.count)
    return letters.count - 1
  }

  private struct Letter {
    let value: UInt16
    /// As in `letters`.
    let encoded: UInt32

    /// What `bytes` spell, the first lowest; nil for a longer form than need be, and for a half of a pair.
    init?(_ value: UInt32, _ bytes: UInt32, length: UInt32) {
      let least: UInt32 = length == 3 ? 0x800 : length == 2 ? 0x80 : 0
      guard value >= least, Unicode.Scalar(value) != nil else { return nil }
      (self.value, encoded) = (UInt16(value), bytes | length << 24)
    }
  }

  /// The letter of at most three bytes that begins at `place`, in its one form; nil when there is none.
  @inline(__always)
  private static func letter(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> (Letter, length: Int)? {
    let first = UInt32(text[place])
    if first < 0x80 { return Letter(first, first, length: 1).map { ($0, 1) } }
    func next(_ offset: Int) -> UInt32? {
      guard place + offset < text.count, text[place + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[place + offset])
    }
    guard let a = next(1) else { return nil }
    if first & 0xE0 == 0xC0 {
      return Letter((first & 0x1F) << 6 | a & 0x3F, first | a << 8, length: 2).map { ($0, 2) }
    }
    guard first & 0xF0 == 0xE0, let b = next(2) else { return nil }
    return Letter(
      (first & 0x0F) << 12 | (a & 0x3F) << 6 | b & 0x3F, first | a << 8 | b << 16, length: 3
    ).map { ($0, 3) }
  }
}
