import ArgumentParser
import Foundation
import LandKit
import LandOffice
import LandStore

extension LayerConversion.Format: ExpressibleByArgument {}
extension FlatLayer.Geometry: ExpressibleByArgument {}

/// `landcli convert`: another CRS, another format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "换坐标系、换格式重写图层。Rewrite a layer in another CRS or format.",
    discussion: """
      点、线、面、几何集合都可以；逐点换算，边不加密，第三维坐标照抄；属性、编号和其他成员逐字节不变。
      Any geometry type; positions are reprojected one by one, edges are not densified, third ordinates go through; properties, ids and foreign members stay byte for byte.

      默认输出经纬度（RFC 7946，9 位小数，约 0.1 mm）；输出其他坐标系须给 --to-crs，并写 2008 版 crs 成员，投影坐标取到 0.0001 m。经纬度到经纬度时几何逐字节照抄。
      Longitude and latitude unless --to-crs is given (RFC 7946, nine decimals, 0.1 mm); another CRS is written with the crs member of GeoJSON 2008, projected ordinates to 0.0001 m. From lon/lat to lon/lat geometries are copied byte for byte.

      csv、xlsx 每个属性一列，默认不含几何；文本保持文本，数保持数，未知为空，绝不为 0。
      csv and xlsx hold a column a property, and no geometry unless asked for; text stays text, numbers numbers, what is unknown is blank, never 0.

      文件的 crs 成员和失效的 bbox 会去掉，并予说明；裸几何写成要素。文件多大都可以。
      The file's crs member and a bbox that no longer holds are dropped, and it is said; bare geometries become features. Any file size.
      """)

  @Argument(
    help: "GeoJSON、GeoJSONSeq 或 GeoPackage 文件，- 为标准输入。A GeoJSON, GeoJSONSeq or GeoPackage file; - is stdin.")
  var input: String

  @Option(name: [.short, .long], help: "输出文件，- 为标准输出。The output; - is stdout.")
  var output: String?

  @Option(
    help:
      "GeoPackage 的图层，按表名或名称；只有一个时可省。The layer of a GeoPackage, by table or name; the only one unless given.")
  var layer: String?

  @Flag(help: "只列出 GeoPackage 的图层。List the layers of a GeoPackage, and nothing else.")
  var listLayers = false

  @Option(help: "输入的坐标系，优先于文件自身的声明。The input's CRS, over what the file says.")
  var crs: String?

  @Option(
    name: .customLong("to-crs"),
    help: "输出的坐标系，如 EPSG:4547，默认经纬度。The output's CRS, as EPSG:4547; lon/lat unless given.")
  var toCRS: String?

  @Option(
    help: """
      geojson、geojsonseq（RFC 8142，每条以 RS 开头）、gpkg、csv 或 xlsx；默认按输出文件名，看不出则 geojson。
      geojson, geojsonseq (RFC 8142, records begin with RS), gpkg, csv or xlsx; by the output's name unless given, else geojson.
      """)
  var format: LayerConversion.Format?

  @Option(
    help: """
      csv、xlsx 的几何：none 略去，wkt 写为 WKT 列（ogr2ogr 的 GEOMETRY=AS_WKT）；默认 none。
      Geometries in csv and xlsx: none leaves them out, wkt writes a column WKT (GEOMETRY=AS_WKT of ogr2ogr); none unless given.
      """)
  var geometry: FlatLayer.Geometry?

  @OptionGroup var coordinates: CoordinateOptions

  @Option(help: "全部问题的清单写入此 JSON 文件。Write all problems to this JSON file.")
  var problems: String?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if output == nil, !listLayers { throw ValidationError("请给出 -o。Give -o.") }
    if output != nil, listLayers {
      throw ValidationError("--list-layers 不写文件，不用 -o。--list-layers writes no file: no -o.")
    }
    let format = chosenFormat
    if format == .gpkg || format == .xlsx { try CommonOptions.refuseStandardOutput(output ?? "") }
    let idle = listLayers ? [] : idleOptions(format)
    guard idle.isEmpty else {
      let list = idle.joined(separator: " ")
      throw ValidationError("格式 \(format.rawValue) 不用 \(list)。\(list): no meaning for \(format.rawValue).")
    }
  }

  /// Options that would have no effect are wrong usage, not passed over.
  private func idleOptions(_ format: LayerConversion.Format) -> [String] {
    let legacy = coordinates.legacyCRS ? ["--legacy-crs"] : []
    switch format {
    case .geojson, .geojsonseq: return geometry == nil ? [] : ["--geometry"]
    case .gpkg: return legacy + (geometry == nil ? [] : ["--geometry"])
    case .csv, .xlsx:
      return geometry == .wkt ? legacy : coordinates.given + (toCRS == nil ? [] : ["--to-crs"])
    }
  }

  private var chosenFormat: LayerConversion.Format {
    if let format { return format }
    return switch output.flatMap({ ExportFormat(file: $0) }) {
    case .gpkg: .gpkg
    case .geojsonseq: .geojsonseq
    case .csv: .csv
    case .xlsx: .xlsx
    default: .geojson
    }
  }

  func run() throws {
    try common.run("convert") {
      Interrupts.listen()
      try CommonOptions.check(crs: crs)
      if listLayers { return try list() }
      let output = output ?? "-"
      let target = try coordinates.target(toCRS, otherwise: chosenFormat == .gpkg ? .cgcs2000 : .lonLat)
      let summary = try InputFile(input, beside: output).open { path in
        var request = ConvertRequest(file: path)
        request.input.crsOverride = crs
        request.target = target
        (request.precision, request.orientsRings) = (coordinates.decimals, coordinates.rfc7946)
        request.extent = place.extent?.box
        request.allowBallpark = Set(place.allowBallpark)
        (request.threads, request.listsProblems) = (common.threadCount, problems != nil)
        let workbook = LayerWorkbook(language: common.language)
        if chosenFormat == .xlsx { request.limit = workbook.limit }
        var conversion = LayerConversion(request, time: Clock.now)
        (conversion.format, conversion.layer) = (chosenFormat, layer)
        conversion.geometry = geometry ?? .none
        conversion.workbook = { try workbook.write($0, to: $1) }
        return try conversion.run(path, to: output, overwrite: common.overwrite)
      }
      if let problems { try ProblemFile.write(summary.allProblems, to: problems, common) }
      common.report(summary.problems)
      summary.notes.forEach { common.say($0) }
      let hasNoGeometry = (chosenFormat == .csv || chosenFormat == .xlsx) && geometry != .wkt
      common.say(
        hasNoGeometry
          ? Bilingual(zh: "已写出 \(summary.features) 行", en: "\(summary.features) rows written") : summary.text)
    }
  }

  /// A line a layer on standard output: table, what it holds, features, CRS, name.
  private func list() throws {
    let layers = try InputFile(input, beside: nil).open { try PackageFile($0).layers() }
    let lines = layers.map { layer in
      [layer.table, layer.geometryType, "\(layer.features)", layer.crs ?? "-", layer.identifier]
        .map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t") + "\n"
    }
    FileHandle.standardOutput.write(Data(lines.joined().utf8))
  }
}
