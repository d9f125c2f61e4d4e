/// Writes a small layer once more: its features' bytes as they were, with what was found of them spliced in, so
/// that a result folder stands for itself. For one thread.
struct LayerGeoJSON {
  let study: MeasuredStudy
  let layer: KeptLayer
  var log = RoundingLog()
  private static let groupBytes = 1 << 20

  /// The name of a layer's file in a result folder.
  static func fileName(_ role: LayerRole) -> String { role.rawValue + ".geojson" }

  /// Writes all features to `output`. **Complexity**: linear in the bytes of the layer's files.
  func write(to output: OutputFile) throws {
    let files = try layer.input.files.map { try ByteFile($0.path) }
    let isReprojected = layer.opening.isReprojected
    let rewriter = try GeometryRewriter(
      layer.opening, layer: layer.input.role.rawValue, names: layer.input.files.map(\.name),
      orientsRings: study.request.orientsRings, files: files, log: log, id: { layer.features[$0].id })
    let properties = LayerProperties(layer, in: study)
    let buffer = ByteBuffer()
    var out = TextBuffer(capacity: 1 << 20)
    var members = TextBuffer(capacity: 1024)
    CollectionMembers.head(layer.frames, isReprojected: isReprojected, to: &out)
    for group in groups() {
      let first = layer.features[group.lowerBound].source
      let last = layer.features[group.upperBound - 1].source
      let file = files[Int(first.file)]
      let length = last.offset + Int(last.length) - first.offset
      try buffer.fill(from: file, at: first.offset, keeping: 0, upTo: length)
      guard buffer.count == length else {
        throw FileError(
          .read, file.path, Bilingual(zh: "文件在运行中变短了", en: "the file became shorter during the run"))
      }
      for place in group {
        let feature = layer.features[place]
        let source = feature.source
        out.append(place == 0 ? "\n" : ",\n")
        members.removeAll()
        properties.write(place, to: &members)
        let bytes = UnsafeBufferPointer(
          start: buffer.base + (source.offset - first.offset), count: Int(source.length))
        if rewriter.isNeeded(source, isUsable: feature.reasons.isEmpty) {
          try rewriter.splice(place, bytes, source, properties: members.bytes, to: &out)
        } else {
          FeatureSplicer.splice(bytes, source, properties: members.bytes, to: &out)
        }
      }
      try output.append(out.bytes)
      out.removeAll()
    }
    CollectionMembers.tail(layer.frames, isReprojected: isReprojected, to: &out)
    try output.append(out.bytes)
    try output.finish()
  }

  /// Runs of features of one file, which are read at once.
  private func groups() -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for place in layer.features.indices.dropFirst() {
      let (first, this) = (layer.features[start].source, layer.features[place].source)
      if this.file != first.file || this.offset - first.offset > Self.groupBytes {
        groups.append(start..<place)
        start = place
      }
    }
    if start < layer.features.count { groups.append(start..<layer.features.count) }
    return groups
  }
}
