import Synchronization

/// Finds what became of every parcel between two years (method §7.21).
///
/// Candidate pairs come from boxes; pairs of which one has a twin with its very coordinates in the other year are
/// settled by the overlaps inside the layers, the rest are overlaid. **Complexity**: O(n log n) and an overlay for
/// each pair of changed neighbours. The same for any number of threads.
struct LineageSearch: Sendable {
  let old: LineageInput
  let new: LineageInput
  var settings = LineageSettings()
  var measure = MeasureSettings()
  let threads: Int
  /// The way to the working CRS, for a thread of its own.
  let makeProjection: @Sendable () throws -> any PlaneProjection

  private struct Pair: Sendable {
    var old: Int32
    var new: Int32
    var areas: (sound: Double, slivers: Double, x: Double, y: Double)
  }

  private struct Work: Sendable {
    var candidates = 0
    var overlaid = 0
    var pairs: [Pair] = []
  }

  /// Runs.
  func run() throws -> Lineage {
    let twins = LineageTwins(old, new)
    let work = try overlaps(twins)
    let pairs = work.pairs.sorted { ($0.old, $0.new) < ($1.old, $1.new) }
    var out = Lineage()
    (out.candidates, out.overlaid) = (work.candidates, work.overlaid)
    var joiner = LineageJoiner(old: old, new: new)
    for pair in pairs {
      out.sliverArea += pair.areas.slivers
      guard pair.areas.sound > 0 else {
        out.sliverPairs += 1
        continue
      }
      let smaller = min(old.areas[Int(pair.old)], new.areas[Int(pair.new)])
      if pair.areas.sound >= settings.link * smaller {
        joiner.link(Int(pair.old), Int(pair.new), common: pair.areas.sound)
      } else {
        out.unlinked.append(
          LineageOverlap(
            old: pair.old, new: pair.new, sound: pair.areas.sound, slivers: pair.areas.slivers,
            x: pair.areas.x, y: pair.areas.y))
      }
    }
    out.components = joiner.components()
    try settle(&out, twins)
    return out
  }

  // MARK: Pairs

  private func overlaps(_ twins: LineageTwins) throws -> Work {
    let boxes = old.geometry.boxes()
    let index = BoxIndex(new.geometry.boxes())
    let known = KnownOverlaps(old, new, twins)
    let trees = try edgeTrees(twins)
    let next = Atomic<Int>(0)
    let results = try Workers.run(threads: threads) { _ in
      let overlapper = LineageOverlapper(projection: try makeProjection(), settings: measure)
      var near: [Int] = []
      var work = Work()
      while true {
        let first = next.wrappingAdd(64, ordering: .relaxed).oldValue
        guard first < boxes.count else { return work }
        for a in first..<min(first + 64, boxes.count) where !boxes[a].isEmpty {
          index.query(boxes[a], into: &near)
          if near.isEmpty { continue }
          work.candidates += near.count
          var polygons: PolygonSet?
          for b in near {
            switch known.answer(a, b) {
            case .apart: continue
            case .identical:
              work.pairs.append(
                Pair(old: Int32(a), new: Int32(b), areas: (old.areas[a], 0, boxes[a].minX, boxes[a].minY)))
              continue
            case .ask: break
            }
            work.overlaid += 1
            let set = polygons ?? old.geometry[a]
            polygons = set
            let other = new.geometry[b]
            let edges = trees[b] ?? EdgeTree(other)
            guard let found = try overlapper.overlap(set, area: old.areas[a], other, edges) else { continue }
            if found.sound == 0, found.slivers == 0 { continue }
            work.pairs.append(
              Pair(
                old: Int32(a), new: Int32(b), areas: (found.sound, found.slivers, found.x, found.y)))
          }
        }
      }
    }
    return results.reduce(into: Work()) {
      $0.candidates += $1.candidates
      $0.overlaid += $1.overlaid
      $0.pairs += $1.pairs
    }
  }

