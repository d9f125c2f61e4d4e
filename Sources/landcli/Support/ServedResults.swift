import Foundation
import LandKit
import LandServe
import LandStore

/// The result folders that a map is made of: those that were given, or those that a plan gives, a year each, with a ledger
/// of its last year's audit.
struct ServedResults {
  private let folders: [String]
  /// The ledger of the plan's last year; nil without a plan of several years.
  let ledger: String?
  private let temporary: TemporaryFolder?
  private let index: String?
  private let common: CommonOptions

  /// Ranks a plan into a temporary folder that `removeTemporary` takes away, and audits it when that is wanted; folders
  /// stay where they are.
  init(_ inputs: [String], index: String?, _ common: CommonOptions, wantsAudit: Bool) throws {
    (self.index, self.common) = (index, common)
    let plans = inputs.filter { !Self.isFolder($0) && FileManager.default.fileExists(atPath: $0) }
    guard let plan = plans.first else {
      (folders, temporary, ledger) = (inputs, nil, nil)
      return
    }
    guard inputs.count == 1 else {
      throw UsageFailure(
        Bilingual(zh: "计划文件只能单独给出，不与结果文件夹同用", en: "a plan file is given alone, not with result folders"))
    }
    let place = try TemporaryFolder("landcli-serve")
    temporary = place
    do {
      folders = try Self.rank(plan, into: place.path, common)
      ledger = try wantsAudit ? Self.audit(plan, into: place.path, common) : nil
    } catch {
      place.remove()
      throw error
    }
  }

  /// Whether a path names a GeoPackage, as ledgers are.
  static func isLedger(_ path: String) -> Bool {
    !isFolder(path) && path.lowercased().hasSuffix(".gpkg")
  }

  /// Audits the plan's last year against the one before into a ledger; nil when it has but one.
  private static func audit(_ plan: String, into place: String, _ common: CommonOptions) throws -> String? {
    let study = try PlanReader.read(path: plan)
    guard let year = study.layerYears.max() else { return nil }
    var request = AuditRequest(study, year: year)
    request.threads = common.threadCount
    guard request.comparedYear != nil else { return nil }
    let path = place + "/audit.gpkg"
    let line = ProgressLine(common)
    defer { line.finish() }
    let recording = try LedgerRecording(path, for: &request)
    let result = try Auditor(request, progress: line.progress).run()
    _ = try recording.append(result, at: Date())
    return path
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Ranks every year of the plan's parcels, or the one it has.
  private static func rank(_ plan: String, into place: String, _ common: CommonOptions) throws -> [String] {
    let study = try PlanReader.read(path: plan)
    let years: [Int?] = study.layerYears.isEmpty ? [nil] : study.layerYears
    return try years.map { year in
      let folder = try AtomicFolder(
        target: place + "/" + (year.map(String.init) ?? "results"), overwrite: false)
      let line = ProgressLine(common)
      do {
        var selected = study
        if let year { try selected.select(year: year) }
        var request = try StudyRequest(selected)
        request.threads = common.threadCount
        let ranked = try StudyRanker(request, progress: line.progress).run()
        try ResultWriter(ranked, progress: line.progress).write(to: folder)
        try folder.commit()
        line.finish()
        return folder.target
      } catch {
        line.finish()
        folder.abandon()
        throw error
      }
    }
  }

  /// Loads them, building indexes where there are none, and says so.
  func load(_ redaction: Redaction) throws -> [ServedStudy] {
    var studies: [ServedStudy] = []
    for folder in folders {
      let path = try indexPath(folder)
      let loaded = try ServedStudy.load(
        folder: folder, index: path, key: key(of: folder, among: studies), redaction: redaction,
        threads: common.threadCount)
      if case .built(let path, let because) = loaded.loading, temporary == nil {
        common.say(
          Bilingual(zh: "已建索引 \(path)（\(because.zh)）", en: "built the index \(path) (\(because.en))"))
      }
      studies.append(loaded.study)
    }
    return studies.sorted { $0.key < $1.key }
  }

  private func indexPath(_ folder: String) throws -> String {
    let name = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    guard let index, temporary == nil else { return name + ".landindex" }
    guard folders.count > 1 || Self.isFolder(index) else { return index }
    if !Self.isFolder(index) {
      try? FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
    }
    return index + "/" + URL(fileURLWithPath: name).lastPathComponent + ".landindex"
  }

  /// A key of its own where two folders are of one year.
  private func key(of folder: String, among studies: [ServedStudy]) throws -> String? {
    guard let year = try ResultFolder(folder).manifest.settings.year,
      !studies.contains(where: { $0.key == String(year) })
    else {
      var number = studies.count + 1
      while studies.contains(where: { $0.key == "results-\(number)" }) { number += 1 }
      return studies.isEmpty ? nil : "results-\(number)"
    }
    return nil
  }

  /// Takes away what a plan was ranked into.
  func removeTemporary() {
    temporary?.remove()
  }
}
