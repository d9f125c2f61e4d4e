import ArgumentParser
import Foundation
import LandKit
import LandOffice

/// What an audit is asked.
struct AuditOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("计划文件。Plan file.", valueName: "PLAN.yaml"))
  var plan: String

  @Option(help: "审计年份。The audited year.")
  var year: Int

  @Option(help: "对比年份，默认为计划文件中此前最近的一年。The year to compare with; the last before it that the plan has.")
  var against: Int?

  @Option(
    help: "豁免以此日为准，默认为审计年份 12 月 31 日。The day that waivers must reach: YYYY-MM-DD; the audited year's last.")
  var asOf: String?

  @Option(help: "基线文件：其中已接受的发现不使退出码为 1。Baseline: findings in it fail no run.")
  var baseline: String?

  /// The request.
  func request(_ common: CommonOptions) throws -> AuditRequest {
    var request = AuditRequest(try PlanReader.read(path: plan), year: year)
    request.study.tables = TableFormats([XLSXFormat()])
    (request.against, request.threads) = (against, common.threadCount)
    if let asOf {
      guard CalendarDay.isValid(asOf) else {
        throw ValidationError("--as-of 应为日期 YYYY-MM-DD。--as-of takes a day, YYYY-MM-DD.")
      }
      request.day = asOf
    }
    if let baseline { request.baseline = try Baseline.read(baseline) }
    return request
  }
}
