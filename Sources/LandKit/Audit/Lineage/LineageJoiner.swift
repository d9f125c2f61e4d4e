/// Joins linked parcels of two years into components and tells what became of their ids.
struct LineageJoiner {
  private let old: LineageInput
  private let new: LineageInput
  /// The earlier members, then the later: each points to another of its component, the least to itself.
  private var parents: [Int]
  private var links: [(member: Int, common: Double)] = []

  init(old: LineageInput, new: LineageInput) {
    (self.old, self.new) = (old, new)
    parents = Array(0..<(old.geometry.count + new.geometry.count))
  }

  private mutating func root(_ member: Int) -> Int {
    var at = member
    while parents[at] != at {
      parents[at] = parents[parents[at]]
      at = parents[at]
    }
    return at
  }

  /// Links the earlier `a` and the later `b`, which share `common` m².
  mutating func link(_ a: Int, _ b: Int, common: Double) {
    let (x, y) = (root(a), root(b + old.geometry.count))
    parents[max(x, y)] = min(x, y)
    links.append((a, common))
  }

  /// All components, usable members only; one and one are `same` until their ground is looked at.
  mutating func components() -> [LineageComponent] {
    var places: [Int: Int] = [:]
    var out: [LineageComponent] = []
    let count = old.geometry.count
    for member in parents.indices {
      let isOld = member < count
      let place = isOld ? member : member - count
      guard !(isOld ? old.geometry.isEmpty(place) : new.geometry.isEmpty(place)) else { continue }
      let root = root(member)
      let at = places[root] ?? out.count
      if at == out.count {
        places[root] = at
        out.append(LineageComponent(kind: .same, old: [], new: []))
      }
      if isOld {
        out[at].old.append(place)
        out[at].oldArea += old.areas[place]
      } else {
        out[at].new.append(place)
        out[at].newArea += new.areas[place]
      }
    }
    for link in links {
      if let at = places[root(link.member)] { out[at].common += link.common }
    }
    for i in out.indices { out[i].kind = Self.kind(out[i].old.count, out[i].new.count) }
    identify(&out)
    return out
  }

  private static func kind(_ old: Int, _ new: Int) -> LineageKind {
    switch (old, new) {
    case (0, _): .new
    case (_, 0): .gone
    case (1, 1): .same
    case (1, _): .split
    case (_, 1): .merged
    default: .reallocated
    }
  }

  /// `reused` where an id is earlier in one component and later in another, and in neither of the two in both.
  private func identify(_ components: inout [LineageComponent]) {
    var earlier: [String: [Int]] = [:]
    var later: [String: [Int]] = [:]
    for (i, component) in components.enumerated() {
      for id in Set(component.old.map { old.ids[$0] }) where !id.isEmpty {
        earlier[id, default: []].append(i)
      }
      for id in Set(component.new.map { new.ids[$0] }) where !id.isEmpty { later[id, default: []].append(i) }
    }
    var reused = Set<Int>()
    for (id, before) in earlier {
      guard let after = later[id] else { continue }
      let left = before.filter { !after.contains($0) }, moved = after.filter { !before.contains($0) }
      if !left.isEmpty, !moved.isEmpty { reused.formUnion(left + moved) }
    }
    for i in components.indices {
      let component = components[i]
      if reused.contains(i) {
        components[i].identity = .reused
      } else if !component.old.isEmpty, !component.new.isEmpty {
        let before = Set(component.old.map { old.ids[$0] })
        let isKept = component.new.contains { !new.ids[$0].isEmpty && before.contains(new.ids[$0]) }
        components[i].identity = isKept ? .kept : .changed
      }
    }
  }
}
