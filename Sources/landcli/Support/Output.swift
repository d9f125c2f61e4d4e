import Foundation

/// What goes to the standard output in one piece.
enum Output {
  /// Writes bytes.
  static func write(_ bytes: [UInt8]) { FileHandle.standardOutput.write(Data(bytes)) }

  /// Lines as UTF-8, each ended.
  static func bytes(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
}
