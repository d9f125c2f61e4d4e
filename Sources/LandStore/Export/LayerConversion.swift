import Foundation
import LandKit

/// Converts a layer of a GeoJSON file or of a GeoPackage into GeoJSON, a sequence, a GeoPackage or a table.
public struct LayerConversion: Sendable {
  /// What the output is.
  public enum Format: String, Sendable, CaseIterable { case geojson, geojsonseq, gpkg, csv, xlsx }

  /// The job; its input file is what the person named.
  public var request: ConvertRequest
  /// The layout of the output.
  public var format = Format.geojson
  /// The layer of a GeoPackage, by table or name; nil for the only one.
  public var layer: String?
  /// What becomes of geometries in a table.
  public var geometry = FlatLayer.Geometry.none
  /// Writes a table as a workbook to a path, and tells what a reader must know; needed for `xlsx` alone.
  public var workbook: @Sendable (FlatLayer, String) throws -> [Bilingual] = { _, path in
    throw FileError(
      .create, path, Bilingual(zh: "没有工作簿的写出程序", en: "there is no writer of workbooks"))
  }
  /// Noted as the time of writing in a GeoPackage.
  public var time: Date

  /// A conversion by `request`.
  public init(_ request: ConvertRequest, time: Date) { (self.request, self.time) = (request, time) }

  /// Runs, from `input` to `output`.
  ///
  /// - Throws: `UsageFailure`, `InputFailure`, `StudyFailure`, `FileError`.
  /// - Complexity: linear; a few chunks a thread are in memory. What must be read twice, or is in a GeoPackage, lies
  ///   beside the output for the time of writing, or in the system's temporary folder when that is standard output.
  public func run(_ input: String, to output: String, overwrite: Bool) throws -> ConvertSummary {
    if format == .gpkg || format == .xlsx { try TemporaryPlace.check(output, overwrite: overwrite) }
    guard PackageFile.looksLikeOne(input) else {
      if let layer {
        throw UsageFailure(
          Bilingual(
            zh: "--layer \(layer) 只用于 GeoPackage，\(input) 不是",
            en: "--layer \(layer): \(input) is no GeoPackage"))
      }
      return try convert(request, named: Self.stem(input), to: output, overwrite: overwrite)
    }
    let package = try PackageFile(input)
    let layer = try package.layer(named: layer)
    try request.limit?.check(layer.features)
    let spool = Self.spool(beside: output, "rows")
    defer { spool.abandon() }
    let reading = try spool.written { try package.write(layer, to: $0) }
    var request = request
    request.input.files = [FileReference("\(input)|layername=\(layer.table)", path: spool.path)]
    request.tellsOffsets = false
    request.input.crsOverride = try request.input.crsOverride ?? declared(layer, input)
    var summary = try convert(request, named: layer.table, to: output, overwrite: overwrite)
    summary.notes = reading.notes + summary.notes
    var problems = reading.problems
    problems.merge(summary.problems)
    summary.problems = problems
    if request.listsProblems {
      var all = reading.allProblems
      all.add(summary.allProblems)
      summary.allProblems = all
    }
    return summary
  }

  private func declared(_ layer: PackageFile.Layer, _ input: String) throws -> String {
    guard let crs = layer.crs else {
      throw UsageFailure(
        Bilingual(
          zh: "\(input) 的图层 \(layer.table) 没有写明坐标系，请用 --crs 给出",
          en: "layer \(layer.table) of \(input) does not say its CRS; give --crs"))
    }
    return crs
  }

  private func convert(
    _ request: ConvertRequest, named name: String, to output: String, overwrite: Bool
  ) throws -> ConvertSummary {
    var request = request
    if format == .csv || format == .xlsx {
      return try table(request, named: name, to: output, overwrite: overwrite)
    }
    guard format == .gpkg else {
      request.format = format == .geojsonseq ? .geojsonseq : .geojson
      let result = try ResultOutput(output, overwrite: overwrite)
      return try result.finish { try ConvertTool(request).run(into: $0) }
    }
    let srs = try SpatialReference(request.target.named)
    let spool = Self.spool(beside: output, "features")
    defer { spool.abandon() }
    let text = try ResultOutput(spool.path, overwrite: true)
    var summary = try text.finish { try ConvertTool(request).run(into: $0) }
    let place = TemporaryPlace(target: output)
    do {
      let table = Self.tableName(name)
      var layer = PackagedLayer(table: table, identifier: table, description: "", path: spool.path)
      layer.identifier = table
      let written = try LayerPackage(srs: srs, threads: request.threads, time: time).write(
        [layer], to: place.path)
      summary.notes += written.flatMap(\.notes)
      try place.commit(overwrite: overwrite)
    } catch {
      place.abandon()
      throw error
    }
    return summary
  }

  private func table(
    _ request: ConvertRequest, named name: String, to output: String, overwrite: Bool
  ) throws -> ConvertSummary {
    let spool = Self.spool(beside: output, "features")
    defer { spool.abandon() }
    let text = try ResultOutput(spool.path, overwrite: true)
    var summary = try text.finish { try ConvertTool(request).run(into: $0) }
    let table = try FlatLayer(
      spool.path, name: name, crs: request.target.named.canonicalName, geometry: geometry,
      threads: request.threads)
    if format == .csv {
      let result = try ResultOutput(output, overwrite: overwrite)
      summary.notes += try result.finish { try LayerCSV.write(table, into: $0) }
      return summary
    }
    let file = try AtomicFile(target: output, overwrite: overwrite)
    do {
      summary.notes += try workbook(table, file.path)
      try file.commit()
    } catch {
      file.abandon()
      throw error
    }
    return summary
  }

  private static func spool(beside output: String, _ suffix: String) -> TemporaryPlace {
    let target =
      output == "-"
      ? FileManager.default.temporaryDirectory.appendingPathComponent("landcli-\(suffix)").path
      : output + "." + suffix
    return TemporaryPlace(target: target)
  }

  private static func stem(_ path: String) -> String {
    URL(fileURLWithPath: StdinSpool.shownName(of: path)).deletingPathExtension().lastPathComponent
  }

  /// A name for a table that neither SQLite nor the standard keeps for itself.
  private static func tableName(_ name: String) -> String {
    let plain = name.isEmpty || name == "-" || name.contains("\0") ? "layer" : name
    let kept = ["gpkg_", "sqlite_", "rtree_", "layer_styles"]
    return kept.contains { plain.lowercased().hasPrefix($0) } ? "layer_of_" + plain : plain
  }
}

extension TemporaryPlace {
  /// Fills the place by `body` and keeps the file there, to be read and then removed with `abandon`.
  func written<R>(_ body: (AtomicFile) throws -> R) throws -> R {
    let file = try AtomicFile(target: path, overwrite: true)
    do {
      let result = try body(file)
      try file.commit()
      return result
    } catch {
      file.abandon()
      throw error
    }
  }
}
