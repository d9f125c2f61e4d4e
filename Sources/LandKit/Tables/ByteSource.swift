import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file read from its start in chunks. Confined to one task.
final class ByteSource {
  private let descriptor: Int32
  private let path: String
  /// Bytes handed out so far.
  private(set) var offset = 0

  /// Opens `path`. Throws `file:missing`, or an input/output failure with the system's own words.
  init(path: String) throws(InputFailure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ByteSource.failure(path, errno) }
    var status = stat()
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw ByteSource.failure(path, EISDIR)
    }
  }

  deinit { close(descriptor) }

  /// Goes back to the byte `offset`.
  func rewind(to offset: Int) throws(InputFailure) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw ByteSource.failure(path, errno) }
    self.offset = offset
  }

  /// Fills `chunk` with the next bytes, up to `size`; empty at the end of the file.
  func read(into chunk: inout [UInt8], size: Int) throws(InputFailure) {
    var code: Int32 = 0
    chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var got: Int
      repeat { got = Glibc.read(descriptor, buffer.baseAddress, size) } while got < 0 && errno == EINTR
      if got < 0 { code = errno }
      count = max(got, 0)
    }
    if code != 0 { throw ByteSource.failure(path, code) }
    offset += chunk.count
  }

  private static func failure(_ path: String, _ code: Int32) -> InputFailure {
    let reason = String(cString: strerror(code))
    let isMissing = code == ENOENT || code == ENOTDIR
    let text =
      isMissing
      ? Bilingual(zh: "找不到文件", en: "no such file")
      : Bilingual(zh: "读取失败：\(reason)", en: "cannot be read: \(reason)")
    return InputFailure(
      [Problem(.fileMissing, at: Place(file: path), text)], failure: isMissing ? .noInput : .inputOutput)
  }
}
