import Foundation

/// The one result of a command: a file that appears whole or not at all, or standard output.
public final class ResultOutput: Sendable {
  /// Where it goes; `-` is standard output.
  public let path: String
  private let file: AtomicFile?

  /// Begins a result. **Throws** `FileError.exists` or `.create`.
  public init(_ path: String, overwrite: Bool) throws(FileError) {
    self.path = path
    file = path == "-" ? nil : try AtomicFile(target: path, overwrite: overwrite)
  }

  /// Takes pieces from several threads in the order of their numbers, from the beginning.
  func pieces() -> any PieceSink {
    if let file { return OrderedWriter(file.file, at: 0) }
    return SerialPieces { bytes throws(FileError) in try writeToStandardOutput(bytes) }
  }

  /// Appends bytes, once all pieces are written; for one thread.
  public func append(_ bytes: [UInt8]) throws(FileError) {
    if let file { return try file.append(bytes) }
    try writeToStandardOutput(bytes)
  }

  /// Puts a file in its place.
  public func commit() throws(FileError) { try file?.commit() }

  /// Removes what was written of a file. What went to standard output cannot be taken back.
  public func abandon() { file?.abandon() }

  /// Runs `body` and commits, or abandons when it throws.
  public func finish<R>(_ body: (ResultOutput) throws -> R) throws -> R {
    do {
      let result = try body(self)
      try commit()
      return result
    } catch {
      abandon()
      throw error
    }
  }
}

/// Where threads write numbered pieces that must come out in order.
protocol PieceSink: Sendable {
  /// Writes piece `number` when its turn has come.
  func write(_ bytes: [UInt8], piece number: Int) throws(FileError)
  /// Lets the other threads go on when one cannot deliver its piece.
  func fail()
}

extension OrderedWriter: PieceSink {}

/// Pieces that are written one at a time: each waits until all before it are. After a failure none is.
///
/// `@unchecked Sendable`: the state is touched only while the condition's lock is held.
final class SerialPieces: PieceSink, @unchecked Sendable {
  private let condition = NSCondition()
  private let separator: [UInt8]
  private let append: @Sendable ([UInt8]) throws(FileError) -> Void
  private var nextPiece = 0
  private var hasContent = false
  private var hasFailed = false

  /// Pieces that `append` takes, with `separator` between those that are not empty.
  init(separator: [UInt8] = [], _ append: @escaping @Sendable ([UInt8]) throws(FileError) -> Void) {
    (self.separator, self.append) = (separator, append)
  }

  func write(_ bytes: [UInt8], piece number: Int) throws(FileError) {
    condition.lock()
    defer { condition.unlock() }
    while nextPiece < number && !hasFailed { condition.wait() }
    if hasFailed { return }
    if !bytes.isEmpty {
      try append(hasContent ? separator + bytes : bytes)
      hasContent = true
    }
    nextPiece = number + 1
    condition.broadcast()
  }

  func fail() {
    condition.lock()
    hasFailed = true
    condition.broadcast()
    condition.unlock()
  }
}

private func writeToStandardOutput(_ bytes: [UInt8]) throws(FileError) {
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      write(STDOUT_FILENO, buffer.baseAddress.map { $0 + done }, bytes.count - done)
    }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { throw FileError(.write, "-", systemWords()) }
    done += count
  }
}
