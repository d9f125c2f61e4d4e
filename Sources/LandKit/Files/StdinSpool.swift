import Foundation

/// Standard input kept as a file, since layers are looked at before they are read.
///
/// The file is made beside the output, where there is room for it, and loses its name at once: however the run
/// ends, nothing is left behind. It lives as long as this object.
public final class StdinSpool: Sendable {
  /// Opens the spooled bytes, as any file's path does.
  public let path: String
  /// How many bytes came.
  public let size: Int
  private let descriptor: Int32
  private static let prefix = "/proc/self/fd/"

  /// Reads `input` to its end.
  ///
  /// - Parameters:
  ///   - output: The output beside which to spool; the system's temporary folder (`TMPDIR`) when it is `-` or
  ///     nil.
  ///   - input: The descriptor to read.
  /// - Throws: `FileError` of kind `create`, `read` or `write`.
  public init(beside output: String?, input: Int32 = 0) throws(FileError) {
    let folder =
      output == nil || output == "-"
      ? FileManager.default.temporaryDirectory.path
      : URL(fileURLWithPath: output ?? "").deletingLastPathComponent().path
    let name = folder + "/.landcli-stdin-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    descriptor = try TemporaryPaths.making(name) { () throws(FileError) in
      let descriptor = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw FileError(.create, name, systemWords()) }
      unlink(name)
      return descriptor
    }
    TemporaryPaths.remove(name)
    path = Self.prefix + "\(descriptor)"
    do throws(FileError) { size = try Self.copy(from: input, to: descriptor) } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  private static func copy(from input: Int32, to output: Int32) throws(FileError) -> Int {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var total = 0
    while true {
      let count = read(input, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.read, "-", systemWords()) }
      if count == 0 { return total }
      var done = 0
      while done < count {
        let written = buffer.withUnsafeBytes { bytes in
          write(output, bytes.baseAddress.map { $0 + done }, count - done)
        }
        if written < 0 && errno == EINTR { continue }
        guard written > 0 else { throw FileError(.write, "-", systemWords()) }
        done += written
      }
      total += count
    }
  }

  /// What to call a file that a person named: `-` for spooled input.
  public static func shownName(of path: String) -> String { path.hasPrefix(prefix) ? "-" : path }
}
