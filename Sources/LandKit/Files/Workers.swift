import Dispatch
import Foundation
import Synchronization

/// Runs a job on several threads. Each has a worker of its own; they share nothing but the source they pull
/// from.
enum Workers {
  /// The number of cores this process may run on.
  static var coreCount: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// Makes `threads` workers and lets each run until it is done; returns their results in no set order.
  ///
  /// **Throws** the first error of the worker that began first.
  static func run<Output: Sendable>(
    threads: Int, _ work: @escaping @Sendable (_ worker: Int) throws -> Output
  ) throws -> [Output] {
    let count = max(1, threads)
    let results = Mutex<[Result<Output, any Error>?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { worker in
      let result = Result { try work(worker) }
      results.withLock { $0[worker] = result }
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }
}
