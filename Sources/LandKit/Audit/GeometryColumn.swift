/// The polygons of many features in flat buffers (GeoArrow's layout), so that a hundred thousand of them are four
/// arrays and not as many objects.
///
/// **Memory**: 16 bytes a vertex, 8 a ring, a polygon and a feature.
public struct GeometryColumn: Sendable {
  private var all = PolygonSet()
  /// The polygon after the last of each feature.
  private var featureEnds: [Int] = []

  /// No features.
  public init() {}

  /// How many features there are.
  public var count: Int { featureEnds.count }
  /// How many vertices there are in all.
  public var vertexCount: Int { all.vertexCount }

  /// Appends one feature; an empty set stands for one that is unusable.
  mutating func append(_ set: PolygonSet) {
    let (vertices, rings) = (all.vertexCount, all.ringEnds.count)
    all.xy.append(contentsOf: set.xy)
    for end in set.ringEnds { all.ringEnds.append(vertices + end) }
    for end in set.polygonEnds { all.polygonEnds.append(rings + end) }
    featureEnds.append(all.polygonEnds.count)
  }

  /// Appends all features of another column.
  mutating func append(_ other: GeometryColumn) {
    let (vertices, rings, polygons) = (all.vertexCount, all.ringEnds.count, all.polygonEnds.count)
    all.xy.append(contentsOf: other.all.xy)
    for end in other.all.ringEnds { all.ringEnds.append(vertices + end) }
    for end in other.all.polygonEnds { all.polygonEnds.append(rings + end) }
    for end in other.featureEnds { featureEnds.append(polygons + end) }
  }

  private func polygons(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : featureEnds[index - 1])..<featureEnds[index]
  }

  private func rings(_ index: Int) -> Range<Int> {
    let polygons = polygons(index)
    let first = polygons.lowerBound == 0 ? 0 : all.polygonEnds[polygons.lowerBound - 1]
    return first..<(polygons.isEmpty ? first : all.polygonEnds[polygons.upperBound - 1])
  }

  private func vertices(_ rings: Range<Int>) -> Range<Int> {
    let first = rings.lowerBound == 0 ? 0 : all.ringEnds[rings.lowerBound - 1]
    return first..<(rings.isEmpty ? first : all.ringEnds[rings.upperBound - 1])
  }

  /// Whether feature `index` has no polygon.
  public func isEmpty(_ index: Int) -> Bool { polygons(index).isEmpty }

  /// The polygons of feature `index`, by themselves.
  public subscript(index: Int) -> PolygonSet {
    let rings = rings(index)
    let vertices = vertices(rings)
    var set = PolygonSet()
    set.xy = Array(all.xy[(2 * vertices.lowerBound)..<(2 * vertices.upperBound)])
    set.ringEnds = all.ringEnds[rings].map { $0 - vertices.lowerBound }
    set.polygonEnds = all.polygonEnds[polygons(index)].map { $0 - rings.lowerBound }
    return set
  }

  /// The box of each feature; empty ones for those without polygons. **Complexity**: linear in the vertices.
  func boxes() -> [Box] {
    (0..<count).map { index in
      var box = Box.empty
      for v in vertices(rings(index)) { box.extend(all.xy[2 * v], all.xy[2 * v + 1]) }
      return box
    }
  }

  /// A hash of the coordinates of feature `index`, to the bit: the same on every machine.
  func hash(_ index: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    let rings = rings(index)
    for v in vertices(rings) {
      hash = (hash ^ all.xy[2 * v].bitPattern) &* 0x9e37_79b9_7f4a_7c15
      hash = (hash ^ (hash >> 29) ^ all.xy[2 * v + 1].bitPattern) &* 0xbf58_476d_1ce4_e5b9
    }
    return hash ^ UInt64(rings.count)
  }

  /// Whether feature `index` has the very coordinates, rings and polygons of feature `other` of `column`.
  func isIdentical(_ index: Int, to other: Int, of column: GeometryColumn) -> Bool {
    let (a, b) = (vertices(rings(index)), column.vertices(column.rings(other)))
    guard a.count == b.count else { return false }
    for (v, w) in zip(a, b)
    where all.xy[2 * v] != column.all.xy[2 * w] || all.xy[2 * v + 1] != column.all.xy[2 * w + 1] {
      return false
    }
    return self[index] == column[other]
  }
}