  /// The boundaries of later features that may have to be overlaid with several earlier ones.
  private func edgeTrees(_ twins: LineageTwins) throws -> [EdgeTree?] {
    let next = Atomic<Int>(0)
    let count = new.geometry.count
    let parts = try Workers.run(threads: threads) { _ in
      var built: [(Int, EdgeTree)] = []
      while true {
        let first = next.wrappingAdd(256, ordering: .relaxed).oldValue
        guard first < count else { return built }
        for b in first..<min(first + 256, count) where twins.earlier[b] < 0 && !new.geometry.isEmpty(b) {
          built.append((b, EdgeTree(new.geometry[b])))
        }
      }
    }
    var trees = [EdgeTree?](repeating: nil, count: count)
    for (b, tree) in parts.joined() { trees[b] = tree }
    return trees
  }

  // MARK: One and one, gaps

  private enum Settled: Sendable {
    case changed(Int, Double)
    case gap(LineageGap)
  }

  /// Tells same from redrawn, and finds what splits left uncovered.
  private func settle(_ out: inout Lineage, _ twins: LineageTwins) throws {
    let components = out.components
    let near = Dictionary(grouping: out.unlinked, by: \.old)
    let next = Atomic<Int>(0)
    let found = try Workers.run(threads: threads) { _ in
      let overlapper = LineageOverlapper(projection: try makeProjection(), settings: measure)
      var found: [Settled] = []
      while true {
        let i = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard i < components.count else { return found }
        let component = components[i]
        if component.old.count == 1, component.new.count == 1 {
          found.append(.changed(i, try changedShare(component, twins, overlapper)))
        } else if component.kind == .split || component.kind == .reallocated {
          let others = component.old.flatMap { near[Int32($0)] ?? [] }.map { Int($0.new) }
          let left = try overlapper.rest(
            component.old.map { old.geometry[$0] },
            without: (component.new + others).map { new.geometry[$0] })
          if left.sound > 0 {
            found.append(.gap(LineageGap(component: i, area: left.sound, x: left.x, y: left.y)))
          }
        }
      }
    }
    for item in found.joined() {
      switch item {
      case .changed(let i, let share):
        out.components[i].changedShare = share
        out.components[i].kind = share <= settings.same ? .same : .redrawn
      case .gap(let gap): out.gaps.append(gap)
      }
    }
    out.gaps.sort { $0.component < $1.component }
  }

  /// A(a△b)/A(a∪b). The plain areas tell when little changed; slivers are looked for only beyond that.
  private func changedShare(
    _ component: LineageComponent, _ twins: LineageTwins, _ overlapper: LineageOverlapper
  ) throws -> Double {
    let (a, b) = (component.old[0], component.new[0])
    if twins.later[a] >= 0, old.geometry.isIdentical(a, to: b, of: new.geometry) { return 0 }
    let whole = component.oldArea + component.newArea - component.common
    let plain = max(0, whole - component.common) / whole
    if plain <= settings.same { return plain }
    return try overlapper.changed(old.geometry[a], new.geometry[b]) / whole
  }
}

/// What two layers' own overlaps say of pairs between them.
struct KnownOverlaps: Sendable {
  enum Answer { case apart, identical, ask }

  private let old: LineageInput
  private let new: LineageInput
  private let twins: LineageTwins
  private let inOld: Set<UInt64>?
  private let inNew: Set<UInt64>?

  init(_ old: LineageInput, _ new: LineageInput, _ twins: LineageTwins) {
    (self.old, self.new, self.twins) = (old, new, twins)
    inOld = old.overlaps.map { Set($0.map { Self.key($0.first, $0.second) }) }
    inNew = new.overlaps.map { Set($0.map { Self.key($0.first, $0.second) }) }
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
  }

  /// Whether the earlier `a` and the later `b` are the same ground, share none, or must be overlaid.
  func answer(_ a: Int, _ b: Int) -> Answer {
    let (later, earlier) = (twins.later[a], twins.earlier[b])
    if later >= 0, earlier >= 0, later == b || old.geometry.isIdentical(a, to: b, of: new.geometry) {
      return .identical
    }
    if later >= 0, let inNew { return inNew.contains(Self.key(later, Int32(b))) ? .ask : .apart }
    if earlier >= 0, let inOld { return inOld.contains(Self.key(earlier, Int32(a))) ? .ask : .apart }
    return .ask
  }
}
