/// The ranked table: ranked parcels by rank, then the others in the order of the file. Made by all threads.
struct RankedCSV: Sendable {
  let study: RankedStudy
  private static let groupSize = 2048

  /// Begins the file at `path`.
  func begin(_ path: String) throws -> SharedFile {
    let prefix = study.measured.request.prefix
    let names = RankedProperty.allCases.map { prefix + $0.rawValue }
    var header = ["id", "name", "category", "town", "industry"] + names
    if study.measured.request.rankWithin != nil { header.append(prefix + "rank_in") }
    let head = CSVWriter(header: header).out.bytes
    let output = try OutputFile(path)
    try output.append(head)
    let writer = OrderedWriter(output, at: head.count)
    let order = study.ranking.order
    let rest = study.ranking.ranks.indices.filter { study.ranking.ranks[$0] == 0 }.map { Int32($0) }
    let turns = Turns()
    let labels = WordList(
      study.measured.texts.texts.map { CSVWriter.cellText(String(decoding: $0, as: UTF8.self)) })
    return SharedFile(
      work: { try work(order, rest, labels, turns, writer) }, fail: writer.fail,
      finish: { try output.finish() })
  }

  private func work(
    _ order: [Int32], _ rest: [Int32], _ labels: WordList, _ turns: Turns, _ writer: OrderedWriter
  ) throws {
    let words = RankedWords(parks: study.measured.benchmarks) { CSVWriter.cellText($0) }
    let count = order.count + rest.count
    var csv = CSVWriter()
    var name: [UInt8] = []
    while true {
      let piece = turns.next()
      let first = piece * Self.groupSize
      guard first < count else { return }
      for place in first..<min(first + Self.groupSize, count) {
        row(Int(place < order.count ? order[place] : rest[place - order.count]), words, labels, &name, &csv)
      }
      try writer.write(&csv.out, piece: piece)
    }
  }

  private func row(
    _ index: Int, _ words: RankedWords, _ texts: WordList, _ name: inout [UInt8], _ csv: inout CSVWriter
  ) {
    // A copy of the study would retain each of its tables, a parcel at a time.
    let (chunk, place) = study.measured.table.locate(index)
    let row = study.row(index, study.measured.table.chunks[chunk].parcels[place])
    csv.text(utf8: study.measured.table.chunks[chunk].id(place))
    name.removeAll(keepingCapacity: true)
    study.measured.table.chunks[chunk].appendName(place, to: &name)
    csv.text(utf8: name)
    let labels = row.figures.labels
    csv.raw { texts.append(Int(labels.category), to: &$0) }
    csv.raw { texts.append(Int(labels.town), to: &$0) }
    csv.raw { texts.append(Int(labels.industry), to: &$0) }
    for property in RankedProperty.inOrder {
      if let number = row.number(property) {
        csv.number(number)
      } else {
        csv.raw { _ = words.append(property, row, to: &$0) }
      }
    }
    if let rank = row.groupRank { csv.number(rank > 0 ? Double(rank) : .nan) }
    csv.endRow()
  }
}
