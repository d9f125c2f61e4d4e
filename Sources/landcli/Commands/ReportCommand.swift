import ArgumentParser
import Foundation
import LandKit
import LandReport

/// `landcli report`: one HTML file of a study, or one page of a parcel.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "生成一个自含的 HTML 报告。Make a self-contained HTML report.",
    discussion: """
      输入为计划文件或 landcli rank 的结果文件夹；报告不需要网络，也能打印。计划有多个年份时一并审计。
      Takes a plan file or a folder of results; the report needs no network and prints well. A plan of several years \
      is audited as well.

      每个数额注明文件、行、列（结果文件夹中的 sources.csv）；审计发现与数据问题列成表，可按类筛选、搜索，并在图上指出位置。
      Every amount is traced to file, line and column (sources.csv of the results). Findings of the audit and problems of \
      the data are lists to filter and search, with places that the map shows.

      landcli report plan.yaml -o report.html
      landcli report RESULTS -o report.html --audit AUDIT --lang zh
      landcli report RESULTS --parcel S000123 -o S000123.html
      landcli report --parcels parcels.geojson --parks parks.geojson -o report.html
      """)

  @Argument(
    help: ArgumentHelp(
      "计划文件，或结果文件夹。A plan file, or a folder of results.", valueName: "PLAN.yaml|RESULTS"))
  var source: String?

  @Option(name: [.short, .long], help: "HTML 文件，- 为标准输出。The HTML file; - is standard output.")
  var output: String

  @Option(help: ArgumentHelp("只写一宗地块的一页。One page of this parcel alone.", valueName: "ID"))
  var parcel: String?

  @Option(help: "审计结果文件夹：历年与发现。Folder of an audit: years and findings.")
  var audit: String?

  @Option(help: "隐去数额：output、tax 或 output,tax。Leave amounts out: output, tax or both.")
  var redact: String?

  @Flag(
    name: .customLong("static"), help: "不含脚本：静态图与前 100 行的表。No scripts: drawings, and a table of 100 rows.")
  var isStatic = false

  @Option(
    help: ArgumentHelp(
      "Leaflet 与 Chart.js 所在文件夹，默认 /usr/share/javascript。Folder of Leaflet and Chart.js.", valueName: "DIR"))
  var javascript: String?

  @Option(
    help: "图上与表中最多的地块数，默认 20000；略去多少会写明。The most parcels drawn, 20000 unless given; what is left out is said."
  )
  var limit = 20_000

  @OptionGroup var layers: LayerOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...200_000).contains(limit) else {
      throw ValidationError("--limit 应为 1 至 200000。--limit takes 1 to 200000, not \(limit).")
    }
  }

  func run() throws {
    try common.run("report") {
      Interrupts.listen()
      let redaction = try redact.map { try Redaction($0) } ?? .none
      let libraries = isStatic || parcel != nil ? nil : try LibraryAssets(folder: javascript)
      let output = try ResultOutput(output, overwrite: common.overwrite)
      try output.finish { output in
        let source = try ResultSource(source, layers, common, wantsAudit: audit == nil && parcel == nil)
        defer { source.remove() }
        var loader = ResultsLoader(try ResultFolder(source.results))
        (loader.limit, loader.audit, loader.redaction) = (
          limit, audit ?? source.audit, redaction
        )
        loader.threads = common.threadCount
        try output.append(try document(loader, libraries))
      }
      if self.output != "-" { common.say("\(self.output)") }
    }
  }

  private func document(_ loader: ResultsLoader, _ libraries: LibraryAssets?) throws -> [UInt8] {
    guard let parcel else {
      return ReportPage.document(try loader.load(), language: common.language, libraries: libraries)
    }
    guard let study = try loader.load(parcel: parcel),
      let sheet = ParcelSheet(study, language: common.language)
    else {
      throw UsageFailure(Bilingual(zh: "没有编号为 \(parcel) 的地块", en: "no parcel has the id \(parcel)"))
    }
    return sheet.document()
  }
}
