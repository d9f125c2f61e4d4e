import Foundation

/// Pieces of a file that several threads make, written in the order of their numbers.
///
/// A thread waits only until the lengths of all pieces before its own are known; the writing itself is done by
/// all at once. `@unchecked Sendable`: the state is touched only while the condition's lock is held.
final class OrderedWriter: @unchecked Sendable {
  private let file: OutputFile
  private let condition = NSCondition()
  private var nextPiece = 0
  private var offset: Int
  private var hasFailed = false

  /// Pieces begin at `offset` of `file`.
  init(_ file: OutputFile, at offset: Int) { (self.file, self.offset) = (file, offset) }

  /// Where the pieces so far end.
  var end: Int { condition.withLock { offset } }

  /// Writes piece `number`, once the lengths of all before are known.
  func write(_ bytes: [UInt8], piece number: Int) throws(FileError) {
    condition.lock()
    while nextPiece < number && !hasFailed { condition.wait() }
    let place = offset
    offset += bytes.count
    nextPiece = number + 1
    condition.broadcast()
    condition.unlock()
    try file.write(bytes, at: place)
  }

  /// Lets the other threads go on, when one of them cannot deliver its piece.
  func fail() {
    condition.lock()
    hasFailed = true
    condition.broadcast()
    condition.unlock()
  }
}
