import CFiles
import Foundation

/// A path beside a target, for a file that another library writes and that shall appear whole or not at all.
package struct TemporaryPlace: Sendable {
  /// Where the file will lie.
  package let target: String
  /// Where it is written.
  package let path: String

  /// A free place in the folder of `target`; an interrupt removes what lies there.
  package init(target: String) {
    let url = URL(fileURLWithPath: target)
    let name = ".\(url.lastPathComponent).tmp-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    self.target = target
    path = url.deletingLastPathComponent().path + "/" + name
    TemporaryPaths.add(path)
  }

  /// Refuses a target that exists and may not be replaced, or is no regular file, before work is done for it.
  package static func check(_ target: String, overwrite: Bool) throws(FileError) {
    var status = stat()
    guard stat(target, &status) == 0 else { return }
    guard overwrite else {
      throw FileError(
        .exists, target, Bilingual(zh: "加 --overwrite 以替换", en: "give --overwrite to replace it"))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(.create, target, Bilingual(zh: "不是普通文件", en: "not a regular file"))
    }
  }

  /// Puts the file in its place. **Throws** `FileError.exists` when something lies there by now and is not to be
  /// replaced.
  package func commit(overwrite: Bool = false) throws(FileError) {
    let done = overwrite ? rename(path, target) : cfiles_rename_new(path, target)
    guard done == 0 else {
      throw FileError(errno == EEXIST ? .exists : .create, target, systemWords())
    }
    TemporaryPaths.remove(path)
    syncFolder()
  }

  /// Removes what was written.
  package func abandon() {
    try? FileManager.default.removeItem(atPath: path)
    TemporaryPaths.remove(path)
  }

  /// Makes the name in the folder last through a power cut; a file system that cannot is no reason to stop.
  private func syncFolder() {
    let folder = Foundation.open(URL(fileURLWithPath: target).deletingLastPathComponent().path, O_RDONLY)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}
