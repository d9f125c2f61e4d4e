import Foundation
import Synchronization

/// What must be removed when the run is interrupted.
public enum TemporaryPaths {
  private static let paths = Mutex<Set<String>>([])

  /// Makes what lies at `path` until `remove` is called; an interrupt comes before it or after it, not between.
  static func making<R: Sendable, E: Error>(_ path: String, _ make: () throws(E) -> R) throws(E) -> R {
    try paths.withLock { paths throws(E) in
      let made = try make()
      paths.insert(path)
      return made
    }
  }

  static func add(_ path: String) { _ = paths.withLock { $0.insert(path) } }
  static func remove(_ path: String) { _ = paths.withLock { $0.remove(path) } }

  /// Removes all of them, then runs `end`, which ends the process; until it does nothing more is made.
  public static func removeAll(_ end: () -> Void = {}) {
    paths.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
      paths = []
      end()
    }
  }
}
