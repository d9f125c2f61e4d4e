/// The ranked table: ranked parcels by rank, then the others in the order of the file. Made by all threads.
struct RankedCSV: Sendable {
  let study: RankedStudy
  private static let groupSize = 2048

  /// Begins `output`.
  func begin(_ output: OutputFile) throws -> SharedFile {
    let prefix = study.measured.request.prefix
    let names = RankedProperty.allCases.map { prefix + $0.rawValue }
    var header = ["id", "name", "category", "town", "industry"] + names
    if study.measured.request.rankWithin != nil { header.append(prefix + "rank_in") }
    let head = CSVWriter(header: header).out.bytes
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
    var out = TextBuffer(capacity: 1 << 19)
    var name: [UInt8] = []
    while true {
      let piece = turns.next()
      let first = piece * Self.groupSize
      guard first < count else { return }
      for place in first..<min(first + Self.groupSize, count) {
        row(Int(place < order.count ? order[place] : rest[place - order.count]), words, labels, &name, &out)
      }
      try writer.write(&out, piece: piece)
    }
  }

  private func row(
    _ index: Int, _ words: RankedWords, _ texts: WordList, _ name: inout [UInt8], _ out: inout TextBuffer
  ) {
    // A copy of the study would retain each of its tables, a parcel at a time.
    let (chunk, place) = study.measured.table.locate(index)
    let row = study.row(index, study.measured.table.chunks[chunk].parcels[place])
    name.removeAll(keepingCapacity: true)
    study.measured.table.chunks[chunk].appendName(place, to: &name)
    let comma = UInt8(ascii: ",")
    out.appendRun { run in
      study.measured.table.chunks[chunk].id(place).withUnsafeBufferPointer {
        CSVCell.append(text: $0, to: &run)
      }
      run.append(byte: comma)
      name.withUnsafeBufferPointer { CSVCell.append(text: $0, to: &run) }
      let labels = row.figures.labels
      run.append(byte: comma)
      texts.append(Int(labels.category), to: &run)
      run.append(byte: comma)
      texts.append(Int(labels.town), to: &run)
      run.append(byte: comma)
      texts.append(Int(labels.industry), to: &run)
      for property in RankedProperty.inOrder {
        run.append(byte: comma)
        if let number = row.number(property) {
          CSVCell.append(number: number, to: &run)
        } else {
          _ = words.append(property, row, to: &run)
        }
      }
      if let rank = row.groupRank {
        run.append(byte: comma)
        CSVCell.append(number: rank > 0 ? Double(rank) : .nan, to: &run)
      }
      run.append(literal: "\r\n")
    }
  }
}
