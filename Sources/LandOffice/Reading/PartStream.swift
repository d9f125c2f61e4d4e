import Foundation
import LandKit

/// A part as a parser pulls it. What goes wrong is kept for whoever started the parser.
final class PartStream: InputStream {
  private let part: ZipPart
  private var start: [UInt8]
  private var given = 0
  /// Why reading ended early.
  private(set) var fault: WorkbookFault?

  /// Opens `name`, and refuses it when what stands before its root element must not.
  init(_ container: ZipContainer, _ name: String) throws(WorkbookFault) {
    part = try container.open(name)
    var (all, chunk) = ([UInt8](), [UInt8](repeating: 0, count: XMLProlog.limit))
    while all.count < XMLProlog.limit, case let got = try part.read(into: &chunk), got > 0 {
      all += chunk[0..<got]
    }
    if let why = XMLProlog.refusal(all[...]) {
      throw WorkbookFault(
        container.file, zh: "部件 \(name) 不可用：\(why.zh)", en: "part \(name) cannot be used: \(why.en)")
    }
    start = all
    super.init(data: Data())
  }

  override func open() {}
  override func close() {}
  override var hasBytesAvailable: Bool { fault == nil }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
    if given < start.count {
      let count = min(length, start.count - given)
      for i in 0..<count { buffer[i] = start[given + i] }
      given += count
      return count
    }
    do throws(WorkbookFault) {
      return try part.read(into: UnsafeMutableBufferPointer(start: buffer, count: length))
    } catch {
      // An end, not an error: Foundation's parser would ask for an error of the stream's own and trap without one.
      fault = error
      return 0
    }
  }
}
