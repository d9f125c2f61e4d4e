/// Writes the ranked GeoJSON: the original bytes with the new properties spliced in, by all threads, in order.
struct RankedGeoJSON: Sendable {
  let study: RankedStudy
  let progress: RunProgress
  var log = RoundingLog()
  private static let groupSize = 256

  private var table: ParcelTable { study.measured.table }

  /// Begins `output`.
  func begin(_ output: OutputFile) throws -> SharedFile {
    var head = TextBuffer()
    let isReprojected = study.measured.opening.isReprojected
    CollectionMembers.head(study.measured.frames, isReprojected: isReprojected, to: &head)
    try output.append(head.bytes)
    let writer = OrderedWriter(output, at: head.bytes.count)
    let files = try study.measured.request.parcels.files.map { try ByteFile($0.path) }
    let groups = Self.groups(table)
    let turns = Turns()
    return SharedFile(
      work: { try work(groups, turns, files, writer) }, fail: writer.fail,
      finish: {
        var tail = TextBuffer()
        CollectionMembers.tail(study.measured.frames, isReprojected: isReprojected, to: &tail)
        try output.write(tail.bytes, at: writer.end)
        try output.finish()
      })
  }

  /// Writes all features to `path`.
  func write(to path: String) throws {
    try SharedFile.make([begin(OutputFile(path))], threads: study.measured.request.threads)
  }

  /// Runs of parcels of one chunk, at most `groupSize` each.
  private static func groups(_ table: ParcelTable) -> [(chunk: Int, places: Range<Int>)] {
    table.chunks.indices.flatMap { chunk -> [(chunk: Int, places: Range<Int>)] in
      let count = table.chunks[chunk].parcels.count
      return stride(from: 0, to: count, by: groupSize).map { (chunk, $0..<min($0 + groupSize, count)) }
    }
  }

  private func work(
    _ groups: [(chunk: Int, places: Range<Int>)], _ turns: Turns, _ files: [ByteFile],
    _ writer: OrderedWriter
  ) throws {
    let request = study.measured.request
    let properties = RankedPropertyWriter(prefix: request.prefix, parks: study.measured.benchmarks)
    let rewriter = try GeometryRewriter(
      study.measured.opening, layer: "parcels", names: request.parcels.files.map(\.name),
      orientsRings: request.orientsRings, files: files, log: log, id: { table.idText($0) })
    let buffer = ByteBuffer()
    var out = TextBuffer(capacity: 1 << 20)
    var members = TextBuffer(capacity: 1024)
    while true {
      let piece = turns.next()
      guard piece < groups.count else { return }
      let (chunk, places) = groups[piece]
      let parcels = table.chunks[chunk].parcels
      let first = parcels[places.lowerBound].source
      let last = parcels[places.upperBound - 1].source
      let end = last.offset + Int(last.length)
      try buffer.fill(from: files[Int(first.file)], at: first.offset, keeping: 0, upTo: end - first.offset)
      out.removeAll()
      for place in places {
        let index = table.start(ofChunk: chunk) + place
        out.append(index == 0 ? "\n" : ",\n")
        members.removeAll()
        properties.write(study.row(index, parcels[place]), to: &members)
        let source = parcels[place].source
        let bytes = UnsafeBufferPointer(
          start: buffer.base + (source.offset - first.offset), count: Int(source.length))
        if rewriter.isNeeded(source, isUsable: parcels[place].isUsable) {
          try rewriter.splice(index, bytes, source, properties: members.bytes, to: &out)
        } else {
          FeatureSplicer.splice(bytes, source, properties: members.bytes, to: &out)
        }
      }
      try writer.write(&out, piece: piece)
      progress.update(.writing, done: table.start(ofChunk: chunk) + places.upperBound, total: table.count)
    }
  }
}
