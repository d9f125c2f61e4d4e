extension Array {
  /// The same elements in a buffer of just their size. O(n).
  ///
  /// An empty array is the shared one: the initializer below would write its count of 0 into that, which harms nobody
  /// but is a data race to the thread sanitizer.
  func compacted() -> [Element] {
    guard !isEmpty else { return [] }
    return [Element](unsafeUninitializedCapacity: count) { $1 = $0.initialize(fromContentsOf: self) }
  }
}
