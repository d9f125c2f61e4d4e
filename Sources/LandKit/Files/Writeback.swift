import CFiles
import Dispatch
import Synchronization

/// Brings a file that grows to the disk while it is being made, and gives the memory of what is there back.
///
/// A result must be on the disk before it takes its place, so that nothing is gained by leaving gigabytes of it to the
/// end; and pages that the system can use again at once are cheaper than new ones, on a virtual machine by far. A
/// thread of its own waits for the disk, at most `limit` steps behind; whoever writes waits only for that.
final class Writeback: Sendable {
  /// What is begun at once, bytes.
  static let step = 4 << 20
  private static let limit = 8

  private struct Progress {
    /// Up to here the bytes are on the disk, or will be waited for.
    var ended = 0
    /// Up to here they are on their way.
    var begun = 0
  }

  private let progress = Mutex(Progress())
  private let queue = DispatchQueue(label: "writeback")
  private let room = DispatchSemaphore(value: Writeback.limit)

  /// Takes note that the file's bytes are written up to `end`.
  func reached(_ end: Int, of descriptor: Int32) {
    let due = progress.withLock { progress -> (ended: Int, begun: Int)? in
      guard end - progress.begun >= Self.step else { return nil }
      let due = (ended: progress.ended, begun: progress.begun)
      (progress.ended, progress.begun) = (progress.begun, end)
      return due
    }
    guard let due else { return }
    room.wait()
    queue.async { [room] in
      cfiles_begin_writeback(descriptor, Int64(due.begun), Int64(end - due.begun))
      if due.begun > due.ended {
        cfiles_end_writeback(descriptor, Int64(due.ended), Int64(due.begun - due.ended))
      }
      room.signal()
    }
  }

  /// Waits until nothing is under way any more; the descriptor may be closed then.
  func drain() { queue.sync {} }
}
