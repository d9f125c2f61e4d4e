/// Numbers keys from 0 in the order in which they first come. Keys are compared byte by byte: leading zeros
/// count, and texts that Unicode calls equivalent are told apart (method §5).
///
/// **Memory**: the bytes of the keys and about 24 bytes each. **Complexity**: constant, amortised.
struct ByteKeyIndex: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing; 0 is free, otherwise the key's hash in the high half and its number and 1 in the low: most
  /// keys that are not the wanted one are told apart without being looked at.
  private var slots: [UInt64] = Array(repeating: 0, count: 16)

  /// How many keys there are.
  var count: Int { ends.count }

  /// The number of `key`, or nil when it is new.
  func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = slots[place(of: key, hash: ByteKeyIndex.hash(key))]
    return slot == 0 ? nil : ByteKeyIndex.number(slot)
  }

  /// The number of `key`, and whether it was new.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = ByteKeyIndex.hash(key)
    let place = place(of: key, hash: hash)
    if slots[place] != 0 { return (ByteKeyIndex.number(slots[place]), false) }
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    slots[place] = hash << 32 | UInt64(ends.count)
    if ends.count * 3 > slots.count * 2 { grow() }
    return (ends.count - 1, true)
  }

  /// The text of key `number`.
  func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  private static func number(_ slot: UInt64) -> Int { Int(slot & 0xFFFF_FFFF) - 1 }

  /// 32 bits, as a number, seeded anew in each run, so that no file can be made of keys that all meet.
  static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(key))
    return UInt64(UInt32(truncatingIfNeeded: hasher.finalize()))
  }

  /// Where the key is, or where it would be put.
  private func place(of key: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(hash) & mask
    while slots[place] != 0 {
      if slots[place] >> 32 == hash, isEqual(range(ByteKeyIndex.number(slots[place])), key) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private func isEqual(_ range: Range<Int>, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count == key.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for i in 0..<key.count where all[range.lowerBound + i] != key[i] { return false }
      return true
    }
  }

  private mutating func grow() {
    var wider = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = wider.count - 1
    for slot in slots where slot != 0 {
      var place = Int(slot >> 32) & mask
      while wider[place] != 0 { place = (place + 1) & mask }
      wider[place] = slot
    }
    slots = wider
  }
}
