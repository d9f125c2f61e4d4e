/// What apportioning the zones' amounts to parcels gave (method §2.9).
public struct ZoneEstimate: Sendable, Codable {
  /// One zone's amount and where it went, 亿元 a year.
  public struct Line: Sendable, Equatable, Codable {
    /// The zone's place among the zones, from 0.
    public var place: Int
    /// The zone's id.
    public var zone: String
    /// V_z, as it was given.
    public var given: Double
    /// What measured parcels inside it account for.
    public var accounted: Double
    /// What was apportioned to parcels.
    public var apportioned: Double
    /// V'_z less what was apportioned: it falls in no parcel. Negative where overlapping parcels received more
    /// than there was.
    public var residual: Double
  }
  /// By measure, the zones that have a value.
  public var lines: PerMeasure<[Line]>
  /// How many parcels received an estimate.
  public var parcels: PerMeasure<Int>
  /// What overlapping parcels received twice, 亿元 a year.
  public var twice: PerMeasure<Double>
}

/// Fills absent amounts of parcels from the village zones that cover them.
struct ZoneEstimator {
  let request: StudyRequest
  let zones: SmallLayer

  /// Fills `table`; `parts` are the parcels' parts in zones, in the order of the parcels.
  func run(
    _ table: inout ParcelTable, _ parts: [ParcelPass.ZonePart], overlaps: [OverlapPair],
    makeLoader: () throws -> ParcelLoader
  ) throws -> ZoneEstimate {
    var out = ZoneEstimate(
      lines: PerMeasure(output: [], tax: []), parcels: PerMeasure(output: 0, tax: 0),
      twice: PerMeasure(output: 0, tax: 0))
    let byParcel = Dictionary(grouping: parts, by: \.parcel)
    for measure in Measure.allCases {
      let accounted = accounted(measure, table, parts)
      let left = zones.features.indices.map { z in
        zones.features[z].amounts[measure].value.map { max(0, $0 - accounted[z]) }
      }
      var apportioned = [Double](repeating: 0, count: zones.features.count)
      var received: [Int32: Bool] = [:]
      for index in 0..<table.count {
        let figures = table[index]
        guard figures.isUsable, figures[measure].state == .absent, let mine = byParcel[Int32(index)] else {
          continue
        }
        guard try cover(Int32(index), figures, mine, left, makeLoader) >= request.minimumCover else {
          continue
        }
        var sum = 0.0
        for part in mine {
          guard let value = left[Int(part.zone)] else { continue }
          let share = value * part.area / zones.features[Int(part.zone)].area
          sum += share
          apportioned[Int(part.zone)] += share
        }
        table[index][measure] = Amount(.estimated, yi: sum)
        received[Int32(index)] = true
      }
      out.parcels[measure] = received.count
      out.lines[measure] = lines(measure, accounted, left, apportioned)
      out.twice[measure] = try twice(overlaps, received, left, makeLoader)
    }
    return out
  }

  private func accounted(
    _ measure: Measure, _ table: ParcelTable, _ parts: [ParcelPass.ZonePart]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: zones.features.count)
    for part in parts {
      let figures = table[Int(part.parcel)]
      guard figures[measure].state == .measured, let value = figures[measure].value else { continue }
      sums[Int(part.zone)] += value * part.area / figures.area
    }
    return sums
  }

  /// A(p ∩ ∪z)/A(p) over the zones with a value. Where all zones it meets have one that is its in_zone; else
  /// parts are added, or united when zones may overlap.
  private func cover(
    _ index: Int32, _ figures: ParcelFigures, _ mine: [ParcelPass.ZonePart], _ left: [Double?],
    _ makeLoader: () throws -> ParcelLoader
  ) throws -> Double {
    let valued = mine.filter { left[Int($0.zone)] != nil }
    if valued.count == mine.count { return figures.inZone }
    let sum = valued.reduce(0) { $0 + $1.area } / figures.area
    if valued.count < 2 || sum < request.minimumCover { return sum }
    let loader = try makeLoader()
    guard let subject = try loader.subject(index) else { return 0 }
    let united = try GEOSGeometry.union(
      of: valued.map { try GEOSGeometry(zones.features[Int($0.zone)].plane, in: loader.ground.context) })
    let part = try subject.geometry().intersection(united).polygonSet()
    return loader.measurer.ellipsoidalArea(part) / figures.area
  }

  private func lines(
    _ measure: Measure, _ accounted: [Double], _ left: [Double?], _ apportioned: [Double]
  ) -> [ZoneEstimate.Line] {
    zones.features.indices.compactMap { z in
      guard let value = zones.features[z].amounts[measure].value, let rest = left[z] else { return nil }
      return ZoneEstimate.Line(
        place: z, zone: zones.features[z].id, given: value, accounted: accounted[z],
        apportioned: apportioned[z],
        residual: rest - apportioned[z])
    }
  }

  /// What two overlapping parcels both received for the ground that they share.
  private func twice(
    _ overlaps: [OverlapPair], _ received: [Int32: Bool], _ left: [Double?],
    _ makeLoader: () throws -> ParcelLoader
  ) throws -> Double {
    let pairs = overlaps.filter { received[$0.first] == true && received[$0.second] == true }
    guard !pairs.isEmpty else { return 0 }
    let loader = try makeLoader()
    var sum = 0.0
    for pair in pairs {
      guard let a = try loader.subject(pair.first), let b = try loader.subject(pair.second) else { continue }
      let shared = try a.geometry().intersection(try b.geometry()).polygonSet()
      for piece in try loader.ground.measure(loader.subject(of: shared)).zones {
        sum += (left[piece.feature] ?? 0) * piece.ellipsoidal / zones.features[piece.feature].area
      }
    }
    return sum
  }
}
