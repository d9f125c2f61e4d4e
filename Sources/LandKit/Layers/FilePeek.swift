/// The beginning of a file, and of its end what may say the CRS.
struct FilePeek {
  private(set) var hasByteOrderMark = false
  /// The collection's `crs` member, before or after its features.
  private(set) var crsMember: CollectionFrame.Member?
  /// Vertices of the first geometries.
  private(set) var sample = CoordinateSample()

  init(_ file: ByteFile) throws {
    let stream = FeatureStream(file, chunkSize: 1 << 18, hashing: false)
    let reader = ChunkReader(FeatureParser(wanted: []))
    while sample.count == 0 {
      let more = try reader.next(from: stream) { feature, visit in
        sample.add(
          feature.polygons.isEmpty ? FeatureScan.positions(of: feature, visit) : feature.polygons.xy)
      }
      if !more { break }
    }
    var frame = stream.frame
    hasByteOrderMark = frame.hasByteOrderMark
    if frame.member("crs") == nil, try Self.endMentionsCRS(file) {
      let rest = FeatureStream(file, hashing: false)
      let buffer = ByteBuffer()
      while try rest.next(into: buffer) != nil {}
      frame = rest.frame
    }
    crsMember = frame.member("crs")
  }

  /// Whether the last 64 KiB hold the word; then the whole frame is worth a scan.
  private static func endMentionsCRS(_ file: ByteFile) throws -> Bool {
    let tail = try file.bytes(max(0, file.size - 1 << 16)..<file.size)
    let word = Array("\"crs\"".utf8)
    guard tail.count >= word.count else { return false }
    return (0...(tail.count - word.count)).contains { tail[$0..<($0 + word.count)].elementsEqual(word) }
  }
}
