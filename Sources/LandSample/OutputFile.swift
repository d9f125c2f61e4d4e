import Foundation
import LandKit

/// Text on its way to a file, as bytes. Numbers are formatted from integers: no locale, no rounding.
struct ByteText {
  var bytes: [UInt8] = []

  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func add(text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func add(byte: UInt8) { bytes.append(byte) }

  mutating func add(_ value: Int) { add(fixed: Int64(value), decimals: 0) }

  /// `value` units of the last of `decimals` places, trailing zeros trimmed.
  mutating func add(fixed value: Int64, decimals: Int) {
    if value < 0 { bytes.append(0x2D) }
    var rest = value.magnitude
    var places = decimals
    while places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    let start = bytes.count
    var written = 0
    repeat {
      if places > 0, written == places { bytes.append(0x2E) }
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
      written += 1
    } while rest > 0 || written <= places
    bytes[start...].reverse()
  }

  /// A JSON string; the texts here hold no control characters but line feeds.
  mutating func add(quoted text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x0A: add("\\n")
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}

/// A file that grows by its end in large writes.
final class OutputFile {
  var text = ByteText()
  private let handle: FileHandle
  private static let chunk = 1 << 20

  init(_ folder: URL, _ name: String) throws(SampleError) {
    let url = folder.appendingPathComponent(name)
    guard FileManager.default.createFile(atPath: url.path, contents: nil) else {
      throw .cannotWrite(path: name, reason: "create")
    }
    do { handle = try FileHandle(forWritingTo: url) } catch {
      throw .cannotWrite(path: name, reason: "\(error)")
    }
    text.bytes.reserveCapacity(OutputFile.chunk + 65_536)
  }

  /// Writes out what has gathered, when it is much.
  func spill() throws(SampleError) {
    if text.bytes.count >= OutputFile.chunk { try flush() }
  }

  func close() throws(SampleError) {
    try flush()
    do {
      try handle.synchronize()
      try handle.close()
    } catch { throw .cannotWrite(path: "", reason: "\(error)") }
  }

  private func flush() throws(SampleError) {
    do { try handle.write(contentsOf: text.bytes) } catch {
      throw .cannotWrite(path: "", reason: "\(error)")
    }
    text.bytes.removeAll(keepingCapacity: true)
  }
}

extension OutputFile {
  /// Writes a whole small file.
  static func write(_ folder: URL, _ name: String, _ content: String) throws(SampleError) {
    let file = try OutputFile(folder, name)
    file.text.add(text: content)
    try file.close()
  }
}
