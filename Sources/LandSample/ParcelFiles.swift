import Foundation

/// Writes the parcels of all years and their figures, block by block.
struct ParcelFiles {
  let plan: StudyPlan
  let folder: URL
  private let years: [Int]
  private var lineage: Lineage
  private var drawing = BlockDrawing()
  private var measure = ShapeMeasure()
  private var villageRows: [LineageRow] = []
  private(set) var count: [Int]
  private(set) var gross: [Double]
  private(set) var output: [Double]

  init(_ plan: StudyPlan, _ folder: URL) {
    self.plan = plan
    self.folder = folder
    years = Array(plan.options.years)
    lineage = Lineage(firstRetired: plan.options.parcels + 1, steps: years.count)
    count = years.map { _ in 0 }
    gross = years.map { _ in 0 }
    output = years.map { _ in 0 }
  }

  /// Writes everything; `faults` may add to the study year's file and to the table before they end.
  mutating func write(
    progress: (String) -> Void, faults: (OutputFile, OutputFile) throws(SampleError) -> Void
  ) throws(SampleError) {
    var files: [OutputFile] = []
    for year in years {
      let file = try OutputFile(folder, "parcels-\(year).geojson")
      file.text.beginCollection("parcels-\(year)")
      files.append(file)
    }
    let stats = try OutputFile(folder, "stats-parcels.csv")
    stats.text.addStatsHeader()
    let truth = try OutputFile(folder, "lineage-truth.csv")
    truth.text.add("from_year,to_year,kind,old_ids,new_ids,note\n")
    var village: Int32 = -1
    var firstId = 1
    for site in plan.parcelSites {
      if site.village != village {
        village = site.village
        try endVillage(truth)
      }
      try write(site, firstId: firstId, files, stats)
      firstId += Int(site.pieces)
      if firstId % 100_000 < Int(site.pieces) { progress("\(firstId) parcels written") }
    }
    try endVillage(truth)
    try faults(files[files.count - 1], stats)
    for file in files {
      file.text.endCollection()
      try file.close()
    }
    try stats.close()
    try truth.close()
  }

  private mutating func write(
    _ site: BlockSite, firstId: Int, _ files: [OutputFile], _ stats: OutputFile
  ) throws(SampleError) {
    let now = BlockYear(
      pieces: plan.parcels.pieces(site).prefix(Int(site.pieces)).enumerated().map {
        Piece(mask: $1, id: firstId + $0)
      })
    let hash = site.hash(plan.options.seed, plan.parcels.style.salt)
    let (columns, rows) = plan.parcels.grid(site)
    var states = [now]
    for step in years.indices.dropFirst().reversed() {
      let past = lineage.before(
        states[0], valid: Cells.all(columns: columns, rows: rows), key: mix(hash, years[step]), step: step)
      states.insert(past, at: 0)
    }
    drawing.draw(plan.parcels, site, resurvey: states[0].resurvey)
    for (step, state) in states.enumerated() {
      if step > 0 {
        if state.resurvey != states[step - 1].resurvey {
          drawing.draw(plan.parcels, site, resurvey: state.resurvey)
        }
        noteChanges(states[step - 1], state, step)
      }
      for piece in state.pieces { write(piece, site, hash, step, files[step], stats) }
      try files[step].spill()
    }
    try stats.spill()
  }

  private mutating func noteChanges(_ old: BlockYear, _ new: BlockYear, _ step: Int) {
    guard old.pieces != new.pieces || old.resurvey != new.resurvey else { return }
    var areas = [Double](repeating: -1, count: 32)
    var draft = drawing
    villageRows += LineageTruth.rows(old, new, from: years[step - 1], to: years[step]) { bit in
      if areas[bit] < 0 { areas[bit] = draft.shape(1 << CellMask(bit)).quickArea }
      return areas[bit]
    }
  }

  private mutating func write(
    _ piece: Piece, _ site: BlockSite, _ hash: UInt64, _ step: Int, _ file: OutputFile, _ stats: OutputFile
  ) {
    let shape = drawing.shape(piece.mask)
    let area = measure.squareMetres(shape)
    let key = mix(hash, piece.mask.trailingZeroBitCount, 7)
    let record = ParcelRecord(
      id: id(piece.id), key: key, village: plan.parcels.villages[Int(site.village)], year: years[step],
      area: area, model: plan.figures)
    if count[step] > 0 { file.text.add(",\n") }
    record.write(shape, to: &file.text)
    stats.text.addStats(record.id, years[step], record.figures)
    count[step] += 1
    gross[step] += area
    output[step] += Double(record.figures.output.value ?? 0) / 1e7
  }

  private func id(_ number: Int) -> String { plan.options.parcelId(number) }

  private mutating func endVillage(_ truth: OutputFile) throws(SampleError) {
    for row in villageRows {
      let twins = villageRows.filter { $0.from == row.from }
      // The same number on two different grounds: one vanished, the other is new.
      let reused =
        row.kind == "gone" && twins.contains { $0.kind == "new" && $0.new == row.old }
        || row.kind == "new" && twins.contains { $0.kind == "gone" && $0.old == row.new }
      let note = reused ? "id reused" : row.note
      let ids = [row.old, row.new].map { $0.map(id).joined(separator: ";") }
      truth.text.add(text: "\(row.from),\(row.to),\(row.kind),\(ids[0]),\(ids[1]),\(note)\n")
    }
    try truth.spill()
    villageRows = []
    lineage.beginVillage()
  }
}
