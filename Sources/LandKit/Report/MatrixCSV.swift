/// Candidate × park: how each parcel lies to each planned park and what its gaps would be against it.
struct MatrixCSV {
  let study: RankedStudy

  func write(to output: OutputFile) throws {
    let measured = study.measured
    var csv = CSVWriter(header: [
      "id", "park_id", "is_reference", "dist_m", "gap_y", "gap_t", "up_y", "up_t",
    ])
    let parks = measured.benchmarks
    for index in 0..<measured.table.count where measured.table[index].isUsable {
      let row = study.row(index)
      for park in parks.indices where parks[park].isPlanned {
        csv.text(utf8: measured.table.id(index))
        csv.text(parks[park].id)
        csv.text(Int(row.figures.park) == park ? "yes" : "no")
        csv.number(measured.distances[index * parks.count + park])
        gaps(row, parks[park], &csv)
        csv.endRow()
      }
      try csv.drain(into: output, from: 1 << 20)
    }
    try csv.drain(into: output)
    try output.finish()
  }

  private func gaps(_ row: RankedRow, _ park: ParkBenchmark, _ csv: inout CSVWriter) {
    let (y, t) = (park.benchmarks.output?.intensity ?? .nan, park.benchmarks.tax?.intensity ?? .nan)
    csv.number(1 - row.assessment.yield / y)
    csv.number(1 - row.assessment.tax / t)
    let km2 = row.figures.area / 1e6
    csv.number((y - row.assessment.yield).isNaN ? .nan : km2 * max(0, y - row.assessment.yield))
    csv.number((t - row.assessment.tax).isNaN ? .nan : km2 * max(0, t - row.assessment.tax))
  }
}
