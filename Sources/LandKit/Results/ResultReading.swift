/// Reads the features of one file of a result folder, on all cores, in bounded memory, in the order of the file.
struct ResultReading<Item: Sendable>: Sendable {
  /// A run of features that lie one after another in the file.
  struct Batch: Sendable {
    /// The place of the first in the file, from 0.
    let first: Int
    var items: [Item] = []
  }

  let path: String
  let cells: ResultCells
  /// How many features the manifest counts; nil when it does not say.
  let expected: Int?
  let make: @Sendable (ResultCells.Row) throws(ResultCells.Damage) -> Item

  /// Hands what `map` makes of each batch to `take`, on the calling thread.
  ///
  /// - Throws: `InputFailure` where the file is damaged; what `map` or `take` throws.
  /// - Complexity: linear; a few chunks of half a MiB a thread are in memory.
  func run<Output: Sendable>(
    threads: Int, map: @escaping @Sendable (Batch) throws -> Output, take: (Output) throws -> Void
  ) throws {
    let stream = FeatureStream(try opened(), hashing: false)
    try OrderedHandover<Output>(limit: 2 * threads).run(
      threads: threads, produce: { put in try read(stream, map, put) }, take: take)
    let count = stream.frame.featureCount
    guard expected == nil || expected == count else {
      throw ResultFolder.refusal(
        path, zh: "有 \(count) 个要素，manifest.json 记有 \(expected ?? 0) 个：文件已损坏",
        en: "it has \(count) features, manifest.json counts \(expected ?? 0): the folder is damaged")
    }
  }

  /// All features at once, for a layer that is small.
  func all(threads: Int) throws -> [Item] {
    var items: [Item] = []
    try run(threads: threads, map: { $0.items }, take: { items += $0 })
    return items
  }

  /// The feature that lies at `bytes`.
  func one(at bytes: Range<Int>) throws -> Item {
    let reread = FeatureReread(FeatureParser(wanted: cells.wanted))
    var feature = ParsedFeature()
    let visit = try reread.read(try opened(), offset: bytes.lowerBound, length: bytes.count, into: &feature)
    return try item(feature, visit, number: nil)
  }

  private func opened() throws(InputFailure) -> ByteFile {
    do throws(FileError) { return try ByteFile(path) } catch {
      throw ResultFolder.refusal(path, zh: error.message.zh, en: error.message.en)
    }
  }

  private func read<Output>(
    _ stream: FeatureStream, _ map: (Batch) throws -> Output, _ put: (Int, Output) throws -> Void
  ) throws {
    let reader = ChunkReader(FeatureParser(wanted: cells.wanted))
    var (sequence, batch) = (0, Batch(first: 0))
    do {
      while try reader.next(
        from: stream, onChunk: { (sequence, batch) = ($0.sequence, Batch(first: $0.firstFeature)) },
        { feature, visit in batch.items.append(try item(feature, visit, number: visit.feature + 1)) })
      { try put(sequence, try map(batch)) }
    } catch let failure as ReadFailure {
      throw InputFailure([damage(failure)])
    }
  }

  private func item(_ feature: ParsedFeature, _ visit: ChunkReader.Visit, number: Int?) throws -> Item {
    if let fault = feature.faults.first(where: \.isSyntax) {
      throw InputFailure([
        Problem(
          .resultFolder, at: Place(file: path, offset: visit.base + fault.offset, feature: number),
          fault.message)
      ])
    }
    do throws(ResultCells.Damage) {
      return try make(ResultCells.Row(cells: cells, feature: feature, visit: visit))
    } catch {
      throw InputFailure([
        Problem(
          .resultFolder, at: Place(file: path, offset: visit.base + feature.span.start, feature: number),
          Bilingual(
            zh: "属性 \(error.property) 缺失或类型不对：文件已损坏或被改动",
            en:
              "property \(error.property) is missing or of the wrong type: the file is damaged or was changed"
          ))
      ])
    }
  }

  private func damage(_ failure: ReadFailure) -> Problem {
    switch failure {
    case .file(let error): Problem(.resultFolder, at: Place(file: path), error.message)
    case .json(let fault): Problem(.resultFolder, at: Place(file: path, offset: fault.offset), fault.message)
    }
  }
}
