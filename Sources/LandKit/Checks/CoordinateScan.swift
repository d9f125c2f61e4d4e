/// The faults that single positions show: not finite, out of range, axes swapped, rings open or too short.
struct CoordinateScan {
  let set: PolygonSet
  let kind: CoordinateKind

  /// Adds the faults of one ring; whether the ring is fit for a search of crossings.
  func report(ring: Int, at place: RingPlace, into faults: inout FaultList) -> Bool {
    let vertices = set.vertices(ofRing: ring)
    let isFinite = reportNotFinite(vertices, place, into: &faults)
    if kind == .geographic { reportRange(vertices, place, into: &faults) }
    return reportShape(vertices, place, into: &faults) && isFinite
  }

  /// Whether all positions of the set are finite.
  static func isFinite(_ set: PolygonSet) -> Bool { set.xy.allSatisfy(\.isFinite) }

  private func reportNotFinite(
    _ vertices: Range<Int>, _ place: RingPlace, into faults: inout FaultList
  ) -> Bool {
    let runs = self.runs(vertices) { !($0.isFinite && $1.isFinite) }
    for run in runs {
      let (x, y) = point(run.lowerBound)
      faults.add(
        .coordinateNotFinite, place, vertex: run.lowerBound - vertices.lowerBound + 1, x: x, y: y,
        FaultText.notFinite(x, y, run: run.count))
    }
    return runs.isEmpty
  }

  private func reportRange(_ vertices: Range<Int>, _ place: RingPlace, into faults: inout FaultList) {
    let runs = self.runs(vertices) { x, y in
      x.isFinite && y.isFinite && (abs(x) > 180 || abs(y) > 90)
    }
    guard let first = runs.first else { return }
    let at = first.lowerBound - vertices.lowerBound + 1
    let (x, y) = point(first.lowerBound)
    if vertices.allSatisfy({ abs(point($0).x) <= 90 && abs(point($0).y) <= 180 }) {
      let count = runs.reduce(0) { $0 + $1.count }
      faults.add(.coordinateSwapped, place, vertex: at, x: x, y: y, FaultText.swapped(x, y, count: count))
      return
    }
    for run in runs {
      let (x, y) = point(run.lowerBound)
      faults.add(
        .coordinateRange, place, vertex: run.lowerBound - vertices.lowerBound + 1, x: x, y: y,
        FaultText.outOfRange(x, y, run: run.count))
    }
  }

  private func reportShape(
    _ vertices: Range<Int>, _ place: RingPlace, into faults: inout FaultList
  ) -> Bool {
    guard let first = vertices.first, let last = vertices.last else {
      faults.add(.ringShort, place, vertex: 1, x: .nan, y: .nan, FaultText.short(0))
      return false
    }
    let ((ax, ay), (bx, by)) = (point(first), point(last))
    let isOpen = ax != bx || ay != by
    if isOpen, ax.isFinite, ay.isFinite, bx.isFinite, by.isFinite {
      let gap = ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot()
      faults.add(.ringUnclosed, place, vertex: vertices.count, x: bx, y: by, FaultText.unclosed(gap))
    }
    if vertices.count + (isOpen ? 1 : 0) >= 4 { return true }
    faults.add(.ringShort, place, vertex: 1, x: ax, y: ay, FaultText.short(vertices.count))
    return false
  }

  private func point(_ v: Int) -> (x: Double, y: Double) { (set.xy[2 * v], set.xy[2 * v + 1]) }

  /// The runs of consecutive vertices that are bad; one entry each keeps a file in metres readable.
  private func runs(_ vertices: Range<Int>, _ isBad: (Double, Double) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for v in vertices where isBad(set.xy[2 * v], set.xy[2 * v + 1]) {
      if let last = runs.last, last.upperBound == v {
        runs[runs.count - 1] = last.lowerBound..<v + 1
      } else {
        runs.append(v..<v + 1)
      }
    }
    return runs
  }
}
