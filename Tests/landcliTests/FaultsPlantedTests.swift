import Foundation
import Testing

/// Every fault that was planted in the sample is found where it was planted.
@Suite struct FaultsPlantedTests {
  /// One entry of `planted.json`.
  struct Planted: Decodable, Sendable, CustomTestStringConvertible {
    var `class`: String
    var file: String
    var id: String?
    var feature: Int?
    var ring: Int?
    var vertex: Int?
    var line: Int?
    var note: String

    var testDescription: String { "\(`class`) in \(file): \(note)" }
  }

  /// A run of `check` and what it listed.
  final class Run: Sendable {
    let status: Int32
    let stderr: String
    let folder: String

    init(_ arguments: [String]) throws {
      folder = NSTemporaryDirectory() + "landcli-test-check-" + UUID().uuidString
      let out = try CLI.run(["check"] + arguments + ["-o", folder])
      (status, stderr) = (out.status, out.stderr)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
  }

  static let plan = Result { try Run([SampleData.faulty + "/plan.yaml"]) }

  static var planted: [Planted] {
    let path = SampleData.faulty + "/planted.json"
    return (try? JSONDecoder().decode([Planted].self, from: Data(contentsOf: URL(fileURLWithPath: path))))
      ?? []
  }

  /// The run that a planted fault is looked for in: the plan, or the plan with one file put in.
  private func run(_ fault: Planted) throws -> (Run, Int32) {
    let plan = SampleData.faulty + "/plan.yaml"
    let file = SampleData.faulty + "/" + fault.file
    let whole: Set = [
      "parcels-2020.geojson", "zones.geojson", "stats-parcels.csv", "stats-zones.csv", "plan.yaml",
    ]
    if whole.contains(fault.file) { return (try Self.plan.get(), 1) }
    switch fault.file {
    case "plan-bad-unit.yaml": return (try Run([file]), 65)
    case "parks-status.geojson": return (try Run([plan, "--parks", file]), 1)
    case let name where name.hasPrefix("stats-"): return (try Run([plan, "--stats", file]), 1)
    default:
      let isFatal = !["layer:empty"].contains(fault.class)
      return (try Run([plan, "--parcels", file]), isFatal ? 65 : 1)
    }
  }

  @Test func thereAreFaults() { #expect(Self.planted.count >= 49) }

  @Test(arguments: FaultsPlantedTests.planted)
  func isFoundLocatedAndClassed(_ fault: Planted) throws {
    let (run, status) = try run(fault)
    #expect(run.status == status, "\(run.stderr)")
    let problems = try JSON.problems(run.folder).filter {
      $0["class"] as? String == fault.class && (($0["file"] as? String) ?? "plan.yaml").hasSuffix(fault.file)
    }
    #expect(problems.contains { Self.agrees($0, fault) }, "\(problems)")
  }

  /// No part of the place may differ, ring and vertex must be told, and of the others one at least.
  private static func agrees(_ problem: [String: Any], _ fault: Planted) -> Bool {
    for (name, value) in [("ring", fault.ring), ("vertex", fault.vertex)] where value != nil {
      if problem[name] as? Int != value { return false }
    }
    var (agreeing, known) = (0, 0)
    if let id = fault.id {
      known += 1
      if let told = problem["id"] as? String {
        if told != id { return false }
        agreeing += 1
      }
    }
    for (name, value) in [("feature", fault.feature), ("line", fault.line)] {
      guard let value else { continue }
      known += 1
      guard let told = problem[name] as? Int else { continue }
      if told != value { return false }
      agreeing += 1
    }
    if known == 0 { return true }
    // A row that no key can be read from is known by its line alone, a key without a row by itself.
    return agreeing > 0
  }

  @Test func everythingInAFileHasALine() throws {
    let problems = try JSON.problems(try Self.plan.get().folder)
    let without = problems.filter { $0["offset"] != nil && $0["line"] == nil }
    #expect(without.isEmpty, "\(without)")
  }

  @Test func placesAreGeoJSON() throws {
    let run = try Self.plan.get()
    let places = try JSON.features(run.folder + "/problems.geojson")
    let located = try JSON.problems(run.folder).filter { $0["lon"] != nil }
    #expect(places.count == located.count && places.count >= 10)
    #expect(places.allSatisfy { ($0["geometry"] as? [String: Any])?["type"] as? String == "Point" })
  }

  @Test func theFaultyStudyIsRankedAndEveryFeatureIsThere() throws {
    let scratch = try ScratchFolder()
    let out = try CLI.run(["rank", SampleData.faulty + "/plan.yaml", "-o", scratch.file("out")])
    #expect(out.status == 0)
    let results = try JSON.properties(scratch.file("out/ranked.geojson"))
    let inputs = try JSON.features(SampleData.faulty + "/parcels-2020.geojson")
    #expect(results.count == inputs.count)
    let states = Dictionary(grouping: results) { $0["lk_state"] as? String ?? "?" }.mapValues(\.count)
    #expect(states.values.reduce(0, +) == inputs.count && (states["unusable"] ?? 0) >= 10, "\(states)")
    #expect(Set(states.keys) == ["ranked", "unranked", "unusable"])
  }
}
