import Foundation

/// Pieces of a file that several threads make, written in the order of their numbers.
///
/// A thread whose piece's turn has come writes it and all that wait behind it; the others leave theirs and go on
/// making. The system lets one thread write to a file at a time, so that two at once would only wait for each other.
/// At most `limit` pieces wait. `@unchecked Sendable`: the state is touched only while the condition's lock is held.
final class OrderedWriter: @unchecked Sendable {
  private let file: OutputFile
  private let limit: Int
  private let condition = NSCondition()
  private var waiting: [Int: [UInt8]] = [:]
  /// Storage of pieces that were written, to be filled again.
  private var spare: [[UInt8]] = []
  private var nextPiece = 0
  private var offset: Int
  private var isWriting = false
  private var hasFailed = false

  /// Pieces begin at `offset` of `file`.
  init(_ file: OutputFile, at offset: Int, limit: Int = 8) {
    (self.file, self.offset, self.limit) = (file, offset, limit)
  }

  /// Where the pieces so far end.
  var end: Int { condition.withLock { offset } }

  /// Takes piece `number`. Once every thread has returned, all pieces are written.
  func write(_ bytes: [UInt8], piece number: Int) throws(FileError) {
    var bytes = bytes
    try take(&bytes, number)
  }

  /// Takes the text as piece `number` and leaves an empty one, whose storage is used again.
  func write(_ text: inout TextBuffer, piece number: Int) throws(FileError) {
    var bytes = text.handOver(for: [])
    defer { _ = text.handOver(for: bytes) }
    try take(&bytes, number)
  }

  private func take(_ bytes: inout [UInt8], _ number: Int) throws(FileError) {
    condition.lock()
    defer { condition.unlock() }
    while number != nextPiece, waiting.count >= limit, !hasFailed { condition.wait() }
    if hasFailed { return }
    waiting[number] = bytes
    bytes = spare.popLast() ?? []
    guard !isWriting else { return }
    isWriting = true
    defer { isWriting = false }
    while let piece = waiting.removeValue(forKey: nextPiece) {
      let place = offset
      offset += piece.count
      condition.unlock()
      let failure: FileError?
      do throws(FileError) {
        try file.write(piece, at: place)
        failure = nil
      } catch { failure = error }
      condition.lock()
      nextPiece += 1
      if spare.count < limit { spare.append(piece) }
      condition.broadcast()
      if let failure {
        hasFailed = true
        throw failure
      }
    }
  }

  /// Lets the other threads go on, when one of them cannot deliver its piece.
  func fail() {
    condition.lock()
    hasFailed = true
    condition.broadcast()
    condition.unlock()
  }
}
