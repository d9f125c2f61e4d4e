import CFiles
import Foundation

/// One output file that appears whole or not at all: a temporary file beside it, fsync, rename.
public final class AtomicFile: Sendable {
  /// Where it will lie.
  public let target: String
  /// Where it is built, for a library that writes files by itself.
  public var path: String { temporary }
  private let temporary: String
  private let overwrite: Bool
  let file: OutputFile

  /// Begins a file that will lie at `target`. **Throws** `FileError.exists`, or `.create`, as for a
  /// device or folder.
  public init(target: String, overwrite: Bool) throws(FileError) {
    guard overwrite || !FileManager.default.fileExists(atPath: target) else {
      throw FileError(
        .exists, target, Bilingual(zh: "加 --overwrite 以替换", en: "give --overwrite to replace it"))
    }
    var status = stat()
    if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      // Renaming over a device or a folder would put a file in its place.
      throw FileError(
        .create, target,
        Bilingual(zh: "不是普通文件；标准输出请写作 -", en: "not a regular file; name standard output as -"))
    }
    let url = URL(fileURLWithPath: target)
    let name = ".\(url.lastPathComponent).tmp-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    temporary = url.deletingLastPathComponent().path + "/" + name
    (self.target, self.overwrite) = (target, overwrite)
    let path = temporary
    file = try TemporaryPaths.making(path) { () throws(FileError) in try OutputFile(path) }
  }

  /// Appends bytes; for one thread.
  public func append(_ bytes: [UInt8]) throws(FileError) { try file.append(bytes) }

  /// Puts the file in its place.
  public func commit() throws(FileError) {
    try file.finish()
    let done = overwrite ? rename(temporary, target) : cfiles_rename_new(temporary, target)
    guard done == 0 else { throw FileError(errno == EEXIST ? .exists : .write, target, systemWords()) }
    TemporaryPaths.remove(temporary)
  }

  /// Removes what was written, when the run failed.
  public func abandon() {
    try? FileManager.default.removeItem(atPath: temporary)
    TemporaryPaths.remove(temporary)
  }
}
