import Foundation

/// A folder built beside its target and renamed into place.
struct SampleFolder {
  let url: URL
  private let target: URL

  init(target: URL, overwrite: Bool) throws(SampleError) {
    self.target = target.standardizedFileURL
    let files = FileManager.default
    var isFolder: ObjCBool = false
    if files.fileExists(atPath: self.target.path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw .exists(path: target.path) }
      let entries = SampleFolder.entries(self.target)
      guard entries.isEmpty || overwrite else { throw .exists(path: target.path) }
      if let foreign = entries.first(where: { !SampleFolder.isOurs($0) }) {
        throw .foreign(path: target.path, entry: foreign)
      }
    }
    let name = ".\(self.target.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)"
    url = self.target.deletingLastPathComponent().appendingPathComponent(name)
    do { try files.createDirectory(at: url, withIntermediateDirectories: true) } catch {
      throw .cannotWrite(path: target.path, reason: "\(error)")
    }
  }

  /// Puts the finished folder in the target's place.
  func finish() throws(SampleError) {
    let files = FileManager.default
    let old = url.appendingPathExtension("old")
    do {
      let replaces = files.fileExists(atPath: target.path)
      if replaces { try files.moveItem(at: target, to: old) }
      do { try files.moveItem(at: url, to: target) } catch {
        if replaces { try files.moveItem(at: old, to: target) }
        throw error
      }
      if replaces { try files.removeItem(at: old) }
    } catch { throw .cannotWrite(path: target.path, reason: "\(error)") }
  }

  /// Removes what was begun. A failure here leaves a folder whose name says that it is partial.
  func discard() { try? FileManager.default.removeItem(at: url) }

  private static func entries(_ folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// Names that a sample has; nothing else is ever replaced.
  private static func isOurs(_ name: String) -> Bool {
    let fixed = [
      "README.md", "plan.yaml", "plan-bad-unit.yaml", "parks.geojson", "zones.geojson", "district.geojson",
      "stats-parks.csv", "stats-zones.csv", "stats-parcels.csv", "lineage-truth.csv", "planted.json",
    ]
    return fixed.contains(name) || FaultFile.names.contains(name)
      || (name.hasPrefix("parcels-") && name.hasSuffix(".geojson"))
  }
}
