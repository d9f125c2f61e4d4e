/// What must change in a feature's text when its positions move. Reused from feature to feature.
struct FeatureEdits {
  /// The first two ordinates of every position, interleaved, in the order of the text.
  var xy: [Double] = []
  /// Where these stand in the text: from the first byte of x to the last of y.
  var places: [ByteSpan] = []
  /// First and last position of a line or ring that returns to where it began.
  var closings: [(first: Int, last: Int)] = []
  /// What goes, and what comes in its place, in the order of the text.
  var cuts: [Cut] = []
  /// How many of them are `bbox`, and how many `crs`.
  var boxes = 0
  /// See `boxes`.
  var systems = 0
  /// Whether some geometry's type is none that GeoJSON knows, so that its positions are not known either.
  var hasUnknownType = false

  /// Bytes that go, perhaps none, and those that come in their place.
  struct Cut {
    var span: ByteSpan
    var replacement: [UInt8] = []
  }

  mutating func removeAll() {
    xy.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    closings.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
    (boxes, systems, hasUnknownType) = (0, 0, false)
  }
}

/// Visits the positions of any geometry, and the members beside them that a change of CRS makes stale.
///
/// The text is one feature or geometry that `FeatureParser` found no fault in; bytes after it are readable.
struct FeatureScan {
  let text: UnsafeBufferPointer<UInt8>
  /// Whether positions will change: then `bbox` goes, and what stands in the geometry is visited.
  let moves: Bool
  var edits: FeatureEdits
  /// Properties that go.
  var hides: (@Sendable (String) -> Bool)?
  /// Members that are added to the properties, without braces; empty for none.
  var added: [UInt8] = []

  /// Visits a feature. Its `crs` goes in any case.
  mutating func feature(at start: Int) {
    var keptOne = false
    for member in ObjectScan.members(of: text, at: start) {
      if drop(member, keptOne: keptOne) { continue }
      keptOne = true
      if moves, ObjectScan.isName(member.key, "geometry", in: text) { geometry(at: member.value.start) }
      if hides != nil || !added.isEmpty, ObjectScan.isName(member.key, "properties", in: text) {
        properties(member.value)
      }
    }
  }

  private mutating func properties(_ span: ByteSpan) {
    guard text[span.start] == UInt8(ascii: "{") else {
      if !added.isEmpty {
        edits.cuts.append(.init(span: span, replacement: Array("{".utf8) + added + Array("}".utf8)))
      }
      return
    }
    var keptOne = false
    for member in ObjectScan.members(of: text, at: span.start) {
      if let hides, hides(JSONText.decoded(text[member.key.start..<member.key.end])) {
        edits.cuts.append(.init(span: member.cut(first: !keptOne)))
      } else {
        keptOne = true
      }
    }
    guard !added.isEmpty else { return }
    let end = ByteSpan(start: span.end - 1, end: span.end - 1)
    edits.cuts.append(.init(span: end, replacement: (keptOne ? [UInt8(ascii: ",")] : []) + added))
  }

  /// Visits a geometry object, collections through and through; `null` has no positions.
  mutating func geometry(at start: Int) {
    let members = ObjectScan.members(of: text, at: start)
    if !members.isEmpty, !hasKnownType(members) { edits.hasUnknownType = true }
    var keptOne = false
    for member in members {
      if drop(member, keptOne: keptOne) { continue }
      keptOne = true
      let holdsPositions =
        ObjectScan.isName(member.key, "coordinates", in: text)
        || ObjectScan.isName(member.key, "geometries", in: text)
      if holdsPositions, !edits.hasUnknownType { coordinates(member.value) }
    }
  }

  private mutating func drop(_ member: ObjectScan.Member, keptOne: Bool) -> Bool {
    if ObjectScan.isName(member.key, "crs", in: text) {
      edits.systems += 1
    } else if moves, ObjectScan.isName(member.key, "bbox", in: text) {
      edits.boxes += 1
    } else {
      return false
    }
    edits.cuts.append(.init(span: member.cut(first: !keptOne)))
    return true
  }

  private func hasKnownType(_ members: [ObjectScan.Member]) -> Bool {
    guard let type = members.last(where: { ObjectScan.isName($0.key, "type", in: text) })?.value,
      text[type.start] == UInt8(ascii: "\"")
    else { return false }
    let inside = ByteSpan(start: type.start + 1, end: type.end - 1)
    return GeometryType.named.contains { ObjectScan.isName(inside, $0.0, in: text) }
  }

  private mutating func coordinates(_ span: ByteSpan) {
    var opened: [Int] = []
    var at = span.start
    while at < span.end {
      switch text[at] {
      case UInt8(ascii: "["):
        let inside = ObjectScan.skipBlanks(text, at + 1)
        if text[inside] &- 48 <= 9 || text[inside] == UInt8(ascii: "-") {
          at = position(inside)
        } else {
          opened.append(edits.places.count)
          at = inside
        }
      case UInt8(ascii: "]"):
        if let first = opened.popLast() { noteClosing(first) }
        at += 1
      case UInt8(ascii: "{"):
        geometry(at: at)
        at = ElementScan.end(of: text, from: at) ?? span.end
      default: at += 1
      }
    }
  }

  /// Takes the position whose first ordinate stands at `start`, and returns where its bracket closes.
  private mutating func position(_ start: Int) -> Int {
    guard let base = text.baseAddress else { return text.count }
    var at = start
    if let x = try? NumberScanner.scan(base, at: &at) {
      at = ObjectScan.skipBlanks(text, ObjectScan.skipBlanks(text, at) + 1)
      if let y = try? NumberScanner.scan(base, at: &at) {
        edits.xy.append(x)
        edits.xy.append(y)
        edits.places.append(ByteSpan(start: start, end: at))
      }
    }
    while at < text.count, text[at] != UInt8(ascii: "]") { at += 1 }
    return at + 1
  }

  private mutating func noteClosing(_ first: Int) {
    let last = edits.places.count - 1
    guard last > first, edits.xy[2 * first] == edits.xy[2 * last],
      edits.xy[2 * first + 1] == edits.xy[2 * last + 1]
    else { return }
    edits.closings.append((first, last))
  }
}

extension FeatureScan {
  /// The first two ordinates of every position of a feature of any geometry type, interleaved; empty when it
  /// has faults or no known type.
  static func positions(of feature: ParsedFeature, _ visit: ChunkReader.Visit) -> [Double] {
    guard feature.faults.isEmpty, !feature.geometry.isNone else { return [] }
    var scan = FeatureScan(text: visit.bytes(feature.geometry), moves: true, edits: FeatureEdits())
    scan.geometry(at: 0)
    return scan.edits.xy
  }
}
