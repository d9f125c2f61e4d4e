/// Writes pieces of an overlay as features and measures them. One a worker.
final class OverlayPieceWriter {
  private let layers: [ToolLayer]
  private let files: [ByteFile]
  private let measurer: PieceMeasurer
  private let projection: any PlaneProjection
  private let geometry = GeometryWriter(decimals: 9)
  private(set) var summary = OverlaySummary()

  init(
    layers: [ToolLayer], files: [ByteFile], projection: any PlaneProjection, measurer: PieceMeasurer
  ) {
    (self.layers, self.files) = (layers, files)
    (self.projection, self.measurer) = (projection, measurer)
  }

  /// Takes what was counted since the last call.
  func takeSummary() -> OverlaySummary {
    defer { summary = OverlaySummary() }
    return summary
  }

  /// Appends a piece: `a_id`, `b_id`, the properties of both with their prefixes, `lk_area_m2`.
  ///
  /// **Throws** `StudyFailure` when the plane cannot be left again, `FileError`.
  func write(_ piece: OverlayPiece, to out: inout TextBuffer) throws {
    let area = AreaPair(plane: piece.plane.planeArea, ellipsoidal: measurer.ellipsoidalArea(piece.plane))
    count(piece, area)
    out.append(#"{"type":"Feature","properties":{"a_id":"#)
    out.append(utf8: piece.a.map { layers[0].features[$0].id } ?? Array("null".utf8))
    out.append(#","b_id":"#)
    out.append(utf8: piece.b.map { layers[1].features[$0].id } ?? Array("null".utf8))
    if let a = piece.a { try properties(of: a, in: 0, prefix: "a_", to: &out) }
    if let b = piece.b { try properties(of: b, in: 1, prefix: "b_", to: &out) }
    out.append(#","lk_area_m2":"#)
    out.append(number: area.ellipsoidal)
    out.append(#"},"geometry":"#)
    var lonLat = piece.plane
    _ = lonLat.orientRings()
    guard projection.unproject(&lonLat.xy) == nil else {
      throw StudyFailure(problems: [
        Problem(
          .coordinateRange, at: place(of: piece),
          Bilingual(zh: "叠置结果无法换算回经纬度", en: "a piece cannot be taken back to longitude and latitude"))
      ])
    }
    lonLat.closeRings()
    geometry.write(lonLat, to: &out)
    out.append(byte: UInt8(ascii: "}"))
  }

  private func place(of piece: OverlayPiece) -> Place {
    piece.a.map { layers[0].features[$0].place } ?? piece.b.map { layers[1].features[$0].place } ?? Place()
  }

  private func properties(
    of feature: Int, in layer: Int, prefix: StaticString, to out: inout TextBuffer
  ) throws {
    let range = layers[layer].features[feature].properties
    if range.isEmpty { return }
    let bytes = try files[layer].bytes(range)
    bytes.withUnsafeBufferPointer { text in
      for member in ObjectScan.members(of: text, at: 0) {
        // The property id is the first that an id is taken from: it stands there already.
        if ObjectScan.isName(member.key, "id", in: text) {
          noteHiddenID(member.value, text, feature, layer)
          continue
        }
        out.append(",\"")
        out.append(prefix)
        out.append(utf8: text[member.key.start..<member.key.end])
        out.append("\":")
        out.append(utf8: text[member.value.start..<member.value.end])
      }
    }
  }

  /// A property `id` that is blank or no text gave way to another column; its own value has no place left.
  private func noteHiddenID(
    _ value: ByteSpan, _ text: UnsafeBufferPointer<UInt8>, _ feature: Int, _ layer: Int
  ) {
    let known = layers[layer].features[feature]
    if text[value.start..<value.end].elementsEqual(known.id) { return }
    let prefix = layer == 0 ? "a_id" : "b_id"
    let shown = String(decoding: text[value.start..<value.end].prefix(40), as: UTF8.self)
    summary.problems.add(
      Problem(
        .propertyClash, severity: .warning, at: known.place,
        Bilingual(
          zh: "属性 id 为 \(shown)，未用作编号，\(prefix) 取自别处",
          en: "its property id is \(shown) and was not taken as the id; \(prefix) is from elsewhere")))
  }

  // MARK: Counting

  private func count(_ piece: OverlayPiece, _ area: AreaPair) {
    let part = OverlaySummary.Part(pieces: 1, area: area)
    switch (piece.a, piece.b) {
    case (.some, .some): summary.both += part
    case (.some, nil): summary.onlyA += part
    default: summary.onlyB += part
    }
    let slivers = (0..<piece.plane.polygonCount).count { index in
      let polygon = piece.plane.polygon(index)
      return measurer.isSliver(area: polygon.planeArea, perimeter: polygon.planePerimeter)
    }
    guard slivers > 0 else { return }
    summary.slivers += slivers
    let other = piece.a != nil ? piece.b.map { layers[1].features[$0].place } : nil
    let with =
      other.map { place in
        let (zh, en) = (
          Place(feature: place.feature, id: place.id).text(.zh),
          Place(feature: place.feature, id: place.id).text(.en)
        )
        return Bilingual(zh: "与 B 的\(zh)相交，", en: "with B's \(en), ")
      } ?? Bilingual(zh: "", en: "")
    summary.problems.add(
      Problem(
        .sliver, at: place(of: piece),
        Bilingual(
          zh: "\(with.zh)含狭长碎片 \(slivers) 个，予以保留；该块面积 \(ecmaNumber(area.plane)) m²",
          en: "\(with.en)slivers: \(slivers), kept; the piece has \(ecmaNumber(area.plane)) m²")))
  }
}
