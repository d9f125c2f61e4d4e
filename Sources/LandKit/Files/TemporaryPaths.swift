import Foundation
import Synchronization

/// What must be removed when the run is interrupted.
public enum TemporaryPaths {
  private static let paths = Mutex<Set<String>>([])

  static func add(_ path: String) { _ = paths.withLock { $0.insert(path) } }
  static func remove(_ path: String) { _ = paths.withLock { $0.remove(path) } }

  /// Removes all of them.
  public static func removeAll() {
    let all = paths.withLock { paths in
      defer { paths = [] }
      return paths
    }
    for path in all { try? FileManager.default.removeItem(atPath: path) }
  }
}
