/// Finds the known name that a misspelt one most likely meant.
public enum NearestName {
  /// The nearest of `known` to `text` by edit distance, or nil when none is near: more than a third of the
  /// letters (at least two edits are always allowed in names longer than three) would have to change.
  /// Case is ignored. Ties go to the earlier.
  static func nearest(to text: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(text.lowercased().unicodeScalars.prefix(64))
    var best: (name: String, distance: Int)?
    for name in known {
      let letters = Array(name.lowercased().unicodeScalars.prefix(64))
      let longest = max(wanted.count, letters.count)
      let limit = longest <= 3 ? 1 : max(2, longest / 3)
      let distance = editDistance(wanted, letters)
      if distance <= limit && distance < (best?.distance ?? .max) { best = (name, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
  ///
  /// **Complexity**: product of the lengths.
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...b.count {
        let same = a[i - 1] == b[j - 1]
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }

  /// `"; did you mean …?"` in both languages, or nothing when no name is near.
  public static func hint(for text: String, among known: some Sequence<String>) -> Bilingual {
    guard let near = nearest(to: text, among: known) else { return Bilingual(zh: "", en: "") }
    return Bilingual(zh: "；是否应为 \(near)？", en: "; did you mean \(near)?")
  }
}
