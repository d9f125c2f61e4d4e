/// Joins of tables with layers: keys that one side has and the other lacks are listed on both.
enum KeyCheck {
  /// A feature without a row in its table.
  static func missingRow(_ table: StatsTable, at place: Place) -> Problem {
    let year = table.year.map { " \($0)" } ?? ""
    return Problem(
      .keyUnmatched, at: place,
      Bilingual(
        zh: "统计表 \(table.source.file) 中没有它\(year.isEmpty ? "" : "\(year) 年")的行，产出与税收按缺失计",
        en:
          "the table \(table.source.file) has no row\(year.isEmpty ? "" : " of\(year)") for it; output and tax are absent"
      ))
  }

  /// Both sides of a small layer.
  static func unmatched(_ input: LayerInput, _ layer: SmallLayer, into ledger: inout ProblemLedger) {
    guard let table = input.table else { return }
    var isMatched = [Bool](repeating: false, count: table.count)
    for feature in layer.features {
      if let number = table.number(of: Array(feature.id.utf8)) {
        isMatched[number] = true
      } else {
        ledger.add(missingRow(table, at: feature.place))
      }
    }
    table.unmatched(isMatched).forEach { ledger.add($0) }
  }

  /// The rows that no parcel has; parcels without a row were listed as they were read.
  /// `leftOut` are the rows of parcels that `--where` left out.
  static func unmatched(
    _ input: LayerInput, _ parcels: ParcelTable, leftOut: [Int], into ledger: inout ProblemLedger
  ) {
    guard let table = input.table else { return }
    var isMatched = [Bool](repeating: false, count: table.count)
    for row in leftOut { isMatched[row] = true }
    for chunk in parcels.chunks {
      for place in chunk.parcels.indices {
        if let number = table.number(of: chunk.id(place)) { isMatched[number] = true }
      }
    }
    table.unmatched(isMatched).forEach { ledger.add($0) }
  }
}

extension StatsTable {
  /// The row of an id, if it has one.
  func number(of id: some Collection<UInt8>) -> Int? {
    id.withContiguousStorageIfAvailable { number(utf8: $0) } ?? nil
  }
}

extension LayerInput {
  /// What the manifest tells of the table of statistics.
  var tableRecord: [InputRecord] {
    guard let stats, let table else { return [] }
    let bytes = (try? ByteFile(stats.path)).flatMap { file in try? file.bytes(0..<file.size) } ?? []
    return [
      InputRecord(
        layer: role.rawValue, file: stats.file, path: stats.path, sha256: SHA256.hex(bytes),
        size: bytes.count,
        features: table.count, form: table.form, crs: nil, crsOrigin: nil, pipeline: nil, accuracy: nil)
    ]
  }
}
