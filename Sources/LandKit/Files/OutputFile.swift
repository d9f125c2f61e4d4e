import Foundation

/// A file being written, at its end or, by several threads, at places given to them.
final class OutputFile: Sendable {
  let path: String
  private let descriptor: Int32
  private let writeback = Writeback()
  private let syncs: PendingSyncs?

  /// Makes or empties `path`; it is on the disk once `syncs` were waited for, or it is finished if there are none.
  /// **Throws** `FileError.create`.
  init(_ path: String, syncs: PendingSyncs? = nil) throws(FileError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.create, path, systemWords()) }
    (self.path, self.syncs) = (path, syncs)
  }

  deinit {
    writeback.drain()
    close(descriptor)
  }

  /// Appends at the file's end; for one thread.
  func append(_ bytes: [UInt8]) throws(FileError) {
    try write(bytes, at: Int(lseek(descriptor, 0, SEEK_END)))
  }

  /// Writes at a place, from any thread.
  func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    let failure = bytes.withUnsafeBytes { buffer -> FileError? in
      do throws(FileError) { try write(buffer, at: offset) } catch { return error }
      return nil
    }
    if let failure { throw failure }
  }

  /// Writes at a place, from any thread.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let n = pwrite(
        descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      if n < 0 && errno == EINTR { continue }
      guard n > 0 else { throw FileError(.write, path, systemWords()) }
      done += n
    }
    writeback.reached(offset + done, of: descriptor)
  }

  /// Brings all to the disk, or has it brought there beside what follows.
  func finish() throws(FileError) {
    guard let syncs else { return try sync() }
    syncs.add { () throws(FileError) in try self.sync() }
  }

  private func sync() throws(FileError) {
    writeback.drain()
    guard fsync(descriptor) == 0 else { throw FileError(.write, path, systemWords()) }
  }
}
