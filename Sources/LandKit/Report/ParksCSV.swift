/// The parks: benchmarks, areas, and what lies in each.
enum ParksCSV {
  static func document(_ study: MeasuredStudy) -> [UInt8] {
    var csv = CSVWriter(header: [
      "park_id", "park_name", "status", "belt", "counted", "area_m2", "output_yi", "output_state", "tax_yi",
      "tax_state", "bench_yield", "kind_yield", "bench_tax", "kind_tax", "parcels_overlapping",
      "parcels_referring", "parcel_area_m2",
    ])
    for (park, benchmark) in zip(study.parks, study.benchmarks) {
      csv.text(park.id)
      csv.text(park.name)
      csv.text(park.status)
      csv.text(park.belt)
      csv.text(benchmark.isPlanned ? "yes" : "no")
      csv.number(park.area ?? .nan)
      for measure in Measure.allCases {
        csv.number(park.amounts[measure].yi)
        csv.text(park.amounts[measure].state.rawValue)
      }
      for measure in Measure.allCases {
        csv.number(benchmark.benchmarks[measure]?.intensity ?? .nan)
        csv.text(benchmark.benchmarks[measure]?.kind.rawValue ?? "")
      }
      csv.number(Double(park.overlappingParcels))
      csv.number(Double(park.referringParcels))
      csv.number(park.parcelArea)
      csv.endRow()
    }
    return csv.out.bytes
  }
}
