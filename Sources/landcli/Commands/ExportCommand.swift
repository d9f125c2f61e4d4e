import ArgumentParser
import Foundation
import LandKit
import LandOffice
import LandStore

extension LayerRole: ExpressibleByArgument {}

/// `landcli export`: a result in the formats that GIS and office programs read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "把排名结果导出为 GIS 和办公格式。Export a result to GIS and office formats.",
    discussion: """
      landcli export OUT -o 结果.gpkg              全部图层，带样式、中文字段名、空间索引
      landcli export OUT -o out.geojson --rfc7946
      landcli export OUT -o out.gpkg --to-crs EPSG:4547 --redact output,tax
      landcli export OUT -o out.xlsx

      gpkg 含全部图层，并在旁边写出各图层的 .qml、.sld 样式；其余格式为一个图层或表格。FlatGeobuf、Shapefile 等由 ogr2ogr 转换，见 docs/commands/export.md。
      A gpkg holds all layers and gets their styles, .qml and .sld, beside it; the other formats hold one layer or table. For FlatGeobuf, Shapefile and more see docs/commands/export.md.
      """)

  @Argument(help: "landcli rank 的结果文件夹。A result folder of landcli rank.")
  var results: String

  @Option(help: "geojson、geojsonseq、gpkg、csv、xlsx；默认按输出文件名。The format; by the output's name unless given.")
  var format: ExportFormat?

  @Option(help: "图层：parcels、parks、zones、district，默认 parcels。The layer; parcels unless given.")
  var layer: LayerRole?

  @Option(
    name: [.customLong("to-crs"), .customLong("crs")],
    help: "输出的坐标系，如 EPSG:4547，默认 EPSG:4490 经纬度。The output's CRS; EPSG:4490 lon/lat unless given.")
  var toCRS: String?

  @OptionGroup var coordinates: CoordinateOptions

  @Option(help: "略去金额：output、tax 或 output,tax，并在文件中注明。Leave amounts out, and say so in the file.")
  var redact: String?

  @Option(help: "审计结果文件夹，其发现写入 xlsx。An audit's result folder, whose findings go into the xlsx.")
  var audit: String?

  @Option(help: "取整修复等问题的完整清单写入此 JSON 文件。Write all problems, as what rounding mended, to this JSON file.")
  var problems: String?

  @Option(name: [.short, .long], help: "输出文件；文本格式可用 - 写到标准输出。The output; - is stdout, for text formats.")
  var output: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run("export") {
      Interrupts.listen()
      let format = try chosenFormat()
      try refuseIdle(format)
      let folder = try ResultFolder(results)
      var request = ExportRequest()
      request.target = try coordinates.target(toCRS, otherwise: .cgcs2000)
      (request.precision, request.orientsRings) = (coordinates.decimals, coordinates.rfc7946)
      request.redaction = try redact.map { try Redaction($0) } ?? .none
      (request.threads, request.listsProblems) = (common.threadCount, problems != nil)
      if RedactionRules(request.redaction, in: folder.manifest).hidesCondition {
        let said = RedactionRules.hiddenCondition
        common.say(Bilingual(zh: "只取部分地块\(said.zh)", en: "only some parcels \(said.en)"))
      }
      switch format {
      case .geojson: try exportText(folder, request, .geojson)
      case .geojsonseq: try exportText(folder, request, .geojsonseq)
      case .csv: try exportTable(folder, request)
      case .gpkg: try exportPackage(folder, request)
      case .xlsx: try exportWorkbook(folder, request)
      }
    }
  }

  private func chosenFormat() throws -> ExportFormat {
    if let format { return format }
    if let format = ExportFormat(file: output) { return format }
    throw ValidationError(
      "从输出文件名看不出格式，请给出 --format。The output's name does not tell its format; give --format.")
  }

  /// Options that would have no effect are wrong usage, not passed over.
  private func refuseIdle(_ format: ExportFormat) throws {
    var idle: [String] = []
    if format == .csv || format == .xlsx {
      idle += coordinates.given + (toCRS == nil ? [] : ["--to-crs"]) + (problems == nil ? [] : ["--problems"])
    }
    if format == .gpkg || format == .xlsx {
      idle += layer == nil ? [] : ["--layer"]
      try CommonOptions.refuseStandardOutput(output)
    }
    if format != .xlsx, audit != nil { idle.append("--audit") }
    if format == .gpkg, coordinates.legacyCRS { idle.append("--legacy-crs") }
    if format == .csv, let layer, layer != .parcels, layer != .parks {
      idle.append("--layer \(layer.rawValue)")
    }
    guard idle.isEmpty else {
      let list = idle.joined(separator: " ")
      throw ValidationError("格式 \(format.rawValue) 不用 \(list)。\(list): no meaning for \(format.rawValue).")
    }
  }

  private func exportText(
    _ folder: ResultFolder, _ request: ExportRequest, _ format: ConvertRequest.Format
  ) throws {
    let result = try ResultOutput(output, overwrite: common.overwrite)
    let summary = try result.finish {
      try folder.export(layer ?? .parcels, request, format: format, into: $0)
    }
    try writeProblems(summary.allProblems)
    common.report(summary.problems)
    summary.notes.forEach { common.say($0) }
    common.say(summary.text)
  }

  private func exportTable(_ folder: ResultFolder, _ request: ExportRequest) throws {
    let result = try ResultOutput(output, overwrite: common.overwrite)
    let table: ResultFolder.Table = layer == .parks ? .parks : .ranked
    try result.finish { try folder.export(table, redaction: request.redaction, into: $0) }
    if let notice = request.redaction.notice { common.say(notice) }
    common.say(Bilingual(zh: "已写出 \(table.rawValue) 的内容", en: "wrote the table of \(table.rawValue)"))
  }

  private func exportPackage(_ folder: ResultFolder, _ request: ExportRequest) throws {
    let package = ResultPackage(folder, request, language: common.language, time: Clock.now)
    let summary = try package.write(to: output, overwrite: common.overwrite)
    try writeProblems(summary.allProblems)
    common.report(summary.problems)
    summary.notes.forEach { common.say($0) }
    for layer in summary.layers {
      common.say(
        Bilingual(
          zh: "\(output) 图层 \(layer.table)：\(layer.features) 个要素"
            + (layer.withoutGeometry > 0 ? "，其中 \(layer.withoutGeometry) 个没有面" : ""),
          en: "\(output), layer \(layer.table): \(layer.features) features"
            + (layer.withoutGeometry > 0 ? ", \(layer.withoutGeometry) of them without polygons" : "")))
    }
    for file in summary.styleFiles { common.say(Bilingual(zh: "\(file)  样式", en: "\(file)  style")) }
  }

  private func exportWorkbook(_ folder: ResultFolder, _ request: ExportRequest) throws {
    let file = try AtomicFile(target: output, overwrite: common.overwrite)
    do {
      let export = XLSXExport(
        folder, redaction: request.redaction, language: common.language, auditFolder: audit,
        threads: request.threads)
      try export.write(to: file.path).forEach { common.say($0) }
      try file.commit()
    } catch {
      file.abandon()
      throw error
    }
    if let notice = request.redaction.notice { common.say(notice) }
    common.say(Bilingual(zh: "\(output)  工作簿", en: "\(output)  workbook"))
  }

  private func writeProblems(_ ledger: ProblemLedger) throws {
    if let problems { try ProblemFile.write(ledger, to: problems, common) }
  }
}
