/// Writes all results of a ranked study into a folder.
public struct ResultWriter: Sendable {
  let study: RankedStudy
  let progress: Progress

  /// A writer of `study`.
  public init(_ study: RankedStudy, progress: Progress = Progress()) {
    (self.study, self.progress) = (study, progress)
  }

  /// Writes every file into `folder`, which the caller commits.
  public func write(to folder: AtomicFolder) throws {
    try RankedGeoJSON(study: study, progress: progress).write(to: folder.file("ranked.geojson"))
  }
}
