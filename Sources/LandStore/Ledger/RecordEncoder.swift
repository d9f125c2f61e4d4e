import LandKit

/// The canonical encoding of a row, which `docs/ledger.md` defines: for each column that is not NULL, in the order of
/// the names' bytes, the name and the value.
struct RecordEncoder {
  /// The place of each column in the row, and its encoded name, in the order of names.
  private let fields: [(place: Int, name: [UInt8])]
  private var bytes: [UInt8] = []
  private let hash = SHA256()

  /// An encoder for rows whose columns are `columns`, in this order.
  init(_ columns: [String]) {
    fields = columns.enumerated()
      .sorted { $0.element.utf8.lexicographicallyPrecedes($1.element.utf8) }
      .map { (place, name) in
        var bytes: [UInt8] = []
        Self.append(text: name, to: &bytes)
        return (place, bytes)
      }
  }

  /// The digest of a row about to be stored.
  mutating func digest(_ values: [StoredValue]) -> Digest256 {
    bytes.removeAll(keepingCapacity: true)
    for field in fields where values[field.place] != .null {
      bytes += field.name
      Self.append(values[field.place], to: &bytes)
    }
    return Self.digest(&bytes, hash)
  }

  /// The digest of a row as stored, its columns beginning at `offset`.
  mutating func digest(_ row: StoredRow, from offset: Int) -> Digest256 {
    bytes.removeAll(keepingCapacity: true)
    for field in fields where !row.isNull(offset + field.place) {
      bytes += field.name
      row.append(offset + field.place, to: &bytes)
    }
    return Self.digest(&bytes, hash)
  }

  private static func digest(_ bytes: inout [UInt8], _ hash: SHA256) -> Digest256 {
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.takeDigest()
  }

  static func append(_ value: StoredValue, to bytes: inout [UInt8]) {
    switch value {
    case .null: break
    case .integer(let number): append("i", UInt64(bitPattern: number), to: &bytes)
    case .real(let number): append("r", number.bitPattern, to: &bytes)
    case .text(let text):
      bytes.append(UInt8(ascii: "t"))
      append(text: text, to: &bytes)
    case .blob(let blob):
      append("b", UInt64(blob.count), to: &bytes)
      bytes += blob
    }
  }

  /// The length in bytes as eight bytes, then the bytes.
  static func append(text: String, to bytes: inout [UInt8]) {
    append(word: UInt64(text.utf8.count), to: &bytes)
    bytes += text.utf8
  }

  @inline(__always)
  static func append(_ tag: Unicode.Scalar, _ word: UInt64, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: tag))
    append(word: word, to: &bytes)
  }

  @inline(__always)
  static func append(word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

extension StoredRow {
  /// Appends the encoded value of a column, as it is stored and not as its column was declared.
  fileprivate func append(_ i: Int, to bytes: inout [UInt8]) {
    guard case let tag = tag(i), tag == "t" || tag == "b" else {
      return RecordEncoder.append(value(i), to: &bytes)
    }
    withTextOrBytes(i) {
      RecordEncoder.append(tag, UInt64($0.count), to: &bytes)
      bytes += $0
    }
  }
}
