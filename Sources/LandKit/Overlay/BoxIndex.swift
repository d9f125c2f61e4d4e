import CKernels

/// Finds which of a few thousand boxes meet another: a packed tree (sort-tile-recursive; Leutenegger and others
/// 1997). Shared by all workers. **Complexity**: O(n log n) to build, O(log n + hits) to ask.
struct BoxIndex: Sendable {
  private static let fanOut = 8
  /// The boxes in the tree's order, then the levels above, finest first.
  private var boxes: [Box] = []
  /// The place in the layer of each box of the lowest level.
  private var items: [Int32] = []
  private var starts = [0]

  /// An index of `all`. Boxes that are empty or not finite match nothing.
  init(_ all: [Box]) {
    let usable = all.indices.filter { !all[$0].isEmpty && all[$0].isFinite }
    let slices = max(1, Int((Double(usable.count) / Double(Self.fanOut)).squareRoot().rounded(.up)))
    let byX = usable.sorted { (all[$0].minX + all[$0].maxX, $0) < (all[$1].minX + all[$1].maxX, $1) }
    let width = max(1, (byX.count + slices - 1) / slices)
    for first in stride(from: 0, to: byX.count, by: width) {
      let slice = byX[first..<min(first + width, byX.count)]
      items += slice.sorted { (all[$0].minY + all[$0].maxY, $0) < (all[$1].minY + all[$1].maxY, $1) }
        .map { Int32($0) }
    }
    boxes = items.map { all[Int($0)] }
    starts.append(boxes.count)
    while starts[starts.count - 1] - starts[starts.count - 2] > Self.fanOut {
      let (begin, end) = (starts[starts.count - 2], starts[starts.count - 1])
      for first in stride(from: begin, to: end, by: Self.fanOut) {
        var box = Box.empty
        for i in first..<min(first + Self.fanOut, end) { box.extend(boxes[i]) }
        boxes.append(box)
      }
      starts.append(boxes.count)
    }
  }

  /// Puts the places of the boxes that share a point with `box` into `found`, ascending, in place of what it
  /// held.
  func query(_ box: Box, into found: inout [Int]) {
    found.removeAll(keepingCapacity: true)
    let top = starts.count - 2
    withUnsafeBytes(of: box) { query in
      boxes.withUnsafeBytes { boxes in
        guard let boxes = boxes.assumingMemoryBound(to: Double.self).baseAddress,
          let query = query.assumingMemoryBound(to: Double.self).baseAddress
        else { return }
        descend(top, starts[top]..<starts[top + 1], query, boxes, &found)
      }
    }
    if found.count > 1 { found.sort() }
  }

  /// `nodes` are `fanOut` at most; a box is four numbers.
  private func descend(
    _ level: Int, _ nodes: Range<Int>, _ query: UnsafePointer<Double>, _ boxes: UnsafePointer<Double>,
    _ found: inout [Int]
  ) {
    var meeting = ckernels_boxes_meeting(boxes + 4 * nodes.lowerBound, Int32(nodes.count), query)
    while meeting != 0 {
      let node = nodes.lowerBound + meeting.trailingZeroBitCount
      meeting &= meeting - 1
      if level == 0 {
        found.append(Int(items[node]))
      } else {
        let first = starts[level - 1] + (node - starts[level]) * Self.fanOut
        descend(level - 1, first..<min(first + Self.fanOut, starts[level]), query, boxes, &found)
      }
    }
  }
}

extension Box {
  fileprivate var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
}
