import Dispatch
import Synchronization

/// What is still to be on the disk before a folder of results may take its place. Files wait there beside the threads
/// that make the next ones: each wait is a millisecond or two, in which a core would have nothing to do.
final class PendingSyncs: Sendable {
  private let queue = DispatchQueue(label: "syncs", attributes: .concurrent)
  private let group = DispatchGroup()
  private let failure = Mutex<FileError?>(nil)

  /// Begins `sync` on a thread of its own.
  func add(_ sync: @escaping @Sendable () throws(FileError) -> Void) {
    queue.async(group: group) {
      do throws(FileError) { try sync() } catch {
        self.failure.withLock { $0 = $0 ?? error }
      }
    }
  }

  /// Waits for all that was begun. **Throws** the error of one that failed.
  func wait() throws(FileError) {
    group.wait()
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
