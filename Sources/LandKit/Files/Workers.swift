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

  /// The results of `body`, which cannot fail, for 0 ..< `parts`, one thread each, in that order.
  static func each<Output: Sendable>(_ parts: Int, _ body: @Sendable (Int) -> Output) -> [Output] {
    let results = Mutex<[Output?]>(Array(repeating: nil, count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let result = body(part)
      results.withLock { $0[part] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The results of `body` for 0 ..< `count`, in that order whatever the number of threads. Each worker has what
  /// `make` gives it.
  static func map<Tool, Output: Sendable>(
    count: Int, threads: Int, make: @escaping @Sendable () throws -> Tool,
    _ body: @escaping @Sendable (Tool, Int) throws -> Output
  ) throws -> [Output] {
    let turns = Turns()
    let found = try run(threads: min(threads, max(1, count))) { _ in
      let tool = try make()
      var outputs: [(Int, Output)] = []
      while true {
        let index = turns.next()
        guard index < count else { return outputs }
        outputs.append((index, try body(tool, index)))
      }
    }
    return found.joined().sorted { $0.0 < $1.0 }.map(\.1)
  }
}
