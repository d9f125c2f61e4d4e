/// The whole main job: measure, score, rank, and say what the disputed parks change when they count.
public struct StudyRanker: Sendable {
  let request: StudyRequest
  let progress: RunProgress

  /// A ranker for `request` that reports to `progress`.
  public init(_ request: StudyRequest, progress: RunProgress = RunProgress()) {
    (self.request, self.progress) = (request, progress)
  }

  /// Runs. Throws what `StudyMeasurer.run` does.
  public func run() throws -> RankedStudy {
    let measured = try StudyMeasurer(request, progress: progress).run()
    progress.begin(.ranking)
    let study = RankedStudy(measured)
    let isDisputed = study.measured.parks.contains { $0.status == "disputed" }
    guard request.includesDisputed, isDisputed else { return study }
    var without = request
    without.includesDisputed = false
    let before = RankedStudy(try StudyMeasurer(without, progress: progress).run())
    return study.comparing(with: before)
  }
}

extension RankedStudy {
  /// The same study, which says how it differs from `before`.
  func comparing(with before: RankedStudy) -> RankedStudy {
    var measured = measured
    measured.comparison = DisputedComparison(before: before, after: self)
    return RankedStudy(measured)
  }
}
