import LandKit

/// A file that a person named, or standard input for `-`, which is spooled beside the output.
struct InputFile {
  /// What the library opens. Only as long as this value lives.
  let path: String
  private let spool: StdinSpool?

  /// Takes a name. **Throws** `FileError` when standard input cannot be kept.
  init(_ name: String, beside output: String?) throws(FileError) {
    spool = name == "-" ? try StdinSpool(beside: output) : nil
    path = spool?.path ?? name
  }

  /// Runs `body` with the path while the spooled file is certain to live, and looks the lines of a failure up in
  /// it.
  func open<R>(_ body: (String) throws -> R) throws -> R {
    try withExtendedLifetime(spool) {
      do { return try body(path) } catch let failure as StudyFailure { throw failure.withLines() }
    }
  }
}
