import CText

/// Pulls chunks from a stream and parses their features one by one. One a worker.
final class ChunkReader {
  private let parser: FeatureParser
  private let buffer = ByteBuffer()
  private let index = StructuralIndex()
  private var feature = ParsedFeature()
  private var chunk: FeatureStream.Chunk?

  init(_ parser: FeatureParser) { self.parser = parser }

  /// A feature as it was parsed, the text it lies in, and its place in the file.
  struct Visit {
    /// The feature's place in the file, from 0.
    let feature: Int
    /// Where the text begins in the file.
    let base: Int
    let text: UnsafePointer<UInt8>

    /// The bytes of a span.
    func bytes(_ span: ByteSpan) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: text + span.start, count: span.count)
    }
  }

  /// Pulls the next chunk and visits its features in order; false at the end of the file.
  func next(
    from stream: FeatureStream, onChunk: (FeatureStream.Chunk) -> Void = { _ in },
    _ visit: (inout ParsedFeature, Visit) throws -> Void
  ) throws -> Bool {
    guard let chunk = try stream.next(into: buffer) else { return false }
    self.chunk = chunk
    onChunk(chunk)
    let length = chunk.features.last?.end ?? 0
    do {
      try walk(chunk, indexes: try index.index(buffer.base, length: length), length: length, visit)
    } catch let fault as JSONFault {
      try walkBroken(chunk, fault, visit)
    }
    return true
  }

  /// Gives the problems that lie in the chunk just read, of `file`, their lines, while its bytes are at hand.
  func fillLines(_ ledger: inout ProblemLedger, file: String) {
    guard let chunk else { return }
    let end = chunk.features.last?.end ?? 0
    var (at, line) = (0, chunk.line)
    ledger.fillLines { place in
      guard place.file == file, let offset = place.offset, offset >= chunk.base, offset - chunk.base <= end
      else { return nil }
      let target = offset - chunk.base
      if target < at { (at, line) = (0, chunk.line) }
      line += ctext_count_lines(buffer.base + at, target - at)
      at = target
      return line
    }
  }

  private func walk(
    _ chunk: FeatureStream.Chunk, indexes: UnsafeBufferPointer<UInt32>, length: Int,
    _ visit: (inout ParsedFeature, Visit) throws -> Void
  ) throws {
    var cursor = JSONCursor(text: buffer.base, indexes: indexes, end: length, next: 0)
    for (place, span) in chunk.features.enumerated() {
      while cursor.offset < span.start { cursor.next += 1 }
      parser.parse(&cursor, span: span, into: &feature)
      if feature.faults.isEmpty, cursor.offset < span.end {
        feature.faults.append(JSONFault(.trailing, at: cursor.offset))
      }
      try visit(&feature, Visit(feature: chunk.firstFeature + place, base: chunk.base, text: buffer.base))
    }
  }

  /// A chunk that cannot be indexed whole is indexed feature by feature, so that each is told by itself.
  private func walkBroken(
    _ chunk: FeatureStream.Chunk, _ fault: JSONFault, _ visit: (inout ParsedFeature, Visit) throws -> Void
  ) throws {
    let text = ByteBuffer()
    for (place, span) in chunk.features.enumerated() {
      text.hold(UnsafeBufferPointer(start: buffer.base + span.start, count: span.count))
      let whole = ByteSpan(start: 0, end: span.count)
      do throws(JSONFault) {
        let indexes = try index.index(text.base, length: span.count)
        var cursor = JSONCursor(text: text.base, indexes: indexes, end: span.count, next: 0)
        parser.parse(&cursor, span: whole, into: &feature)
      } catch {
        feature.reset(whole, columns: parser.wanted.count)
        feature.faults = [error]
      }
      let base = chunk.base + span.start
      try visit(&feature, Visit(feature: chunk.firstFeature + place, base: base, text: text.base))
    }
  }
}
