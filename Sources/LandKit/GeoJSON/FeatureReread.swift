/// Reads single features again from where they lie. One a worker.
final class FeatureReread {
  private let parser: FeatureParser
  private let buffer = ByteBuffer()
  private let index = StructuralIndex()

  init(_ parser: FeatureParser) { self.parser = parser }

  /// Parses the feature at `offset` into `feature`; the visit gives its bytes.
  func read(
    _ file: ByteFile, offset: Int, length: Int, into feature: inout ParsedFeature
  ) throws -> ChunkReader.Visit {
    try buffer.fill(from: file, at: offset, keeping: 0, upTo: length)
    guard buffer.count == length else {
      throw FileError(
        .read, file.path, Bilingual(zh: "文件在运行中变短了", en: "the file became shorter during the run"))
    }
    let span = ByteSpan(start: 0, end: length)
    do throws(JSONFault) {
      let indexes = try index.index(buffer.base, length: length)
      var cursor = JSONCursor(text: buffer.base, indexes: indexes, end: length, next: 0)
      parser.parse(&cursor, span: span, into: &feature)
    } catch {
      feature.reset(span, columns: parser.wanted.count)
      feature.faults = [error]
    }
    return ChunkReader.Visit(feature: 0, base: offset, text: buffer.base)
  }
}
