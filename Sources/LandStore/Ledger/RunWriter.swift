import GRDB
import LandKit

/// Takes the records of a run while it is appended. Nothing of it stands in the ledger until the run is complete.
///
/// For the thread that appends, and only until the closure it was given to ends.
public final class RunWriter {
  /// The number the run will have.
  public let run: Int
  let path: String
  let time: String
  let db: Database
  private var sinks: [String: TableSink] = [:]
  private var layers: [(layer: LedgerLayer, sink: TableSink)] = []
  private(set) var decisions: [LedgerDecision] = []
  private(set) var isOpen = true

  init(run: Int, path: String, time: String, _ db: Database) {
    (self.run, self.path, self.time, self.db) = (run, path, time, db)
  }

  /// Begins a layer of one year, whose features come through what is returned. **Throws** `LedgerError.unfit` for
  /// names that cannot be a table or a column, and for a layer and year that the run has already.
  public func begin(_ layer: LedgerLayer) throws -> LayerWriter {
    try checkIsOpen()
    guard !layers.contains(where: { $0.layer.name == layer.name && $0.layer.year == layer.year }) else {
      throw LedgerError.unfit(
        path, zh: "图层“\(layer.name)”\(layer.year) 年在本次审计中出现两次",
        en: "layer “\(layer.name)” of \(layer.year) comes twice in this run")
    }
    let table = LayerTable(layer: layer)
    try table.check(db, path: path)
    try table.ensure(db, at: time)
    try sink(LedgerLayer.table).add(layer.values)
    for figure in layer.figures {
      try sink(LedgerFigure.table).add(figure.values(layer: layer.name, year: layer.year))
    }
    let features = try TableSink(
      layer.name, table.columns.map(\.name), geometry: true, run: run, path: path, db)
    layers.append((layer, features))
    return LayerWriter(layer, features, self)
  }

  /// Adds a finding. **Throws** `LedgerError.unfit` when the run has one of its fingerprint.
  public func add(_ finding: LedgerFinding) throws {
    do { try add(finding.values, to: LedgerFinding.table) } catch let error as DatabaseError {
      guard error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE else { throw error }
      throw LedgerError.unfit(
        path, zh: "发现 \(finding.fingerprint) 在本次审计中出现两次",
        en: "finding \(finding.fingerprint) comes twice in this run")
    }
  }

  /// Adds a decision on a finding of this run that was made with it: a waiver or an acceptance. It becomes an entry of
  /// the chain after the run's.
  public func decide(_ fingerprint: String, verdict: String, who: String, why: String, until: String? = nil)
    throws
  {
    try checkIsOpen()
    decisions.append(
      LedgerDecision(
        fingerprint: fingerprint, run: run, verdict: verdict, who: who, why: why, until: until))
  }

  /// Adds a component of lineage.
  public func add(_ lineage: LedgerLineage) throws { try add(lineage.values, to: LedgerLineage.table) }

  /// Adds a change.
  public func add(_ change: LedgerChange) throws { try add(change.values, to: LedgerChange.table) }

  /// Adds a figure of the series.
  public func add(_ series: LedgerSeries) throws { try add(series.values, to: LedgerSeries.table) }

  /// Adds a rule.
  public func add(_ rule: LedgerRule) throws { try add(rule.values, to: LedgerRule.table) }

  /// Adds a park's benchmark.
  public func add(_ benchmark: LedgerBenchmark) throws {
    try add(benchmark.values, to: LedgerBenchmark.table)
  }

  private func add(_ values: [StoredValue], to table: RecordTable) throws {
    try checkIsOpen()
    try sink(table).add(values)
  }

  func checkIsOpen() throws {
    guard isOpen else {
      throw LedgerError.unfit(
        path, zh: "审计 \(run) 已经完成，不再接受记录", en: "run \(run) is finished and takes no more records")
    }
  }

  private func sink(_ table: RecordTable) throws -> TableSink {
    if let sink = sinks[table.name] { return sink }
    let sink = try TableSink(table, run: run, path: path, db)
    sinks[table.name] = sink
    return sink
  }

  /// Takes no more records.
  func close() {
    isOpen = false
    (sinks, layers) = ([:], [])
  }

  /// Takes no more records, and says what came into each table.
  func finish() -> (parts: [ContentPart], boxes: [String: Box]) {
    isOpen = false
    var digests: [String: [Digest256]] = [:]
    var boxes: [String: Box] = [:]
    for sink in sinks.values + layers.map(\.sink) where !sink.digests.isEmpty {
      digests[sink.table, default: []] += sink.digests
      boxes[sink.table, default: .empty].extend(sink.box)
    }
    let parts = digests.map { ContentPart(table: $0.key, digests: $0.value) }
    return (parts.sorted { $0.table.utf8.lexicographicallyPrecedes($1.table.utf8) }, boxes)
  }
}

/// Takes the features of one layer of a run. **Complexity**: 32 bytes a feature are kept, nothing else.
public final class LayerWriter {
  /// The layer.
  public let layer: LedgerLayer
  let sink: TableSink
  private let run: RunWriter

  init(_ layer: LedgerLayer, _ sink: TableSink, _ run: RunWriter) {
    (self.layer, self.sink, self.run) = (layer, sink, run)
  }

  /// Adds a feature. **Throws** `LedgerError.unfit` when its cells are not those of the layer's figures.
  public func add(_ feature: LedgerFeature) throws {
    try run.checkIsOpen()
    var values: [StoredValue] = [.int(layer.year), .text(feature.id), .optional(feature.name)]
    guard feature.cells.count == layer.figures.count else { throw misfit(feature) }
    for (cell, figure) in zip(feature.cells, layer.figures) {
      switch (figure.kind, cell) {
      case (.number, _):
        guard let pair = cell.pair else { throw misfit(feature) }
        values += pair
      case (.text, .text(let text)): values.append(.text(text))
      case (.text, .noText): values.append(.null)
      case (.text, _): throw misfit(feature)
      }
    }
    let geometry = feature.geometry.flatMap { $0.isEmpty ? nil : $0 }
    values.append(
      geometry.map { .blob(GeometryBlob.multiPolygon($0, srs: SpatialReference.cgcs2000.id)) } ?? .null)
    try sink.add(values)
  }

  private func misfit(_ feature: LedgerFeature) -> LedgerError {
    LedgerError.unfit(
      run.path, zh: "图层“\(layer.name)”的要素 \(feature.id)：数据格与该图层的指标不符",
      en: "feature \(feature.id) of layer “\(layer.name)”: its cells are not those of the layer's figures")
  }
}
