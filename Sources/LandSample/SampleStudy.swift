import Foundation

/// Synthetic studies: parks, village zones, renewal parcels of several years, a district, yearly figures and
/// a plan, all drawn from a seed.
///
/// **CRS**: longitude and latitude of CGCS2000 (EPSG:4490), nine decimals. **Determinism**: the same options
/// give the same bytes on every machine of the same floating-point library. **Memory**: bounded by the number
/// of blocks (about a fifth of the parcels, 20 bytes each), not by the geometry.
public enum SampleStudy {
  /// Makes a study in `folder`, which appears whole or not at all.
  ///
  /// - Parameters:
  ///   - options: what it is to be.
  ///   - folder: must not exist or be empty, unless `overwrite` is true and it holds nothing but a sample.
  ///   - progress: told, in English, what was done.
  /// - Returns: the totals, as the files have them.
  /// - Throws: `SampleError`.
  /// - Complexity: linear in parcels times years; about 10 µs each.
  @discardableResult
  public static func write(
    _ options: SampleOptions, to folder: URL, overwrite: Bool = false, progress: (String) -> Void = { _ in }
  ) throws(SampleError) -> SampleSummary {
    try options.validate()
    let staging = try SampleFolder(target: folder, overwrite: overwrite)
    do throws(SampleError) {
      let summary = try fill(staging.url, options, progress)
      try staging.finish()
      return summary
    } catch {
      staging.discard()
      throw error
    }
  }

  private static func fill(
    _ folder: URL, _ options: SampleOptions, _ progress: (String) -> Void
  ) throws(SampleError) -> SampleSummary {
    let plan = try StudyPlan(options, progress: progress)
    var parks = ParkFiles(plan, folder)
    try parks.write()
    let faults = options.faults ? FaultPlanter(plan, folder) : nil
    var zones = ZoneFiles(plan, folder)
    try zones.write { (file, table) throws(SampleError) in try faults?.plantZones(file, table) }
    var parcels = ParcelFiles(plan, folder)
    try parcels.write(progress: progress) { (file, table) throws(SampleError) in
      try faults?.plantParcels(file, table)
    }
    var summary = SampleSummary()
    summary.years = Array(options.years)
    (summary.parcels, summary.gross) = (parcels.count, parcels.gross)
    (summary.zones, summary.zoneArea) = (zones.count, zones.area)
    (summary.parks, summary.districtArea) = (parks.areas, parks.districtArea)
    for i in summary.years.indices {
      summary.output.append(parks.output[i] + zones.output[i] + parcels.output[i])
    }
    guard let gross = summary.gross.last, abs(gross / options.parcelArea - 1) < 5e-7 else {
      throw .unsettled(wanted: options.parcelArea, got: summary.gross.last ?? 0)
    }
    guard abs(zones.area / options.zoneArea - 1) < 5e-7 else {
      throw .unsettled(wanted: options.zoneArea, got: zones.area)
    }
    try OutputFile.write(folder, "plan.yaml", PlanText.plan(options))
    if let faults {
      try faults.plantFiles()
      summary.planted = faults.planted.count
    }
    try OutputFile.write(
      folder, "README.md", ReadmeText.text(options, summary, faults: faults?.planted ?? []))
    return summary
  }
}
