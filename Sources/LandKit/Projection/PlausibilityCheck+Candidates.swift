extension PlausibilityCheck {
  /// Finite vertices, at most `limit`, evenly spread.
  static func thinned(_ sample: [Double], to limit: Int = sampleLimit) -> [Double] {
    var out: [Double] = []
    let count = sample.count / 2
    let step = max(1, (count + limit - 1) / limit)
    for vertex in stride(from: 0, to: count, by: step) {
      let (x, y) = (sample[2 * vertex], sample[2 * vertex + 1])
      if x.isFinite && y.isFinite { out += [x, y] }
    }
    return out
  }

  /// Whether the middle of the sample is small enough for degrees, in either order.
  static func isAngular(_ sample: [Double]) -> Bool {
    guard let x = median(stride(from: 0, to: sample.count, by: 2).map { sample[$0] }),
      let y = median(stride(from: 1, to: sample.count, by: 2).map { sample[$0] })
    else { return false }
    return abs(x) <= 360 && abs(y) <= 360
  }

  /// Where the median of the sample lies, degrees; nil when at least half of it has no place.
  static func landing(
    _ sample: [Double], _ crs: CRS, _ context: ProjContext
  ) throws(ProjectionError) -> (lon: Double, lat: Double)? {
    let reprojector: Reprojector
    do {
      // Any system may be asked for its place here, to a hundred metres.
      let names = Set([crs.unswapped.canonicalName, crs.geodeticName ?? crs.canonicalName])
      reprojector = try Reprojector(
        from: crs, to: .cgcs2000, area: nil, allowBallpark: names, context: context)
    } catch {
      if error.kind == .database { throw error }
      return nil
    }
    var xy = sample
    _ = reprojector.transform(&xy)
    var (lons, lats): ([Double], [Double]) = ([], [])
    for i in stride(from: 0, to: xy.count - 1, by: 2)
    where xy[i].isFinite && xy[i + 1].isFinite && abs(xy[i]) <= 180 && abs(xy[i + 1]) <= 90 {
      lons.append(xy[i])
      lats.append(xy[i + 1])
    }
    guard 4 * lons.count > sample.count, let lon = median(lons), let lat = median(lats) else { return nil }
    return (lon, lat)
  }

  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    return values.sorted()[values.count / 2]
  }

  /// The systems to try: longitude and latitude for angles, China's grids and those that creep in for metres,
  /// each in both orders, the likeliest first.
  ///
  /// Grids whose easting is far from the sample's are left out before PROJ is asked.
  static func proposals(
    for sample: [Double], angular: Bool, _ context: ProjContext
  ) throws(ProjectionError) -> [CRS] {
    if angular { return [.cgcs2000, CRS.cgcs2000.axesSwapped] }
    guard let x = median(stride(from: 0, to: sample.count, by: 2).map { sample[$0] }),
      let y = median(stride(from: 1, to: sample.count, by: 2).map { sample[$0] })
    else { return [] }
    var (plain, swapped): ([CRS], [CRS]) = ([], [])
    for code in ChinaGrids.cgcs2000 + ChinaGrids.foreign {
      let eastings = ChinaGrids.eastings(of: code)
      if eastings.contains(x) { plain.append(try CRS("EPSG:\(code)", context: context)) }
      if eastings.contains(y) { swapped.append(try CRS("EPSG:\(code)", context: context).axesSwapped) }
    }
    return plain + swapped
  }

  static func candidate(_ crs: CRS, _ there: (lon: Double, lat: Double)) -> CRSCandidate {
    let code = Int(crs.unswapped.canonicalName.dropFirst("EPSG:".count)) ?? 0
    let suffix = crs.isSwapped ? "@yx" : ""
    return CRSCandidate(
      crs: crs, lon: there.lon, lat: there.lat,
      olderDatums: ChinaGrids.older(of: code).map { "EPSG:\($0)" + suffix })
  }
}
