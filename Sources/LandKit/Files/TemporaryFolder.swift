import Foundation

/// A folder of this process alone, which goes when it ends or is interrupted.
public struct TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes one whose name begins with `name`. **Throws** `FileError.create`.
  public init(_ name: String) throws(FileError) {
    let path = NSTemporaryDirectory() + "\(name)-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    self.path = path
    try TemporaryPaths.making(path) { () throws(FileError) in
      guard mkdir(path, 0o700) == 0 else { throw FileError(.create, path, systemWords()) }
    }
  }

  /// Takes it away with all that is in it.
  public func remove() {
    try? FileManager.default.removeItem(atPath: path)
    TemporaryPaths.remove(path)
  }
}
