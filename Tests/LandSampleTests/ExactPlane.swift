@testable import LandSample

/// Plane predicates in exact integers, written apart from the generator.
enum ExactPlane {
  /// The side of `c` from a to b: 1 left, -1 right, 0 on the line.
  static func side(_ a: NanoPoint, _ b: NanoPoint, _ c: NanoPoint) -> Int {
    let d = (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon)
    return d.signum() == 0 ? 0 : Int(d.signum())
  }

  /// Whether two segments cross at a point inside both.
  static func cross(_ a: NanoPoint, _ b: NanoPoint, _ c: NanoPoint, _ d: NanoPoint) -> Bool {
    side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
  }

  /// Even-odd rule over all rings; nil on a boundary.
  static func inside(_ p: NanoPoint, _ rings: [[NanoPoint]]) -> Bool? {
    var inside = false
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) {
        let s = side(a, b, p)
        let within =
          min(a.lon, b.lon) <= p.lon && p.lon <= max(a.lon, b.lon) && min(a.lat, b.lat) <= p.lat
          && p.lat <= max(a.lat, b.lat)
        if s == 0, within { return nil }
        if (a.lat > p.lat) != (b.lat > p.lat), (s > 0) == (b.lat > a.lat) { inside.toggle() }
      }
    }
    return inside
  }

  /// Whether the interiors of two geometries meet, as far as vertices and crossings tell.
  static func overlap(_ a: [[NanoPoint]], _ b: [[NanoPoint]]) -> Bool {
    for ra in a {
      for (p, q) in zip(ra, ra.dropFirst()) {
        for rb in b {
          for (r, s) in zip(rb, rb.dropFirst()) where cross(p, q, r, s) { return true }
        }
      }
    }
    return a.joined().contains { inside($0, b) == true } || b.joined().contains { inside($0, a) == true }
      || a == b
  }

  /// Whether a ring touches or crosses itself anywhere but where neighbours join.
  static func isSimple(_ ring: [NanoPoint]) -> Bool {
    let n = ring.count - 1
    for i in 0..<n {
      for j in (i + 1)..<max(n, i + 1) {
        let (a, b, c, d) = (ring[i], ring[i + 1], ring[j], ring[j + 1])
        if cross(a, b, c, d) { return false }
        let neighbours = j == i + 1 || (i == 0 && j == n - 1)
        if !neighbours, inside(c, [[a, b]]) == nil || inside(a, [[c, d]]) == nil { return false }
        if a == c { return false }
      }
    }
    return n >= 3
  }

  static func box(_ rings: [[NanoPoint]]) -> (NanoPoint, NanoPoint) {
    let all = Array(rings.joined())
    return (
      NanoPoint(lon: all.map(\.lon).min() ?? 0, lat: all.map(\.lat).min() ?? 0),
      NanoPoint(lon: all.map(\.lon).max() ?? 0, lat: all.map(\.lat).max() ?? 0)
    )
  }

  /// The first pair of geometries that overlap.
  static func firstOverlap(_ all: [[[NanoPoint]]]) -> (Int, Int)? {
    let boxes = all.map(box)
    let order = all.indices.sorted { boxes[$0].0.lon < boxes[$1].0.lon }
    for (k, i) in order.enumerated() {
      for j in order[(k + 1)...] {
        if boxes[j].0.lon > boxes[i].1.lon { break }
        if boxes[j].0.lat > boxes[i].1.lat || boxes[i].0.lat > boxes[j].1.lat { continue }
        if overlap(all[i], all[j]) { return (i, j) }
      }
    }
    return nil
  }
}
