/// Rewrites a feature's positions and properties and copies everything else byte for byte. One a worker.
final class FeatureRewriter {
  /// What is done beside the change of CRS.
  struct Options: Sendable {
    /// Decimals of an ordinate; nil for all its digits.
    var decimals: Int?
    /// Whether positions are rounded though they are not moved.
    var rounds = false
    /// Whether rings are turned as RFC 7946 wants them.
    var orients = false
    /// Properties that go.
    var hides: (@Sendable (String) -> Bool)?
    /// Members that are added to the properties, without braces.
    var added: [UInt8] = []
  }

  private let way: Reprojector
  private let options: Options
  private let writer: GeometryWriter
  private let mender: RoundingMender
  private(set) var edits = FeatureEdits()
  /// What rounding did to the polygons of the last feature that was written; nil when it did no harm.
  private(set) var mend: RoundingMend?
  /// Whether the last feature kept all digits, because it is a collection that holds polygons.
  private(set) var keptDigits = false

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
  convenience init(_ way: Reprojector, decimals: Int) { self.init(way, Options(decimals: decimals)) }

  /// A rewriter through `way`.
  init(_ way: Reprojector, _ options: Options) {
    (self.way, self.options) = (way, options)
    writer = GeometryWriter(decimals: options.decimals)
    mender = RoundingMender(writer, source: way.source, target: way.target)
  }

  /// Whether geometries are copied as they are.
  var copiesGeometry: Bool { way.isIdentity && !options.rounds && !options.orients }

  /// Appends the feature or, with `isBare`, the geometry in `text` to `out`.
  ///
  /// With an identity the geometry is copied as it is, and only a feature's own `crs` goes. `shape` is the feature as it
  /// was parsed: its polygons are looked after when they are rounded.
  func rewrite(
    _ text: UnsafeBufferPointer<UInt8>, isBare: Bool, shape: ParsedFeature? = nil, to out: inout TextBuffer
  ) -> Outcome {
    edits.removeAll()
    (mend, keptDigits) = (nil, false)
    if isBare, copiesGeometry {
      out.append(utf8: text)
      return .written
    }
    var scan = FeatureScan(
      text: text, moves: !copiesGeometry, edits: edits, hides: options.hides, added: options.added)
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
    if let shape, !copiesGeometry { lookAfterPolygons(shape) }
    write(text, keptDigits ? GeometryWriter(decimals: nil) : writer, to: &out)
    return .written
  }

  private func lookAfterPolygons(_ shape: ParsedFeature) {
    guard shape.faults.isEmpty, !shape.polygons.isEmpty else { return }
    guard shape.geometryType == .polygon || shape.geometryType == .multiPolygon else {
      keptDigits = options.decimals != nil
      return
    }
    guard shape.polygons.xy.count == edits.xy.count else { return }
    var moved = shape.polygons
    moved.xy = edits.xy
    let isTurned = options.orients && moved.orientRings()
    var all = GeometryWriter(decimals: options.decimals)
    if options.decimals != nil, let found = mender.mend(moved, from: shape.polygons) {
      mend = found
      switch found.outcome {
      case .left: break
      case .mended(let set): moved = set
      case .kept(let set):
        moved = set
        all = GeometryWriter(decimals: nil)
      }
      if case .left = found.outcome, !isTurned { return }
      if options.orients { _ = moved.orientRings() }
    } else if !isTurned {
      return
    }
    var geometry = TextBuffer(capacity: 64 + 24 * moved.vertexCount)
    all.write(moved, multi: shape.geometryType == .multiPolygon, to: &geometry)
    replaceGeometry(shape, by: geometry.bytes)
  }

  private func replaceGeometry(_ shape: ParsedFeature, by text: [UInt8]) {
    let base = shape.isBareGeometry ? shape.geometry.start : shape.span.start
    let span = ByteSpan(start: shape.geometry.start - base, end: shape.geometry.end - base)
    edits.places.removeAll()
    edits.cuts.removeAll { $0.span.start >= span.start && $0.span.end <= span.end }
    let place = edits.cuts.firstIndex { $0.span.start >= span.end } ?? edits.cuts.count
    edits.cuts.insert(.init(span: span, replacement: text), at: place)
  }

  private func write(_ text: UnsafeBufferPointer<UInt8>, _ writer: GeometryWriter, to out: inout TextBuffer) {
    var at = 0
    var cut = 0
    func skip(upTo place: Int) {
      while cut < edits.cuts.count, edits.cuts[cut].span.start < place {
        out.append(utf8: text[at..<edits.cuts[cut].span.start])
        out.append(utf8: edits.cuts[cut].replacement)
        at = edits.cuts[cut].span.end
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
