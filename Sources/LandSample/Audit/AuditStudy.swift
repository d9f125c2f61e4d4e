import Foundation

/// A small study for the yearly audit: three years in which every class of lineage and every fault that data can have
/// is planted once, with near misses just under the thresholds. Nothing in it is drawn at random.
public enum AuditStudy {
  /// Makes the study in `folder`, which appears whole or not at all. **Throws** `SampleError`.
  ///
  /// **CRS**: as `SampleStudy`. The same bytes every time.
  @discardableResult
  public static func write(to folder: URL, overwrite: Bool = false) throws(SampleError) -> PlantedAudit {
    let scene = AuditScene()
    let staging = try SampleFolder(target: folder, overwrite: overwrite)
    do throws(SampleError) {
      try AuditFiles(scene: scene, folder: staging.url).write()
      try staging.finish()
    } catch {
      staging.discard()
      throw error
    }
    return scene.planted
  }
}
