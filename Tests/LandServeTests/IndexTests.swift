import Foundation
import LandKit
import TestSupport
import Testing

@testable import LandServe

@Suite struct IndexTests {
  private func fixture() throws -> ServedFixture { try ServedFixture.shared.get() }

  @Test func aStudyReadFromItsIndexIsTheOneThatWasBuilt() throws {
    let fixture = try fixture()
    let index = fixture.folder.path + "/same.landindex"
    let first = try ServedStudy.load(folder: fixture.results, index: index, threads: 2)
    let second = try ServedStudy.load(folder: fixture.results, index: index, threads: 1)
    let built = ServedStudy.Loading.built(index, because: Bilingual(zh: "尚无索引", en: "there was none"))
    #expect(first.loading == built)
    #expect(second.loading == .read(index))
    #expect(first.study.base.ranked.ranking.ranks == second.study.base.ranked.ranking.ranks)
    #expect(first.study.base.scores.count == 2000)
    #expect(first.study.base.classes == second.study.base.classes)
  }

  @Test func theSameResultsGiveTheSameBytesOnAnyNumberOfThreads() throws {
    let fixture = try fixture()
    let paths = [1, 2, 5].map { fixture.folder.path + "/threads-\($0).landindex" }
    for (threads, path) in zip([1, 2, 5], paths) {
      _ = try ServedStudy.load(folder: fixture.results, index: path, threads: threads)
    }
    let bytes = paths.map { FileManager.default.contents(atPath: $0) }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0] == bytes[2])
  }

  /// A byte changed anywhere, or bytes cut off, and the index is built anew.
  @Test func aDamagedIndexIsBuiltAgain() throws {
    let fixture = try fixture()
    let index = fixture.folder.path + "/damaged.landindex"
    _ = try ServedStudy.load(folder: fixture.results, index: index, threads: 2)
    let sound = try #require(FileManager.default.contents(atPath: index))
    var random = SplitMix(seed: 5)
    for round in 0..<12 {
      var broken = sound
      if round % 3 == 2 {
        broken = broken.prefix(Int.random(in: 60..<sound.count, using: &random))
      } else {
        broken[Int.random(in: 8..<sound.count, using: &random)] ^= UInt8(1) << UInt8(round % 8)
      }
      try broken.write(to: URL(fileURLWithPath: index))
      let loaded = try ServedStudy.load(folder: fixture.results, index: index, threads: 2)
      guard case .built = loaded.loading else {
        Issue.record("round \(round): damage was not seen")
        return
      }
      #expect(FileManager.default.contents(atPath: index) == sound)
    }
  }

  @Test func anotherFileIsNotReplaced() throws {
    let fixture = try fixture()
    let path = fixture.folder.path + "/letter.txt"
    try Data("Dear bureau, this is no index at all, but a letter of some length.".utf8).write(
      to: URL(fileURLWithPath: path))
    #expect(throws: ServeFailure.self) {
      try ServedStudy.load(folder: fixture.results, index: path, threads: 1)
    }
    #expect(FileManager.default.contents(atPath: path)?.starts(with: Data("Dear".utf8)) == true)
  }

  @Test func anIndexOfOtherResultsIsBuiltAgain() throws {
    let fixture = try fixture()
    let (header, contents) = try IndexBuilder(
      results: ResultFolder(fixture.results), manifestDigest: "of another", threads: 1
    ).build()
    let path = fixture.folder.path + "/other.landindex"
    try IndexFile.write(contents, header, to: path)
    let loaded = try ServedStudy.load(folder: fixture.results, index: path, threads: 1)
    let wanted = ServedStudy.Loading.built(
      path, because: Bilingual(zh: "结果在建索引之后改动过", en: "the results have changed since it was built"))
    #expect(loaded.loading == wanted)
  }
}
