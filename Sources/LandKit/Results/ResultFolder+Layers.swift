extension ResultFolder {
  /// A run of parcels that lie one after another in the file.
  public struct ParcelBatch: Sendable {
    /// The place of the first in the file, from 0.
    public let first: Int
    /// The parcels.
    public let parcels: [ResultParcel]
  }

  /// Reads all parcels, on `threads` threads: hands what `map` makes of each batch to `take`, on the calling thread, in
  /// the order of the file.
  ///
  /// - Parameters:
  ///   - geometry: Whether polygons are wanted.
  ///   - properties: Whether the bytes of all properties are wanted.
  /// - Throws: `InputFailure` where the file is damaged, with feature and byte; what `map` or `take` throws.
  /// - Complexity: linear; a few chunks of half a MiB a thread are in memory, whatever the size of the file.
  public func forEachParcels<Output: Sendable>(
    threads: Int, geometry: Bool = true, properties: Bool = true,
    map: @escaping @Sendable (ParcelBatch) throws -> Output, take: (Output) throws -> Void
  ) throws {
    try parcelReading(geometry: geometry, properties: properties).run(
      threads: threads, map: { try map(ParcelBatch(first: $0.first, parcels: $0.items)) }, take: take)
  }

  /// Reads one parcel again from where `ResultParcel.bytes` says it lies; its `place` is not known then and 0.
  public func parcel(at bytes: Range<Int>) throws -> ResultParcel {
    try parcelReading(geometry: true, properties: true).one(at: bytes)
  }

  private func parcelReading(geometry: Bool, properties: Bool) -> ResultReading<ResultParcel> {
    let hasGroups = manifest.settings.rankWithin != nil
    let added = RankedProperty.allCases.map(\.rawValue) + (hasGroups ? ["rank_in"] : [])
    return reading(.parcels, [.id, .name, .category, .town, .industry], added, manifest.counts.parcels) {
      row throws(ResultCells.Damage) in
      try ResultParcel(row, geometry: geometry, properties: properties, hasGroup: hasGroups)
    }
  }

  /// The parks, in the order of the study's files.
  public func parks(threads: Int = 1) throws -> [ResultPark] {
    let added = LayerProperty.all(of: .parks).map(\.rawValue)
    return try reading(.parks, [.id, .name, .belt], added, manifest.counts.parks) {
      row throws(ResultCells.Damage) in try ResultPark(row)
    }.all(threads: threads)
  }

  /// The zones, in the order of the study's files; none when the study has no such layer.
  public func zones(threads: Int = 1) throws -> [ResultZone] {
    guard has(Self.fileName(.zones)) else { return [] }
    let added = LayerProperty.all(of: .zones).map(\.rawValue)
    return try reading(.zones, [.id, .name, .town], added, manifest.counts.zones) {
      row throws(ResultCells.Damage) in try ResultZone(row)
    }.all(threads: threads)
  }

  /// The district's parts; none when the study has no such layer.
  public func district(threads: Int = 1) throws -> [ResultDistrict] {
    guard has(Self.fileName(.district)) else { return [] }
    let added = LayerProperty.all(of: .district).map(\.rawValue)
    return try reading(.district, [.id, .name], added, nil) {
      row throws(ResultCells.Damage) in try ResultDistrict(row)
    }.all(threads: threads)
  }

  private func reading<Item: Sendable>(
    _ layer: LayerRole, _ roles: [ColumnMap.Role], _ added: [String], _ expected: Int?,
    make: @escaping @Sendable (ResultCells.Row) throws(ResultCells.Damage) -> Item
  ) -> ResultReading<Item> {
    let cells = ResultCells(
      manifest.columnMap(layer), roles: roles, prefix: manifest.settings.prefix, added: added)
    return ResultReading(path: file(Self.fileName(layer)), cells: cells, expected: expected, make: make)
  }
}

