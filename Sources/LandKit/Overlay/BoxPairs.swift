/// Finds the pairs of boxes that meet, in any number of boxes, however clustered.
///
/// The plane is halved at the median again and again until at most `leafSize` boxes are left; a box that
/// straddles a cut goes both ways, and a pair counts where the lower left corner of the two boxes' overlap
/// lies, so that it counts once. **Complexity**: O(n log n) besides the pairs.
struct BoxPairs {
  /// A part of the plane and the boxes that reach into it.
  struct Leaf: Sendable {
    var members: [Int32]
    var region: Box
  }

  static let leafSize = 512
  /// Where a cut goes is decided by so many of the boxes, evenly spread among them.
  private static let sampleSize = 511

  /// Cuts the plane until few boxes are left in each part; the same parts for any number of threads.
  static func leaves(
    count: Int, threads: Int = 1, box: @escaping @Sendable (Int32) -> Box
  ) throws -> [Leaf] {
    let everything = Box(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    let members = (0..<Int32(count)).filter { !box($0).isEmpty }
    let few = cut([Leaf(members: members, region: everything)], to: max(leafSize, count / 16), box)
    return try Workers.map(count: few.count, threads: threads, make: {}) { cut([few[$1]], to: leafSize, box) }
      .flatMap { $0 }
  }

  private static func cut(_ parts: [Leaf], to size: Int, _ box: (Int32) -> Box) -> [Leaf] {
    var open = parts
    var done: [Leaf] = []
    while let leaf = open.popLast() {
      guard leaf.members.count > size, let (a, b) = halve(leaf, box) else {
        done.append(leaf)
        continue
      }
      open += [b, a]
    }
    return done
  }

  private static func halve(_ leaf: Leaf, _ box: (Int32) -> Box) -> (Leaf, Leaf)? {
    let step = max(1, leaf.members.count / sampleSize)
    let sample = stride(from: 0, to: leaf.members.count, by: step).map { box(leaf.members[$0]) }
    var extent = Box.empty
    for box in sample { extent.extend(box) }
    let alongX = extent.maxX - extent.minX >= extent.maxY - extent.minY
    for byX in [alongX, !alongX] {
      let starts = sample.map { byX ? $0.minX : $0.minY }.sorted()
      let cut = starts[starts.count / 2]
      let low = leaf.members.filter { (byX ? box($0).minX : box($0).minY) < cut }
      let high = leaf.members.filter { (byX ? box($0).maxX : box($0).maxY) >= cut }
      guard low.count < leaf.members.count * 9 / 10, high.count < leaf.members.count * 9 / 10 else {
        continue
      }
      var (a, b) = (leaf.region, leaf.region)
      if byX { (a.maxX, b.minX) = (cut, cut) } else { (a.maxY, b.minY) = (cut, cut) }
      return (Leaf(members: low, region: a), Leaf(members: high, region: b))
    }
    return nil
  }

  /// The pairs (i < j) of a leaf that count in it.
  static func pairs(in leaf: Leaf, box: (Int32) -> Box) -> [(Int32, Int32)] {
    let sorted = leaf.members.map { ($0, box($0)) }.sorted { ($0.1.minX, $0.0) < ($1.1.minX, $1.0) }
    var pairs: [(Int32, Int32)] = []
    for (place, (i, a)) in sorted.enumerated() {
      for (j, b) in sorted[(place + 1)...] {
        if b.minX > a.maxX { break }
        guard b.minY <= a.maxY, a.minY <= b.maxY else { continue }
        let x = max(a.minX, b.minX), y = max(a.minY, b.minY)
        let region = leaf.region
        guard x >= region.minX, x < region.maxX, y >= region.minY, y < region.maxY else { continue }
        pairs.append((min(i, j), max(i, j)))
      }
    }
    return pairs
  }
}
