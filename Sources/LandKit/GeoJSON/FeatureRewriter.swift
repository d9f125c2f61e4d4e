/// Rewrites a feature's positions through a change of CRS and copies everything else byte for byte. One a
/// worker.
final class FeatureRewriter {
  private let way: Reprojector
  private let writer: GeometryWriter
  private(set) var edits = FeatureEdits()

  /// What became of a feature.
  enum Outcome: Equatable {
    /// It was written.
    case written
    /// A position, from 0, has no image; nothing was written.
    case noImage(position: Int)
    /// A geometry's type is unknown; nothing was written.
    case unknownType
  }

  /// A rewriter through `way`, whose ordinates get `decimals`.
  init(_ way: Reprojector, decimals: Int) {
    self.way = way
    writer = GeometryWriter(decimals: decimals)
  }

  /// Appends the feature or, with `isBare`, the geometry in `text` to `out`.
  ///
  /// With an identity the geometry is copied as it is, and only a feature's own `crs` goes.
  func rewrite(_ text: UnsafeBufferPointer<UInt8>, isBare: Bool, to out: inout TextBuffer) -> Outcome {
    edits.removeAll()
    if isBare, way.isIdentity {
      out.append(utf8: text)
      return .written
    }
    var scan = FeatureScan(text: text, moves: !way.isIdentity, edits: edits)
    edits = FeatureEdits()
    if isBare { scan.geometry(at: 0) } else { scan.feature(at: 0) }
    swap(&edits, &scan.edits)
    if edits.hasUnknownType { return .unknownType }
    if !edits.xy.isEmpty, let position = way.transform(&edits.xy) { return .noImage(position: position) }
    // A batch may round a ring's first and last position apart; they are one point.
    for (first, last) in edits.closings {
      edits.xy[2 * last] = edits.xy[2 * first]
      edits.xy[2 * last + 1] = edits.xy[2 * first + 1]
    }
    write(text, to: &out)
    return .written
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, to out: inout TextBuffer) {
    var at = 0
    var cut = 0
    func skip(upTo place: Int) {
      while cut < edits.cuts.count, edits.cuts[cut].start < place {
        out.append(utf8: text[at..<edits.cuts[cut].start])
        at = edits.cuts[cut].end
        cut += 1
      }
    }
    for (i, place) in edits.places.enumerated() {
      skip(upTo: place.start)
      out.append(utf8: text[at..<place.start])
      writer.number(edits.xy[2 * i], to: &out)
      out.append(byte: UInt8(ascii: ","))
      writer.number(edits.xy[2 * i + 1], to: &out)
      at = place.end
    }
    skip(upTo: text.count)
    out.append(utf8: text[at...])
  }
}
