import LandKit

/// Looks for a text in ids and names, by bytes; ASCII letters match in either case.
struct StudySearch: Sendable {
  private let wanted: [UInt8]

  init(_ text: String) { wanted = text.utf8.map(Self.folded) }

  private static func folded(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }

  func finds(_ index: Int, _ study: ServedStudy) -> Bool {
    finds(study.measured.table.id(index)) || finds(study.measured.nameBytes(index)[...])
  }

  private func finds(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count >= wanted.count, let first = wanted.first else { return false }
    return text.withUnsafeBufferPointer { bytes in
      for start in 0...(bytes.count - wanted.count) where Self.folded(bytes[start]) == first {
        var k = 1
        while k < wanted.count, Self.folded(bytes[start + k]) == wanted[k] { k += 1 }
        if k == wanted.count { return true }
      }
      return false
    }
  }

  /// The first `limit` parcels whose id is `id`.
  static func parcels(withID id: String, in study: ServedStudy, limit: Int) -> [Int] {
    let wanted = Array(id.utf8)
    var found: [Int] = []
    for index in 0..<study.count where study.measured.table.id(index).elementsEqual(wanted) {
      found.append(index)
      if found.count == limit { break }
    }
    return found
  }
}
