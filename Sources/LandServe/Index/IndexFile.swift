import Foundation
import LandKit

/// An index on disk: `LANDIDX`, the header's length, the header as JSON, the sections, and SHA-256 of all of it.
///
/// It is read whole and checked whole before it is used; nothing in it is taken on trust afterwards.
enum IndexFile {
  private static let digestSize = 32
  private static let headSize = 16

  /// Writes an index; it appears whole or not at all. **Throws** `FileError`.
  static func write(_ contents: IndexContents, _ header: IndexHeader, to path: String) throws {
    var header = header
    var offset = 0
    let runs = contents.runs
    for (section, bytes) in runs {
      header.sections.append(.init(name: section.rawValue, offset: offset, length: bytes))
      offset += (bytes + 7) & ~7
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var json = try Array(encoder.encode(header))
    while json.count % 8 != 0 { json.append(UInt8(ascii: " ")) }
    let file = try AtomicFile(target: path, overwrite: true)
    do {
      let hash = SHA256()
      var head = IndexHeader.magic
      withUnsafeBytes(of: UInt64(json.count).littleEndian) { head.append(contentsOf: $0) }
      func put(_ bytes: [UInt8]) throws {
        bytes.withUnsafeBytes { hash.update($0) }
        try file.append(bytes)
      }
      try put(head + json)
      for (section, _) in runs { try contents.write(section, put) }
      var digest: [UInt8] = []
      hash.takeDigest().append(to: &digest)
      try file.append(digest)
      try file.commit()
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Why an index cannot be used and is built anew.
  enum Stale: Error { case foreign, version, damaged, otherResults }

  /// Reads an index of the results whose manifest has `digest` and whose ranked layer has `rankedSize` bytes. **Throws** `Stale`, `FileError`.
  static func read(
    _ path: String, digest manifest: String, rankedSize: Int
  ) throws -> (IndexHeader, IndexContents) {
    let file = try ByteFile(path)
    let bytes = try file.bytes(0..<file.size)
    guard bytes.starts(with: IndexHeader.magic), bytes.count > headSize + digestSize else {
      throw Stale.foreign
    }
    let body = bytes.count - digestSize
    let hash = SHA256()
    bytes.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<body])) }
    var digest: [UInt8] = []
    hash.takeDigest().append(to: &digest)
    guard bytes[body...].elementsEqual(digest) else { throw Stale.damaged }
    let length = bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    guard length <= UInt64(body - headSize) else { throw Stale.damaged }
    let start = headSize + Int(length)
    struct Version: Decodable { var version: Int }
    let json = Data(bytes[headSize..<start])
    guard let version = try? JSONDecoder().decode(Version.self, from: json) else { throw Stale.damaged }
    guard version.version == IndexHeader.version else { throw Stale.version }
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let header = try? decoder.decode(IndexHeader.self, from: json) else { throw Stale.damaged }
    guard header.tool == LandKitVersion.current else { throw Stale.version }
    guard header.manifest == manifest, header.rankedSize == rankedSize else {
      throw Stale.otherResults
    }
    var contents = IndexContents()
    for section in IndexSection.allCases {
      guard let place = header.sections.first(where: { $0.name == section.rawValue }), place.offset >= 0,
        place.length >= 0, place.length <= body - start, place.offset <= body - start - place.length
      else { throw Stale.damaged }
      let range = (start + place.offset)..<(start + place.offset + place.length)
      bytes.withUnsafeBytes { contents.read(section, UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
    guard contents.isConsistent(header) else { throw Stale.damaged }
    return (header, contents)
  }
}
