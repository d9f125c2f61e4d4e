/// The ranked table: ranked parcels by rank, then the others in the order of the file.
struct RankedCSV {
  let study: RankedStudy

  func write(to path: String) throws {
    let prefix = study.measured.request.prefix
    let names = RankedProperty.allCases.map { prefix + $0.rawValue }
    var header = ["id", "name", "category", "town", "industry"] + names
    if study.measured.request.rankWithin != nil { header.append(prefix + "rank_in") }
    var csv = CSVWriter(header: header)
    let output = try OutputFile(path)
    for parcel in study.ranking.order { try row(Int(parcel), &csv, output) }
    for index in 0..<study.measured.table.count where study.ranking.ranks[index] == 0 {
      try row(index, &csv, output)
    }
    try output.append(csv.out.bytes)
    try output.finish()
  }

  private func row(_ index: Int, _ csv: inout CSVWriter, _ output: OutputFile) throws {
    // A copy of the study would retain each of its tables, a parcel at a time.
    let (chunk, place) = study.measured.table.locate(index)
    let row = study.row(index)
    csv.text(utf8: study.measured.table.chunks[chunk].id(place))
    csv.text(utf8: study.measured.table.chunks[chunk].name(place))
    for label in [row.figures.labels.category, row.figures.labels.town, row.figures.labels.industry] {
      csv.text(utf8: study.measured.texts.text(label))
    }
    for property in RankedProperty.allCases {
      if let number = row.number(property) {
        csv.number(number)
      } else {
        csv.text(row.text(property, parks: study.measured.benchmarks) ?? "")
      }
    }
    if let rank = row.groupRank { csv.number(rank > 0 ? Double(rank) : .nan) }
    csv.endRow()
    if csv.out.bytes.count > 1 << 20 {
      try output.append(csv.out.bytes)
      csv.removeAll()
    }
  }
}
