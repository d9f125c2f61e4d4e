import ArgumentParser
import LandKit

extension OverlayOperation: ExpressibleByArgument {}

/// `landcli overlay`: two polygon layers laid over each other.
struct OverlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay",
    abstract: "两个面图层叠置。Lay two polygon layers over each other.",
    discussion: """
      每块写成一个要素：a_id、b_id（没有则为 null）、双方属性（加前缀 a_、b_，值逐字节不变）、椭球面积 lk_area_m2。
      A feature a piece: a_id, b_id (null where there is none), the properties of both with the prefixes a_ and b_, values byte for byte, and lk_area_m2, ellipsoidal.

      union 为相交、仅在 A、仅在 B 三部分之和；identity 为相交与仅在 A；symdifference 为仅在 A 与仅在 B。
      union is intersection, A only and B only; identity is intersection and A only; symdifference is A only and B only.

      同一图层内互相重叠的要素两两分别求交（同 QGIS、geopandas），重叠处会出现在多块中；狭长碎片保留并列出。两个图层都读入内存。
      Features that overlap within one layer are handled pair by pair, as in QGIS and geopandas, so that ground stands in several pieces; slivers are kept and listed. Both layers are held in memory.

      在工作坐标系的平面内叠置，输出经纬度（RFC 7946，9 位小数）。
      Made in the plane of the working CRS; written in longitude and latitude (RFC 7946, nine decimals).
      """)

  @Argument(help: "图层 A，- 为标准输入。Layer A; - is stdin.")
  var a: String

  @Argument(help: "图层 B，- 为标准输入。Layer B; - is stdin.")
  var b: String

  @Option(
    name: .customLong("op"),
    help: "叠置方式。intersection, union, difference, identity or symdifference.")
  var operation: OverlayOperation

  @Option(name: [.short, .long], help: "输出文件，- 为标准输出。The output; - is stdout.")
  var output: String

  @Option(name: .customLong("crs-a"), help: "A 的坐标系，优先于文件自身的声明。A's CRS, over what the file says.")
  var crsA: String?

  @Option(name: .customLong("crs-b"), help: "B 的坐标系，优先于文件自身的声明。B's CRS, over what the file says.")
  var crsB: String?

  @Option(help: "叠置所在的坐标系，以米为单位。The CRS of the overlay, in metres.")
  var workCRS = "EPSG:4547"

  @Option(help: "平均宽度小于此值（m）的部分称为狭长碎片。Mean width in m under which a part is a sliver.")
  var sliverWidth = 0.05

  @OptionGroup var place: PlaceOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if a == "-" && b == "-" {
      throw ValidationError("标准输入只能用作一个图层。Only one layer can be stdin.")
    }
  }

  func run() throws {
    try common.run("overlay") {
      try CommonOptions.check(crs: crsA)
      try CommonOptions.check(crs: crsB)
      let result = try ResultOutput(output, overwrite: common.overwrite)
      let summary = try result.finish { result in
        try InputFile(a, beside: output).open { a in
          try InputFile(b, beside: output).open { b in
            var request = OverlayRequest(a: a, b: b, operation: operation)
            (request.a.crsOverride, request.b.crsOverride) = (crsA, crsB)
            request.settings = place.settings(workCRS: workCRS)
            request.sliverWidth = sliverWidth
            request.threads = common.threadCount
            return try OverlayTool(request).run(into: result)
          }
        }
      }
      common.report(summary.problems)
      summary.lines.forEach { common.say($0) }
    }
  }
}