extension ResultParcel {
  init(
    _ row: ResultCells.Row, geometry: Bool, properties: Bool, hasGroup: Bool
  ) throws(ResultCells.Damage) {
    func number(_ property: RankedProperty) throws(ResultCells.Damage) -> Double? {
      try row.number(property.rawValue)
    }
    (place, bytes, id) = (row.visit.feature, row.bytes, row.id)
    (name, category, town) = (row.column(.name), row.column(.category), row.column(.town))
    industry = row.column(.industry)
    guard let state: State = try row.named(RankedProperty.state.rawValue) else {
      throw ResultCells.Damage(property: RankedProperty.state.rawValue)
    }
    self.state = state
    rank = try row.integer(RankedProperty.rank.rawValue)
    groupRank = hasGroup ? try row.integer("rank_in") : nil
    (score, low, high) = (try number(.score), try number(.lo), try number(.hi))
    reasons = try row.text(RankedProperty.why.rawValue)?.split(separator: ",").map(String.init) ?? []
    outputState = try row.named(RankedProperty.outputState.rawValue)
    taxState = try row.named(RankedProperty.taxState.rawValue)
    (area, yield, tax) = (try number(.area), try number(.yield), try number(.tax))
    park = try row.text(RankedProperty.park.rawValue)
    bench = try row.text(RankedProperty.bench.rawValue)
    (distance, share) = (try number(.distance), try number(.share))
    (inPark, inZone) = (try number(.inPark), try number(.inZone))
    (yieldGap, taxGap) = (try number(.yieldGap), try number(.taxGap))
    (yieldUplift, taxUplift) = (try number(.yieldUplift), try number(.taxUplift))
    yieldStanding = try row.integer(RankedProperty.yieldStanding.rawValue)
    taxStanding = try row.integer(RankedProperty.taxStanding.rawValue)
    if geometry, state != .unusable { self.geometry = row.polygons }
    if properties { self.properties = row.object }
  }
}

extension ResultCells.Row {
  /// Whether a feature of a small layer is usable.
  fileprivate func isUsable() throws(ResultCells.Damage) -> Bool {
    switch try text(LayerProperty.state.rawValue) {
    case "usable": return true
    case "unusable": return false
    default: throw ResultCells.Damage(property: LayerProperty.state.rawValue)
    }
  }

  fileprivate func number(_ property: LayerProperty) throws(ResultCells.Damage) -> Double? {
    try number(property.rawValue)
  }

  fileprivate func amount(_ value: LayerProperty, _ state: LayerProperty) throws(ResultCells.Damage) -> Amount
  {
    guard let state: CellState = try named(state.rawValue) else {
      throw ResultCells.Damage(property: state.rawValue)
    }
    return Amount(state, yi: try number(value) ?? .nan)
  }

  fileprivate func benchmark(
    _ value: LayerProperty, _ kind: LayerProperty
  ) throws(ResultCells.Damage) -> Benchmark? {
    guard let intensity = try number(value) else { return nil }
    guard let kind: BenchmarkKind = try named(kind.rawValue) else {
      throw ResultCells.Damage(property: kind.rawValue)
    }
    return Benchmark(intensity: intensity, kind: kind)
  }
}

extension ResultPark {
  init(_ row: ResultCells.Row) throws(ResultCells.Damage) {
    (place, bytes, id, name, belt) = (
      row.visit.feature, row.bytes, row.id, row.column(.name), row.column(.belt)
    )
    (isUsable, area, properties) = (try row.isUsable(), try row.number(.area), row.object)
    if isUsable { geometry = row.polygons }
    status = try row.text(LayerProperty.status.rawValue) ?? ""
    isCounted = try row.flag(LayerProperty.counted.rawValue)
    amounts = PerMeasure(output: try row.amount(.output, .outputState), tax: try row.amount(.tax, .taxState))
    benchmarks = PerMeasure(
      output: try row.benchmark(.yieldBenchmark, .yieldKind), tax: try row.benchmark(.taxBenchmark, .taxKind))
    overlappingParcels = try row.integer(LayerProperty.overlapping.rawValue) ?? 0
    referringParcels = try row.integer(LayerProperty.referring.rawValue) ?? 0
    parcelArea = try row.number(.parcelArea) ?? 0
  }
}

extension ResultZone {
  init(_ row: ResultCells.Row) throws(ResultCells.Damage) {
    (place, bytes, id, name, town) = (
      row.visit.feature, row.bytes, row.id, row.column(.name), row.column(.town)
    )
    (isUsable, area, properties) = (try row.isUsable(), try row.number(.area), row.object)
    if isUsable { geometry = row.polygons }
    (inPark, overlapArea) = (try row.number(.inPark), try row.number(.overlapArea))
    if row.has(LayerProperty.outputResidual.rawValue) {
      residual = PerMeasure(output: try row.number(.outputResidual), tax: try row.number(.taxResidual))
    }
  }
}

extension ResultDistrict {
  init(_ row: ResultCells.Row) throws(ResultCells.Damage) {
    (place, bytes, id, name) = (row.visit.feature, row.bytes, row.id, row.column(.name))
    (isUsable, area, properties) = (try row.isUsable(), try row.number(.area), row.object)
    if isUsable { geometry = row.polygons }
  }
}
