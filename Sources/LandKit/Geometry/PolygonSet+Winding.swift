extension PolygonSet {
  /// Turns shells counter-clockwise and holes clockwise, as RFC 7946 wants them; says whether any was turned.
  /// **Complexity**: linear.
  mutating func orientRings() -> Bool {
    var isChanged = false
    for polygon in 0..<polygonCount {
      let rings = rings(ofPolygon: polygon)
      for ring in rings {
        let area = signedPlaneArea(ofRing: ring)
        guard ring == rings.lowerBound ? area < 0 : area > 0 else { continue }
        reverse(ring: ring)
        isChanged = true
      }
    }
    return isChanged
  }

  private mutating func reverse(ring: Int) {
    let vertices = vertices(ofRing: ring)
    var (a, b) = (vertices.lowerBound, vertices.upperBound - 1)
    while a < b {
      xy.swapAt(2 * a, 2 * b)
      xy.swapAt(2 * a + 1, 2 * b + 1)
      if !z.isEmpty { z.swapAt(a, b) }
      a += 1
      b -= 1
    }
  }

  /// Makes the last vertex of each ring the first again, where a batch transform rounded them apart.
  mutating func closeRings() {
    for ring in 0..<ringEnds.count {
      let vertices = vertices(ofRing: ring)
      guard vertices.count > 1 else { continue }
      xy[2 * (vertices.upperBound - 1)] = xy[2 * vertices.lowerBound]
      xy[2 * vertices.upperBound - 1] = xy[2 * vertices.lowerBound + 1]
    }
  }
}
