import ArgumentParser
import Foundation
import LandKit

/// The folder of results that something is made from: one that was named, or one made for it from a plan file or from
/// layers and removed afterwards.
struct ResultSource {
  /// Folder of results.
  let results: String
  /// Folder of an audit made along with it; nil when none was asked for, or the study has one year.
  let audit: String?
  private let temporary: TemporaryFolder?

  /// Finds or makes them. `source` is a folder of results or a plan file; without it the layers are a study. `wantsAudit`:
  /// a study with an earlier year is audited as well.
  init(_ source: String?, _ layers: LayerOptions, _ common: CommonOptions, wantsAudit: Bool) throws {
    var isFolder: ObjCBool = false
    if let source, FileManager.default.fileExists(atPath: source, isDirectory: &isFolder), isFolder.boolValue
    {
      let idle = layers.givenForMeasuring + layers.givenForRanking
      guard idle.isEmpty else {
        throw ValidationError(
          "结果文件夹已经排好名，下列选项无效：\(idle.joined(separator: " "))。"
            + "A folder of results is ranked already; these have no effect: \(idle.joined(separator: " ")).")
      }
      (results, audit, temporary) = (source, nil, nil)
      return
    }
    let folder = try TemporaryFolder("landcli-report")
    do {
      results = folder.path + "/results"
      let request = try layers.request(plan: source, common, output: nil)
      try Self.rank(request, common, into: results)
      audit = try wantsAudit ? Self.audit(source, request.year, common, into: folder.path + "/audit") : nil
      temporary = folder
    } catch {
      folder.remove()
      throw error
    }
  }

  /// Removes what was made.
  func remove() {
    temporary?.remove()
  }

  private static func rank(_ request: StudyRequest, _ common: CommonOptions, into path: String) throws {
    let line = ProgressLine(common)
    defer { line.finish() }
    let folder = try AtomicFolder(target: path, overwrite: false)
    do {
      let ranked = try StudyRanker(request, progress: line.progress).run()
      try ResultWriter(ranked, progress: line.progress).write(to: folder)
      try folder.commit()
    } catch {
      folder.abandon()
      throw error
    }
  }

  private static func audit(
    _ plan: String?, _ year: Int?, _ common: CommonOptions, into path: String
  ) throws -> String? {
    guard let plan, let year else { return nil }
    var request = AuditRequest(try PlanReader.read(path: plan), year: year)
    request.threads = common.threadCount
    guard request.comparedYear != nil else { return nil }
    let line = ProgressLine(common)
    defer { line.finish() }
    let folder = try AtomicFolder(target: path, overwrite: false)
    do {
      let result = try Auditor(request, progress: line.progress).run()
      try AuditWriter(result, language: common.language).write(to: folder)
      try folder.commit()
    } catch {
      folder.abandon()
      throw error
    }
    return path
  }
}
