import Synchronization

/// A file that any number of threads make together.
struct SharedFile: Sendable {
  /// Does a thread's share, until nothing is left to be begun.
  let work: @Sendable () throws -> Void
  /// Lets the other threads go on when one cannot.
  let fail: @Sendable () -> Void
  /// Ends the file, once all threads are done; for one thread.
  let finish: @Sendable () throws -> Void

  /// Makes `files` with `threads` threads. Each begins with another file, so that they seldom write to the same, and
  /// then helps with the rest.
  static func make(_ files: [SharedFile], threads: Int) throws {
    _ = try Workers.run(threads: threads) { worker in
      do {
        for i in files.indices { try files[(worker + i) % files.count].work() }
      } catch {
        files.forEach { $0.fail() }
        throw error
      }
    }
    for file in files { try file.finish() }
  }

  /// Small files, which the first thread that comes makes alone.
  static func single(_ body: @escaping @Sendable () throws -> Void) -> SharedFile {
    let turn = Turns()
    return SharedFile(work: { if turn.next() == 0 { try body() } }, fail: {}, finish: {})
  }
}

/// Numbers from 0, each given once, whichever threads ask.
final class Turns: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).oldValue }
}
