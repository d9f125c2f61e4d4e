/// The beginning of a file, and of its end what may say the CRS.
struct FilePeek {
  private(set) var hasByteOrderMark = false
  /// The collection's `crs` member, before or after its features.
  private(set) var crsMember: CollectionFrame.Member?
  /// Vertices of the first geometries, interleaved.
  private(set) var sample: [Double] = []

  var box: Box {
    var set = PolygonSet()
    set.xy = sample
    return set.box
  }

  init(_ file: ByteFile) throws {
    let stream = FeatureStream(file, chunkSize: 1 << 18, hashing: false)
    let reader = ChunkReader(FeatureParser(wanted: []))
    while sample.isEmpty {
      let more = try reader.next(from: stream) { feature, visit in
        if feature.polygons.isEmpty, sample.count < 20_000 {
          sample += FeatureScan.positions(of: feature, visit).prefix(20_000)
        }
        for ring in 0..<feature.polygons.ringEnds.count where sample.count < 20_000 {
          let vertices = feature.polygons.vertices(ofRing: ring)
          sample += feature.polygons.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)]
        }
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
