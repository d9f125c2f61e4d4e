/// A binary heap of points by the area of their triangles, ties by their place: the order is the same in every run.
struct TriangleHeap {
  struct Entry: Comparable {
    let area: Int64
    let place: Int32
    let stamp: UInt32

    static func < (a: Entry, b: Entry) -> Bool { (a.area, a.place, a.stamp) < (b.area, b.place, b.stamp) }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0, entry < entries[(child - 1) / 2] {
      entries[child] = entries[(child - 1) / 2]
      child = (child - 1) / 2
    }
    entries[child] = entry
  }

  mutating func pop() -> Entry? {
    guard let top = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return top }
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= entries.count { break }
      if child + 1 < entries.count, entries[child + 1] < entries[child] { child += 1 }
      if last < entries[child] { break }
      entries[hole] = entries[child]
      hole = child
    }
    entries[hole] = last
    return top
  }
}
