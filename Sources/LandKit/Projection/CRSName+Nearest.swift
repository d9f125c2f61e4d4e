extension CRSName {
  /// The known names that `text` may have meant: at most three, two edits away at most, nearest first.
  static func nearest(to text: String) -> [String] {
    let wanted = text.uppercased()
    guard wanted.count <= 40 else { return [] }
    let key = CRSName(text).canonical ?? wanted
    let known = ["OGC:CRS84", "CRS84", "EPSG:4326", "GCJ-02", "BD-09"] + ChinaGrids.all.map { "EPSG:\($0)" }
    var scored: [(name: String, distance: Int, order: Int)] = []
    for (order, name) in known.enumerated() {
      let distance = editDistance(Array(key), Array(name))
      if distance <= 2 { scored.append((name, distance, order)) }
    }
    scored.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
    return scored.prefix(3).map(\.name)
  }

  /// Edits that turn one text into another, two neighbours exchanged counting as one (optimal string
  /// alignment), since `4574` for `4547` is the usual slip.
  static func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(row[j] + 1, previous[j + 1] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
