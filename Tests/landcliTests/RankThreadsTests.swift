import Foundation
import Testing

/// The same inputs give the same bytes on any number of threads.
@Suite struct RankThreadsTests {
  private static let everything = ["--matrix", "--estimate", "zones", "--disputed", "--rank-within", "town"]
  private static let files: Set = [
    "account.json", "district.geojson", "manifest.json", "parks.csv", "parks.geojson", "problems.geojson",
    "problems.json", "ranked.csv", "ranked.geojson", "sources.csv", "zones.geojson",
  ]

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) })
  }

  private func compare(_ shared: SharedRank, _ threads: [Int], _ options: [String]) throws {
    let expected = try contents(shared.folder)
    let scratch = try ScratchFolder()
    for count in threads {
      let target = scratch.file("t\(count)")
      let out = try CLI.run(
        ["rank", SampleData.huadu + "/plan.yaml", "-o", target, "--threads", "\(count)"] + options)
      #expect(out.status == 0, "\(out.stderr)")
      let found = try contents(target)
      #expect(Set(found.keys) == Set(expected.keys))
      for (name, data) in expected { #expect(found[name] == data, "\(name) on \(count) threads") }
      #expect(
        out.stderr.replacingOccurrences(of: target, with: "")
          == shared.stderr.replacingOccurrences(of: shared.folder, with: ""))
    }
  }

  @Test func aPlainRunIsTheSameOnOneThreadAndFive() throws {
    let shared = try SharedRank.plain.get()
    let names = Set(try contents(shared.folder).keys)
    #expect(shared.status == 0 && names == Self.files)
    try compare(shared, [1, 5], [])
  }

  @Test func soIsOneWithEverythingOn() throws {
    let shared = try SharedRank.all.get()
    let names = Set(try contents(shared.folder).keys)
    #expect(names == Self.files.union(["matrix.csv"]))
    try compare(shared, [1, 5], Self.everything)
  }

  @Test func theFaultyStudyIsTheSameToo() throws {
    let scratch = try ScratchFolder()
    var all: [[String: Data]] = []
    for count in [1, 2, 5] {
      let target = scratch.file("t\(count)")
      let out = try CLI.run(
        ["rank", SampleData.faulty + "/plan.yaml", "-o", target, "--threads", "\(count)", "--rfc7946"])
      #expect(out.status == 0)
      all.append(try contents(target))
    }
    for name in Self.files {
      #expect(all[0][name] != nil && all.allSatisfy { $0[name] == all[0][name] }, "\(name)")
    }
  }
}
