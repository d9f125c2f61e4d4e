/// A ring without its closing vertex, repeated vertices and spikes, and the positions they had in the file:
/// what crossings are searched in, so that each fault is named once and not by its echoes.
struct CleanRing {
  /// The end of a spike.
  private struct Tip {
    var x: Double
    var y: Double
    var isExact: Bool
  }

  let place: RingPlace
  /// `x0, y0, x1, y1, …`, not closed.
  private(set) var xy: [Double] = []
  /// The position of each vertex in the ring of the file, from 1.
  private(set) var positions: [Int] = []

  var count: Int { positions.count }
  /// Whether nothing with an area is left.
  var isCollapsed: Bool { count < 3 }
  var isHole: Bool { place.ring > 1 }

  var box: Box {
    var box = Box.empty
    for i in 0..<count { box.extend(xy[2 * i], xy[2 * i + 1]) }
    return box
  }

  func point(_ i: Int) -> (x: Double, y: Double) { (xy[2 * i], xy[2 * i + 1]) }
  func next(_ i: Int) -> Int { i + 1 == count ? 0 : i + 1 }

  /// Takes the ring's vertices from `set`, open or closed, and lists repeated vertices and spikes.
  init(
    _ set: PolygonSet, ring: Int, at place: RingPlace, tolerance: Double, signs: ExactSign,
    faults: inout FaultList
  ) {
    self.place = place
    let vertices = set.vertices(ofRing: ring)
    for (k, v) in vertices.enumerated() {
      let (x, y) = (set.xy[2 * v], set.xy[2 * v + 1])
      if let last = positions.indices.last, point(last) == (x, y) {
        faults.add(.ringDuplicateVertex, place, vertex: k + 1, x: x, y: y, FaultText.duplicate(k + 1))
        continue
      }
      xy.append(x)
      xy.append(y)
      positions.append(k + 1)
    }
    if count > 1, point(0) == point(count - 1) { remove(at: count - 1) }
    stripSpikes(signs, tolerance: tolerance, faults: &faults)
  }

  /// Removes spike after spike: where the tip goes, the way there and back goes too.
  private mutating func stripSpikes(_ signs: ExactSign, tolerance: Double, faults: inout FaultList) {
    var tips: [Int: Tip] = [:]
    // Vertices on the way to a tip that is gone: where they turn back now, it is the same spike.
    var echoes: Set<Int> = []
    let start: (x: Double, y: Double) = count > 0 ? point(0) : (.nan, .nan)
    var i = 0
    var quiet = 0
    while count >= 3, quiet < count {
      i = i < count ? i : 0
      let (p, c, n) = (point(i == 0 ? count - 1 : i - 1), point(i), point(next(i)))
      switch signs.turn(p, c, n, tolerance: tolerance) {
      case .proper: quiet += 1
      case .needle:
        tips[positions[i], default: Tip(x: c.x, y: c.y, isExact: false)].isExact = false
        quiet += 1
      case .back:
        tips[positions[i]] = echoes.contains(positions[i]) ? nil : Tip(x: c.x, y: c.y, isExact: true)
        echoes.formUnion([positions[i == 0 ? count - 1 : i - 1], positions[next(i)]])
        removeSpike(at: i)
        // What was before the tip may turn back now.
        i = max(0, i - 2)
        quiet = 0
        continue
      }
      i += 1
    }
    if isCollapsed {
      faults.add(.zeroArea, place, vertex: 1, x: start.x, y: start.y, FaultText.zeroArea)
      return
    }
    reportSpikes(tips, faults: &faults)
  }

  private func reportSpikes(_ tips: [Int: Tip], faults: inout FaultList) {
    for (vertex, tip) in tips.sorted(by: { $0.key < $1.key }) {
      let text = FaultText.spike(vertex, exact: tip.isExact)
      if tip.isExact {
        faults.add(.ringSpike, place, vertex: vertex, x: tip.x, y: tip.y, text)
      } else {
        faults.addValid(.ringSpike, place, vertex: vertex, x: tip.x, y: tip.y, text)
      }
    }
  }

  /// Removes the tip, and one of its neighbours when they are the same point.
  private mutating func removeSpike(at i: Int) {
    let (p, n) = (i == 0 ? count - 1 : i - 1, next(i))
    let meet = point(p) == point(n)
    if meet {
      for index in [i, n].sorted(by: >) { remove(at: index) }
    } else {
      remove(at: i)
    }
  }

  private mutating func remove(at i: Int) {
    xy.removeSubrange(2 * i..<2 * i + 2)
    positions.remove(at: i)
  }
}
