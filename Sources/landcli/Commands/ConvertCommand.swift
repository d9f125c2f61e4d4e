import ArgumentParser
import LandKit

extension ConvertRequest.Format: ExpressibleByArgument {}

/// `landcli convert`: another CRS, another layout.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "换坐标系、换格式重写 GeoJSON。Rewrite GeoJSON in another CRS or layout.",
    discussion: """
      点、线、面、几何集合都可以；逐点换算，边不加密，第三维坐标照抄；属性、编号和其他成员逐字节不变。
      Any geometry type; positions are reprojected one by one, edges are not densified, third ordinates go through; properties, ids and foreign members stay byte for byte.

      默认输出经纬度（RFC 7946，9 位小数，约 0.1 mm）；输出其他坐标系须给 --to-crs，并写 2008 版 crs 成员，投影坐标取到 0.0001 m。经纬度到经纬度时几何逐字节照抄。
      Longitude and latitude unless --to-crs is given (RFC 7946, nine decimals, 0.1 mm); another CRS is written with the crs member of GeoJSON 2008, projected ordinates to 0.0001 m. From lon/lat to lon/lat geometries are copied byte for byte.

      文件的 crs 成员和失效的 bbox 会去掉，并予说明；裸几何写成要素。文件多大都可以。
      The file's crs member and a bbox that no longer holds are dropped, and it is said; bare geometries become features. Any file size.
      """)

  @Argument(help: "GeoJSON 或 GeoJSONSeq 文件，- 为标准输入。A GeoJSON or GeoJSONSeq file; - is stdin.")
  var input: String

  @Option(name: [.short, .long], help: "输出文件，- 为标准输出。The output; - is stdout.")
  var output: String

  @Option(help: "输入的坐标系，优先于文件自身的声明。The input's CRS, over what the file says.")
  var crs: String?

  @Option(
    name: .customLong("to-crs"),
    help: "输出的坐标系，如 EPSG:4547，默认经纬度。The output's CRS, as EPSG:4547; lon/lat unless given.")
  var toCRS: String?

  @Option(
    help: "geojson 或 geojsonseq（RFC 8142，每条以 RS 开头）。geojson, or geojsonseq (RFC 8142, records begin with RS)."
  )
  var format = ConvertRequest.Format.geojson

  @OptionGroup var place: PlaceOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run("convert") {
      try CommonOptions.check(crs: crs)
      let target = try toCRS.map { try ConvertTarget($0) } ?? .lonLat
      let result = try ResultOutput(output, overwrite: common.overwrite)
      let summary = try result.finish { result in
        try InputFile(input, beside: output).open { path in
          var request = ConvertRequest(file: path)
          request.input.crsOverride = crs
          (request.target, request.format) = (target, format)
          request.extent = place.extent?.box
          request.allowBallpark = Set(place.allowBallpark)
          request.threads = common.threadCount
          return try ConvertTool(request).run(into: result)
        }
      }
      common.report(summary.problems)
      summary.notes.forEach { common.say($0) }
      common.say(summary.text)
    }
  }
}
