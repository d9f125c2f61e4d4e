import Foundation

/// A GeoJSON file cut into chunks of whole features, for any number of workers.
///
/// A worker pulls a chunk when it has nothing to do: back-pressure comes by itself, and only the pull is
/// serial (a read from the page cache, a scan for brackets at several GB/s, and the file's SHA-256). The file
/// is never in memory; a chunk is as large as `chunkSize` or its one feature. Any layout of GeoJSON will do:
/// FeatureCollection, single Feature, bare geometry, GeoJSONSeq by line feeds or record separators.
///
/// `@unchecked Sendable`: the state is touched only while the lock is held.
final class FeatureStream: @unchecked Sendable {
  /// Features and where they lie.
  struct Chunk: Sendable {
    /// The chunk's place in the file, from 0.
    let sequence: Int
    /// The place of its first feature in the file, from 0.
    let firstFeature: Int
    /// Where the buffer's first byte lies in the file.
    let base: Int
    /// The line, from 1, of the buffer's first byte.
    let line: Int
    /// The features, in the buffer.
    let features: [ByteSpan]
  }

  let file: ByteFile
  private let lock = NSLock()
  private var state: StreamState

  init(_ file: ByteFile, chunkSize: Int = 1 << 19, hashing: Bool = true) {
    self.file = file
    state = StreamState(file: file, chunkSize: chunkSize, hashing: hashing)
  }

  /// Fills `buffer` with the next features, or returns nil at the end of the file.
  ///
  /// **Throws** `ReadFailure` when the file cannot be read on or is not JSON between its features.
  func next(into buffer: ByteBuffer) throws(ReadFailure) -> Chunk? {
    lock.lock()
    defer { lock.unlock() }
    return try state.next(into: buffer)
  }

  /// What stands around the features; complete once `next` has returned nil.
  var frame: CollectionFrame { lock.withLock { state.frame } }
  /// Bytes passed so far, for progress.
  var bytesRead: Int { lock.withLock { state.offset } }
}

/// Why a file could not be read to its end.
enum ReadFailure: Error, Sendable {
  case file(FileError)
  case json(JSONFault)
}
