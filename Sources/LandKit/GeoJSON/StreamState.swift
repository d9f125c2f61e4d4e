import CText

/// Where a `FeatureStream` stands in its file.
struct StreamState: ~Copyable {
  private enum Phase { case start, features, sequence, after, done }
  private enum Expectation { case elementOrEnd, element, commaOrEnd }

  private let file: ByteFile
  private let chunkSize: Int
  private let hash: SHA256?
  private var phase = Phase.start
  private var expectation = Expectation.elementOrEnd
  private var sequence = 0
  private(set) var offset = 0
  private var line = 1
  private(set) var frame = CollectionFrame()

  init(file: ByteFile, chunkSize: Int, hashing: Bool) {
    (self.file, self.chunkSize) = (file, chunkSize)
    hash = hashing ? SHA256() : nil
  }

  mutating func next(into buffer: ByteBuffer) throws(ReadFailure) -> FeatureStream.Chunk? {
    if phase == .start { try start(buffer) }
    if phase == .features || phase == .sequence, let chunk = try features(buffer) { return chunk }
    if phase == .after { try after(buffer) }
    return nil
  }

  // MARK: Frame

  private mutating func start(_ buffer: ByteBuffer) throws(ReadFailure) {
    var wanted = 1 << 16
    while true {
      try fill(buffer, keeping: 0, upTo: wanted)
      let isWhole = offset + buffer.count >= file.size
      let bytes = UnsafeBufferPointer(start: buffer.base, count: buffer.count)
      var at = 0
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        frame.hasByteOrderMark = true
        at = 3
      }
      while at < bytes.count, JSONCursor.isBlank(bytes[at]) || bytes[at] == 0x1E { at += 1 }
      guard at < bytes.count else {
        if isWhole { throw .json(JSONFault(.ended, at: at)) }
        wanted *= 2
        continue
      }
      guard bytes[at] == UInt8(ascii: "{") else {
        throw .json(JSONFault(.unexpectedByte(expected: Bilingual(zh: "'{'", en: "'{'")), at: at))
      }
      var parser = FrameParser(bytes: bytes, base: 0, at: at + 1, isBefore: true)
      switch try json({ () throws(JSONFault) in try parser.run() }) {
      case .needsMore:
        if isWhole { throw .json(breakOff(buffer, from: at)) }
        try checkGrowth(buffer, from: at)
        wanted *= 2
        continue
      case .features(let first):
        frame.members = parser.members
        phase = .features
        advance(to: first, of: buffer)
      case .end:
        frame.form = .sequence
        // The 2008 format lets any object have a crs; the first record's speaks for the file.
        frame.members = parser.members.filter { $0.name == "crs" }
        phase = .sequence
        advance(to: at, of: buffer)
      }
      return
    }
  }

  private mutating func after(_ buffer: ByteBuffer) throws(ReadFailure) {
    var wanted = 1 << 16
    while true {
      try fill(buffer, keeping: 0, upTo: wanted)
      let isWhole = offset + buffer.count >= file.size
      let bytes = UnsafeBufferPointer(start: buffer.base, count: buffer.count)
      var parser = FrameParser(bytes: bytes, base: offset, at: 0, isBefore: false)
      switch try json({ () throws(JSONFault) in try parser.run() }) {
      case .needsMore:
        if isWhole { throw .json(JSONFault(.ended, at: file.size)) }
        wanted *= 2
      case .features(let second):
        let words = Bilingual(zh: "仅一个 features 成员", en: "only one member named features")
        throw .json(JSONFault(.wrongType(expected: words), at: offset + second - 1))
      case .end(let end):
        frame.members += parser.members
        advance(to: end, of: buffer)
        try checkNothingFollows(buffer)
        try checkType()
        finish()
        return
      }
    }
  }

  private mutating func checkNothingFollows(_ buffer: ByteBuffer) throws(ReadFailure) {
    while offset < file.size {
      try fill(buffer, keeping: 0, upTo: 1 << 16)
      for i in 0..<buffer.count where !JSONCursor.isBlank(buffer.base[i]) {
        throw .json(JSONFault(.trailing, at: offset + i))
      }
      if buffer.count == 0 { return }
      advance(to: buffer.count, of: buffer)
    }
  }

  /// A `features` array makes a collection of an object that says to be nothing else.
  private func checkType() throws(ReadFailure) {
    guard let type = frame.member("type") else { return }
    guard type.value.first == UInt8(ascii: "\""),
      JSONText.decoded(type.value.dropFirst().dropLast()) == "FeatureCollection"
    else {
      let words = Bilingual(
        zh: "FeatureCollection（有 features 成员）", en: "FeatureCollection, as there is a member features")
      throw .json(JSONFault(.wrongType(expected: words), at: type.offset))
    }
  }

  private mutating func finish() {
    phase = .done
    if let hash { frame.sha256 = hash.finish() }
  }

  // MARK: Features

  private mutating func features(_ buffer: ByteBuffer) throws(ReadFailure) -> FeatureStream.Chunk? {
    var wanted = chunkSize
    try fill(buffer, keeping: 0, upTo: wanted)
    while true {
      var spans: [ByteSpan] = []
      spans.reserveCapacity(512)
      let bytes = UnsafeBufferPointer(start: buffer.base, count: buffer.count)
      let isWhole = buffer.count < wanted || offset + buffer.count >= file.size
      var at = 0
      let unfinished =
        phase == .features
        ? try collect(bytes, &at, &spans, isWhole: isWhole)
        : try collectSequence(bytes, &at, &spans, isWhole: isWhole)
      if spans.isEmpty, let unfinished {
        if isWhole { throw .json(breakOff(buffer, from: unfinished)) }
        try checkGrowth(buffer, from: unfinished)
        // What comes before it is done with: read again, its comma would be a second one.
        advance(to: unfinished, of: buffer)
        wanted *= 2
        try fill(buffer, keeping: 0, upTo: wanted)
        continue
      }
      if phase == .sequence, unfinished == nil, isWhole { phase = .after }
      guard !spans.isEmpty else {
        advance(to: at, of: buffer)
        if phase == .after {
          if frame.form == .sequence { finish() }
          return nil
        }
        try fill(buffer, keeping: 0, upTo: wanted)
        continue
      }
      let chunk = FeatureStream.Chunk(
        sequence: sequence, firstFeature: frame.featureCount, base: offset, line: line,
        features: spans)
      sequence += 1
      frame.featureCount += spans.count
      advance(to: unfinished ?? at, of: buffer)
      if phase == .after, frame.form == .sequence { finish() }
      return chunk
    }
  }

  /// Collects the array's elements; returns where an unfinished one begins, or nil when the text or the array
  /// ended between two.
  private mutating func collect(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ spans: inout [ByteSpan], isWhole: Bool
  ) throws(ReadFailure) -> Int? {
    while true {
      while at < bytes.count, JSONCursor.isBlank(bytes[at]) { at += 1 }
      guard at < bytes.count else { return isWhole ? at : nil }
      let byte = bytes[at]
      switch expectation {
      case .elementOrEnd where byte == UInt8(ascii: "]"), .commaOrEnd where byte == UInt8(ascii: "]"):
        at += 1
        phase = .after
        return nil
      case .commaOrEnd:
        guard byte == UInt8(ascii: ",") else {
          throw .json(
            JSONFault(
              .unexpectedByte(expected: Bilingual(zh: "',' 或 ']'", en: "',' or ']'")), at: offset + at))
        }
        at += 1
        expectation = .element
      case .element, .elementOrEnd:
        try checkBegins(byte, at)
        guard let end = ElementScan.end(of: bytes, from: at) else { return at }
        spans.append(ByteSpan(start: at, end: end))
        at = end
        expectation = .commaOrEnd
      }
    }
  }

  private mutating func collectSequence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ spans: inout [ByteSpan], isWhole: Bool
  ) throws(ReadFailure) -> Int? {
    while true {
      while at < bytes.count, JSONCursor.isBlank(bytes[at]) || bytes[at] == 0x1E { at += 1 }
      guard at < bytes.count else { return nil }
      guard bytes[at] == UInt8(ascii: "{") else { throw .json(JSONFault(.trailing, at: offset + at)) }
      guard let end = ElementScan.end(of: bytes, from: at) else { return at }
      spans.append(ByteSpan(start: at, end: end))
      at = end
    }
  }

  private func checkBegins(_ byte: UInt8, _ at: Int) throws(ReadFailure) {
    if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
      || byte == UInt8(ascii: ":")
    {
      throw .json(JSONFault(.unexpectedByte(expected: Bilingual(zh: "要素", en: "a feature")), at: offset + at))
    }
  }

  // MARK: Bytes

  private func fill(_ buffer: ByteBuffer, keeping kept: Int, upTo wanted: Int) throws(ReadFailure) {
    do throws(FileError) { try buffer.fill(from: file, at: offset, keeping: kept, upTo: wanted) } catch {
      throw .file(error)
    }
  }

  private mutating func advance(to end: Int, of buffer: ByteBuffer) {
    hash?.update(UnsafeRawBufferPointer(start: buffer.base, count: end))
    line += ctext_count_lines(buffer.base, end)
    offset += end
  }

  private func json<R>(_ body: () throws(JSONFault) -> R) throws(ReadFailure) -> R {
    do throws(JSONFault) { return try body() } catch { throw .json(error) }
  }

  /// The text ended inside a value: what is wrong with that value, or else that it ended.
  private func breakOff(_ buffer: ByteBuffer, from start: Int) -> JSONFault {
    let fault = JSONDiagnosis.firstFault(buffer.base + start, length: buffer.count - start)
    return fault?.moved(by: offset + start) ?? JSONFault(.ended, at: offset + buffer.count)
  }

  /// A value that outgrows 64 MiB is more often a missing bracket than a large feature.
  private func checkGrowth(_ buffer: ByteBuffer, from start: Int) throws(ReadFailure) {
    guard buffer.count >= 1 << 26 else { return }
    let length = buffer.count - start
    if let fault = JSONDiagnosis.firstFault(buffer.base + start, length: length, isPrefix: true) {
      throw .json(fault.moved(by: offset + start))
    }
    if buffer.count >= 1 << 31 { throw .json(JSONFault(.tooLarge, at: offset + start)) }
  }
}
