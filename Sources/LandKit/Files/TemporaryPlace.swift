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

  /// Puts the file in its place. **Throws** `FileError.exists` when something lies there by now.
  package func commit() throws(FileError) {
    guard cfiles_rename_new(path, target) == 0 else {
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
