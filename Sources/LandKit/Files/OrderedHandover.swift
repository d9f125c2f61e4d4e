import Dispatch
import Foundation

/// Hands numbered pieces that several threads make to the calling thread, in the order of their numbers.
///
/// At most `limit` pieces wait. `@unchecked Sendable`: the state is touched only while the condition's lock is held.
final class OrderedHandover<Piece: Sendable>: @unchecked Sendable {
  /// The taker has stopped: nothing more is wanted.
  private struct Stopped: Error {}

  private let limit: Int
  private let condition = NSCondition()
  private var waiting: [Int: Piece] = [:]
  private var nextPiece = 0
  private var isDone = false
  private var isStopped = false
  private var failure: (any Error)?

  init(limit: Int) { self.limit = max(1, limit) }

  /// Runs `produce` on `threads` threads, each of which puts pieces under numbers from 0 on without gaps, and `take` on
  /// this one.
  ///
  /// - Throws: the first error of either; the others stop then.
  func run(
    threads: Int, produce: @escaping @Sendable (_ put: (Int, Piece) throws -> Void) throws -> Void,
    take: (Piece) throws -> Void
  ) throws {
    DispatchQueue.global().async {
      do {
        _ = try Workers.run(threads: threads) { _ in
          do { try produce { try self.put($0, $1) } } catch {
            self.fail(error)
            throw error
          }
        }
      } catch { self.fail(error) }
      self.end()
    }
    do { while let piece = next() { try take(piece) } } catch {
      stop()
      throw error
    }
    if let failure = condition.withLock({ failure }) { throw failure }
  }

  private func put(_ number: Int, _ piece: Piece) throws {
    condition.lock()
    defer { condition.unlock() }
    while number != nextPiece, waiting.count >= limit, !isStopped { condition.wait() }
    if isStopped { throw Stopped() }
    waiting[number] = piece
    condition.broadcast()
  }

  private func next() -> Piece? {
    condition.lock()
    defer { condition.unlock() }
    while waiting[nextPiece] == nil, !isDone, failure == nil { condition.wait() }
    guard failure == nil, let piece = waiting.removeValue(forKey: nextPiece) else {
      // The workers still hold the file: they are let end before the caller goes on.
      isStopped = true
      condition.broadcast()
      while !isDone { condition.wait() }
      return nil
    }
    nextPiece += 1
    condition.broadcast()
    return piece
  }

  private func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    while !isDone { condition.wait() }
    condition.unlock()
  }

  private func fail(_ error: any Error) {
    condition.withLock {
      if failure == nil, !(error is Stopped) { failure = error }
      isStopped = true
      condition.broadcast()
    }
  }

  private func end() {
    condition.withLock {
      isDone = true
      condition.broadcast()
    }
  }
}
