/// The first step of a repair: rings closed, and those too short dropped, so that GEOS can be asked at all.
struct RingStructure {
  /// The set with closed rings of at least four positions.
  private(set) var set = PolygonSet()
  /// Whether anything had to be changed.
  private(set) var isChanged = false
  /// Whether third ordinates, if any, still stand beside their vertices.
  private(set) var keepsZ: Bool

  init(_ source: PolygonSet) {
    keepsZ = !source.z.isEmpty && source.z.count == source.vertexCount
    if source.polygonCount > 0, (0..<source.ringEnds.count).allSatisfy({ Self.isSound(source, ring: $0) }),
      (0..<source.polygonCount).allSatisfy({ !source.rings(ofPolygon: $0).isEmpty })
    {
      set = source
      return
    }
    isChanged = !source.isEmpty
    for polygon in 0..<source.polygonCount { append(source.rings(ofPolygon: polygon), of: source) }
  }

  private static func isSound(_ source: PolygonSet, ring: Int) -> Bool {
    let vertices = source.vertices(ofRing: ring)
    return vertices.count >= 4 && isClosed(source, vertices)
  }

  private static func isClosed(_ source: PolygonSet, _ vertices: Range<Int>) -> Bool {
    let (a, b) = (2 * vertices.lowerBound, 2 * (vertices.upperBound - 1))
    return source.xy[a] == source.xy[b] && source.xy[a + 1] == source.xy[b + 1]
  }

  private mutating func append(_ rings: Range<Int>, of source: PolygonSet) {
    for ring in rings {
      let vertices = source.vertices(ofRing: ring)
      let isOpen = !vertices.isEmpty && !Self.isClosed(source, vertices)
      guard vertices.count + (isOpen ? 1 : 0) >= 4 else {
        // Without its shell a polygon is nothing; without a hole it is the whole shell.
        if ring == rings.lowerBound { return }
        continue
      }
      set.xy.append(contentsOf: source.xy[2 * vertices.lowerBound..<2 * vertices.upperBound])
      if keepsZ { set.z.append(contentsOf: source.z[vertices]) }
      if isOpen {
        set.appendVertex(source.xy[2 * vertices.lowerBound], source.xy[2 * vertices.lowerBound + 1])
        if keepsZ { set.z.append(source.z[vertices.lowerBound]) }
      }
      set.endRing()
    }
    if !rings.isEmpty { set.endPolygon() }
  }
}
