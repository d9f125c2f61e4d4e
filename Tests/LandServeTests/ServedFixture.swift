import Foundation
import LandKit
import Testing

@testable import LandServe

/// The sample study, ranked once into a folder that goes at the end of the tests.
struct ServedFixture: Sendable {
  static let shared = Result { try ServedFixture() }

  let folder: TemporaryFolder
  let request: StudyRequest
  var results: String { folder.path + "/results" }

  private init() throws {
    folder = try TemporaryFolder("landserve-tests")
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    request = try StudyRequest(PlanReader.read(path: root + "/sampledata/huadu/plan.yaml"))
    let target = try AtomicFolder(target: folder.path + "/results", overwrite: false)
    try ResultWriter(StudyRanker(request).run()).write(to: target)
    try target.commit()
    let place = folder.path
    atexit_b(place)
  }

  /// The study through an index of its own.
  func load(_ index: String = "\(UUID().uuidString).landindex") throws -> ServedStudy {
    try ServedStudy.load(folder: results, index: folder.path + "/" + index, threads: 2).study
  }
}

/// Removes the fixture's folder when the tests end.
private func atexit_b(_ path: String) {
  FixturePlace.path = path
  atexit { try? FileManager.default.removeItem(atPath: FixturePlace.path) }
}

private enum FixturePlace {
  nonisolated(unsafe) static var path = ""
}
