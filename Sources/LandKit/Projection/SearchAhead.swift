import Dispatch

/// Questions to PROJ that are asked before their answers are needed, each on a thread of its own.
public enum SearchAhead {
  private static let pending = DispatchGroup()

  static func begin(_ search: @escaping @Sendable () -> Void) {
    DispatchQueue.global().async(group: pending, execute: search)
  }

  /// Waits until none is left, some milliseconds at most. Before a process ends: it would take PROJ's memory from under
  /// them.
  public static func finish() { pending.wait() }
}
