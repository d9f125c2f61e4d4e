/// One thread's share of turning a layer's features into text, in the order of the file.
protocol FeatureWriting: AnyObject, SendableMetatype {
  associatedtype Outcome: Sendable
  /// The parser that its features are read by.
  var parser: FeatureParser { get }
  /// A chunk begins; the frame holds what stands before the features.
  func begin(_ chunk: FeatureStream.Chunk, _ frame: CollectionFrame, into out: inout TextBuffer)
  /// Appends what a feature becomes.
  func write(_ feature: ParsedFeature, _ visit: ChunkReader.Visit, into out: inout TextBuffer) throws
  /// What is left when there are no more chunks.
  var outcome: Outcome { get }
}

/// Streams a file of any size through workers into one output: a chunk a worker is in memory, no more.
struct LayerStreaming: Sendable {
  let place: Place
  let path: String
  let threads: Int

  /// Runs; the outcomes come in no set order.
  ///
  /// **Throws** `StudyFailure` where the file is not JSON between its features, `FileError`.
  func run<Worker: FeatureWriting>(
    into output: ResultOutput, makeWorker: @escaping @Sendable () throws -> Worker
  ) throws -> (outcomes: [Worker.Outcome], frame: CollectionFrame) {
    let stream = FeatureStream(try ByteFile(path), hashing: false)
    let sink = output.pieces()
    let outcomes = try StudyFailure.located(place) {
      try Workers.run(threads: threads) { _ in
        do { return try work(makeWorker(), stream, sink) } catch {
          sink.fail()
          throw error
        }
      }
    }
    return (outcomes, stream.frame)
  }

  private func work<Worker: FeatureWriting>(
    _ worker: Worker, _ stream: FeatureStream, _ sink: any PieceSink
  ) throws -> Worker.Outcome {
    let reader = ChunkReader(worker.parser)
    var out = TextBuffer(capacity: 1 << 20)
    var piece = 0
    while try reader.next(
      from: stream,
      onChunk: { chunk in
        piece = chunk.sequence
        out.removeAll()
        worker.begin(chunk, stream.frame, into: &out)
      }, { feature, visit in try worker.write(feature, visit, into: &out) })
    {
      try sink.write(out.bytes, piece: piece)
    }
    return worker.outcome
  }
}
