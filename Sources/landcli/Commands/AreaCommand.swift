import ArgumentParser
import LandKit

/// `landcli area`: the areas of any polygon layer.
struct AreaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "area",
    abstract: "逐个要素量算椭球面积和平面积。Ellipsoidal and plane area of every feature.",
    discussion: """
      每个要素一行：编号、椭球面积（CGCS2000 椭球，m²）、工作坐标系内的平面积（m²）、状态（ok、repaired、unusable 及原因）；合计写到标准错误输出。
      A line a feature: id, ellipsoidal area (CGCS2000, m²), plane area in the working CRS (m²), state (ok, repaired, unusable and why); totals on stderr.

      无效的面先修复再量算；重叠处重复计入合计；文件多大都可以，按文件次序输出。
      Invalid polygons are repaired first; ground that features share counts twice in the total; any file size, in the order of the file.
      """)

  @Argument(help: "GeoJSON 或 GeoJSONSeq 文件，- 为标准输入。A GeoJSON or GeoJSONSeq file; - is stdin.")
  var file: String

  @Option(help: "文件的坐标系，优先于文件自身的声明。The file's CRS, over what the file says.")
  var crs: String?

  @Option(help: "平面积所在的坐标系，以米为单位。The CRS of the plane areas, in metres.")
  var workCRS = "EPSG:4547"

  @Flag(help: "每行一个 JSON 对象。A JSON object a line.")
  var json = false

  @Option(name: [.short, .long], help: "输出文件，默认标准输出。The output; stdout unless given.")
  var output = "-"

  @OptionGroup var place: PlaceOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.run("area") {
      try CommonOptions.check(crs: crs)
      let result = try ResultOutput(output, overwrite: common.overwrite)
      let summary = try result.finish { result in
        try InputFile(file, beside: output).open { path in
          var request = AreaRequest(file: path)
          request.input.crsOverride = crs
          request.settings = place.settings(workCRS: workCRS)
          request.format = json ? .json : .text
          request.threads = common.threadCount
          return try AreaTool(request).run(into: result)
        }
      }
      common.report(summary.problems)
      common.say(summary.text)
    }
  }
}
