import LandKit

/// Builds an index from a result folder: one pass over the ranked layer by all threads.
struct IndexBuilder: Sendable {
  let results: ResultFolder
  let manifestDigest: String
  let threads: Int

  /// Builds it. **Throws** `InputFailure` where the folder is damaged; `ServeFailure` when scoring what it says does not
  /// give the ranks it says.
  func build() throws -> (IndexHeader, IndexContents) {
    let parks = try results.parks()
    let places = Dictionary(
      parks.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    var contents = IndexContents()
    var labels = LabelNumbers()
    var parts: [IndexPart] = []
    var ranks: [Int32] = []
    try results.forEachParcels(
      threads: threads, properties: false,
      map: { batch in IndexPart(batch.parcels, places) },
      take: { part in
        contents.append(part, &labels)
        ranks += part.ranks
        parts.append(part.outlines)
      })
    let settings = results.manifest.settings
    let frame = RereadFrame(
      file: "ranked.geojson", path: results.file("ranked.geojson"), prefix: settings.prefix,
      year: settings.year,
      weights: try Self.weights(settings.weights), parks: parks.map(\.summary),
      benchmarks: parks.map(\.benchmark),
      texts: labels.texts)
    let box = arrange(parts, &contents)
    let study = RankedStudy(contents.study(frame, threads: threads))
    guard study.ranking.ranks == ranks else {
      throw ServeFailure(
        .badData, zh: "\(results.path) 的名次与其中的数字不符：结果被改动过，或由其他版本写成，请重新排名",
        en:
          "the ranks in \(results.path) do not follow from the figures beside them: the results were changed, or are "
          + "of another version; rank again")
    }
    let size = try ByteFile(results.file("ranked.geojson")).size
    let header = IndexHeader(
      manifest: manifestDigest, rankedSize: size, parcels: ranks.count, drawn: contents.order.count,
      box: [box.minX, box.minY, box.maxX, box.maxY], frame: frame)
    return (header, contents)
  }

  private static func weights(_ given: [String: Double]) throws -> Weights {
    let pairs = given.compactMap { name, value in Component(rawValue: name).map { ($0, value) } }
    guard pairs.count == given.count,
      let weights = Weights(Dictionary(pairs, uniquingKeysWith: { a, _ in a }))
    else {
      throw ServeFailure(
        .badData, zh: "结果清单中的权重不可用", en: "the weights in the result's manifest cannot be used")
    }
    return weights
  }

  /// Puts the outlines along the Hilbert curve; returns the box of all.
  private func arrange(_ parts: [IndexPart], _ contents: inout IndexContents) -> GridBox {
    var whole = GridBox()
    for box in parts.lazy.flatMap(\.boxes) where !box.isEmpty { whole.extend(box) }
    var keys: [(key: UInt32, part: Int32, place: Int32, parcel: UInt32)] = []
    var parcel: UInt32 = 0
    for (number, part) in parts.enumerated() {
      for (place, box) in part.boxes.enumerated() {
        if !box.isEmpty {
          keys.append((HilbertOrder.key(box.centre, in: whole), Int32(number), Int32(place), parcel))
        }
        parcel += 1
      }
    }
    keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.parcel < $1.parcel }
    for (_, number, place, parcel) in keys {
      let part = parts[Int(number)]
      let box = part.boxes[Int(place)]
      contents.order.append(parcel)
      contents.boxes += [box.minX, box.minY, box.maxX, box.maxY]
      let start = place == 0 ? 0 : part.ringEnds[Int(place) - 1]
      contents.rings += part.rings[start..<part.ringEnds[Int(place)]]
      contents.ringEnds.append(UInt64(contents.rings.count))
    }
    return whole
  }
}
