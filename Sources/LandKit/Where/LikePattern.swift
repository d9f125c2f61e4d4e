/// A `like` pattern: `%` stands for any characters, `_` for one. Case counts; there is no escape.
struct LikePattern: Sendable, Equatable {
  private let pattern: [Unicode.Scalar]

  init(_ pattern: String) { self.pattern = Array(pattern.unicodeScalars) }

  /// Whether the whole of `text` fits.
  ///
  /// **Complexity**: product of the lengths at worst; only the last `%` is ever tried again.
  func matches(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    var (t, p) = (0, 0)
    var retry: (t: Int, p: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "%" {
        retry = (t, p)
        p += 1
      } else if p < pattern.count, pattern[p] == "_" || pattern[p] == text[t] {
        t += 1
        p += 1
      } else if let (from, percent) = retry {
        retry = (from + 1, percent)
        t = from + 1
        p = percent + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "%" }
  }
}
