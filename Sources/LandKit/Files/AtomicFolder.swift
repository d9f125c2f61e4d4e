import CFiles
import Foundation

/// A result folder that appears whole or not at all: it is built beside its target and put in its place at the
/// end, by exchange when there is one already. A run killed at any moment leaves the old results or the new.
public final class AtomicFolder: Sendable {
  /// Where the results will lie.
  public let target: String
  /// Where they are built; on the same file system.
  public let path: String
  private let replaces: Bool
  private let overwrite: Bool
  private let syncs = PendingSyncs()

  /// Begins a folder that will lie at `target`.
  ///
  /// **Throws** `FileError.exists` when there is something already and `overwrite` is off, or it is no folder
  /// of results (a file, or a folder that is not empty and has no file named `marker`), and `create`.
  public init(
    target: String, overwrite: Bool, marker: String = "manifest.json"
  ) throws(FileError) {
    let trimmed = target.count > 1 && target.hasSuffix("/") ? String(target.dropLast()) : target
    var isDirectory: ObjCBool = false
    replaces = FileManager.default.fileExists(atPath: trimmed, isDirectory: &isDirectory)
    if replaces { try Self.check(trimmed, isDirectory: isDirectory.boolValue, overwrite, marker) }
    (self.target, self.overwrite) = (trimmed, overwrite)
    let url = URL(fileURLWithPath: trimmed)
    let parent = url.deletingLastPathComponent().path
    Self.sweep(parent, url.lastPathComponent)
    path = parent + "/.\(url.lastPathComponent).tmp-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let path = path
    do {
      try TemporaryPaths.making(path) {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      }
    } catch {
      let words = "\(error.localizedDescription)"
      throw FileError(.create, trimmed, Bilingual(zh: words, en: words))
    }
  }

  /// Removes what runs that were killed left beside the target: their process is no more.
  private static func sweep(_ parent: String, _ name: String) {
    let prefix = ".\(name).tmp-"
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where entry.hasPrefix(prefix) {
      let parts = entry.dropFirst(prefix.count).split(separator: "-")
      guard parts.count == 2, let process = pid_t(parts[0]), kill(process, 0) != 0, errno == ESRCH else {
        continue
      }
      try? FileManager.default.removeItem(atPath: parent + "/" + entry)
    }
  }

  private static func check(_ target: String, isDirectory: Bool, _ overwrite: Bool, _ marker: String)
    throws(FileError)
  {
    let contents = (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []
    if isDirectory, contents.isEmpty { return }
    guard overwrite else {
      throw FileError(
        .exists, target, Bilingual(zh: "加 --overwrite 以替换", en: "give --overwrite to replace it"))
    }
    guard isDirectory, contents.contains(marker) else {
      throw FileError(
        .exists, target,
        Bilingual(
          zh: "不是 landcli 的结果文件夹（没有 \(marker)），不予替换",
          en: "not a result folder of landcli (no \(marker)); it will not be replaced"))
    }
  }

  /// The path of a file being built.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Makes or empties a file of the folder, which is on the disk when the folder is committed. **Throws**
  /// `FileError.create`.
  func output(_ name: String) throws(FileError) -> OutputFile { try OutputFile(file(name), syncs: syncs) }

  /// Writes a whole small file into the folder.
  public func write(_ bytes: some Sequence<UInt8>, to name: String) throws(FileError) {
    let file = try output(name)
    try file.append(Array(bytes))
    try file.finish()
  }

  /// Puts the folder in its place.
  public func commit() throws(FileError) {
    try syncs.wait()
    syncFolder(path)
    let leftOver = try overwrite ? exchange() : appear()
    syncFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
    if leftOver { try? FileManager.default.removeItem(atPath: path) }
    TemporaryPaths.remove(path)
  }

  /// Takes the place of whatever is there; another run may have put its results there, or not, in the meantime.
  /// Returns whether what was there is now at `path`.
  private func exchange() throws(FileError) -> Bool {
    while true {
      if cfiles_exchange(path, target) == 0 { return true }
      guard errno == ENOENT else { throw FileError(.write, target, systemWords()) }
      if cfiles_rename_new(path, target) == 0 { return false }
      guard errno == EEXIST else { throw FileError(.write, target, systemWords()) }
    }
  }

  /// Appears where nothing was, or an empty folder, which the system replaces only while it is empty.
  private func appear() throws(FileError) -> Bool {
    let done = replaces ? rename(path, target) : cfiles_rename_new(path, target)
    guard done == 0 else {
      let isTaken = [EEXIST, ENOTEMPTY, ENOTDIR].contains(errno)
      throw FileError(isTaken ? .exists : .write, target, systemWords())
    }
    return false
  }

  /// Removes what was built, when the run failed.
  public func abandon() {
    try? syncs.wait()
    try? FileManager.default.removeItem(atPath: path)
    TemporaryPaths.remove(path)
  }
}

private func syncFolder(_ path: String) {
  let fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard fd >= 0 else { return }
  fsync(fd)
  close(fd)
}
