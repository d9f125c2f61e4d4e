/// Numbers keys from 0 in the order in which they first come. Keys are compared byte by byte: leading zeros
/// count, and texts that Unicode calls equivalent are told apart (method §5).
///
/// **Memory**: the bytes of the keys and about 16 bytes each. **Complexity**: constant, amortised.
struct ByteKeyIndex: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing; 0 is free, otherwise the number of the key and 1.
  private var slots: [UInt32] = Array(repeating: 0, count: 16)

  /// How many keys there are.
  var count: Int { ends.count }

  /// The number of `key`, or nil when it is new.
  func find(_ key: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = slots[self.slot(of: key)]
    return slot == 0 ? nil : Int(slot) - 1
  }

  /// The number of `key`, and whether it was new.
  mutating func insert(_ key: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let place = slot(of: key)
    if slots[place] != 0 { return (Int(slots[place]) - 1, false) }
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    slots[place] = UInt32(ends.count)
    if ends.count * 4 > slots.count * 3 { grow() }
    return (ends.count - 1, true)
  }

  /// The text of key `number`.
  func text(_ number: Int) -> String { String(decoding: bytes[range(number)], as: UTF8.self) }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  private func slot(of key: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(key))
    let mask = slots.count - 1
    var place = hasher.finalize() & mask
    while slots[place] != 0 {
      let range = range(Int(slots[place]) - 1)
      if range.count == key.count, bytes[range].elementsEqual(key) { return place }
      place = (place + 1) & mask
    }
    return place
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { all in
      for number in 0..<ends.count {
        slots[slot(of: UnsafeBufferPointer(rebasing: all[range(number)]))] = UInt32(number + 1)
      }
    }
  }
}
