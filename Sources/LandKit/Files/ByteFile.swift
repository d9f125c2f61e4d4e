import Foundation

/// A file opened for reading at any place, from any thread.
public final class ByteFile: Sendable {
  /// The file, as the user named it.
  public let path: String
  /// Its size in bytes when it was opened.
  public let size: Int
  private let descriptor: Int32

  /// Opens `path`. **Throws** `FileError` of kind `notFound` or `read`.
  public init(_ path: String) throws(FileError) {
    let fd = open(path, O_RDONLY | O_CLOEXEC)
    guard fd >= 0 else {
      let words = systemWords()
      throw FileError(errno == ENOENT ? .notFound : .read, path, words)
    }
    var status = stat()
    guard fstat(fd, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(fd)
      throw FileError(
        .read, path, Bilingual(zh: "不是普通文件；标准输入请写作 -", en: "not a regular file; name standard input as -"))
    }
    self.path = path
    size = Int(status.st_size)
    descriptor = fd
    posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit { close(descriptor) }

  /// Fills `buffer` from `offset`, and returns the bytes read: fewer only at the end of the file.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileError) -> Int {
    var done = 0
    while done < buffer.count {
      let n = pread(
        descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(offset + done))
      if n < 0 && errno == EINTR { continue }
      if n < 0 { throw FileError(.read, path, systemWords()) }
      if n == 0 { break }
      done += n
    }
    return done
  }

  /// The bytes of a range, fewer if the file ends before it.
  public func bytes(_ range: Range<Int>) throws(FileError) -> [UInt8] {
    guard !range.isEmpty else { return [] }
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      do throws(FileError) {
        count = try read(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// What the system says of `errno`, which is in English on every system of ours.
func systemWords() -> Bilingual {
  let words = String(cString: strerror(errno))
  return Bilingual(zh: words, en: words)
}
