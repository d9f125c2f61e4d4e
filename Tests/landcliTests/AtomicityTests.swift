import Foundation
import Testing

/// Whatever happens to a run, the result folder holds the old results or the new, whole.
@Suite(.serialized) struct AtomicityTests {
  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = CLI.executable
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// The manifest and the ranks of a folder, which must belong together.
  private func state(_ folder: String) throws -> [Data] {
    try ["manifest.json", "ranked.geojson", "ranked.csv", "problems.json"].map {
      try bytes(folder + "/" + $0)
    }
  }

  private let plan = SampleData.huadu + "/plan.yaml"
  private let weights = ["--weights", "in_park=1,size=2"]

  @Test func aRunKilledAtAnyMomentLeavesTheOldOrTheNew() throws {
    let scratch = try ScratchFolder()
    let target = scratch.file("out")
    #expect(try CLI.run(["rank", plan, "-o", scratch.file("new")] + weights).status == 0)
    #expect(try CLI.run(["rank", plan, "-o", target]).status == 0)
    let (old, new) = (try state(target), try state(scratch.file("new")))
    #expect(old != new)
    let begun = ContinuousClock.now
    #expect(try CLI.run(["rank", plan, "-o", scratch.file("timed")] + weights).status == 0)
    let whole =
      Double((ContinuousClock.now - begun).components.attoseconds) * 1e-18
      + Double((ContinuousClock.now - begun).components.seconds)
    var ends = [0, 0]
    for i in 0..<20 {
      let run = process(["rank", plan, "-o", target, "--overwrite"] + weights)
      try run.run()
      // Most of the moments fall into the writing, where something could break.
      Thread.sleep(forTimeInterval: whole * (i < 6 ? Double(i) / 6 : 0.7 + 0.5 * Double(i - 6) / 14))
      kill(run.processIdentifier, SIGKILL)
      run.waitUntilExit()
      let found = try state(target)
      #expect(found == old || found == new, "killed at moment \(i)")
      ends[found == old ? 0 : 1] += 1
      if found == new, i < 19 { #expect(try restore(target, from: old, scratch)) }
    }
    #expect(ends[0] > 0, "no run was killed before its end")
  }

  /// Puts the old results back, so that the next run has something to replace.
  private func restore(_ target: String, from old: [Data], _ scratch: ScratchFolder) throws -> Bool {
    let names = ["manifest.json", "ranked.geojson", "ranked.csv", "problems.json"]
    for (name, data) in zip(names, old) { try data.write(to: URL(fileURLWithPath: target + "/" + name)) }
    return try state(target) == old
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func anInterruptIs130AndLeavesNothing(_ signal: Int32) throws {
    let scratch = try ScratchFolder()
    let run = process([
      "rank", "--parcels", "-", "--parks", SampleData.huadu + "/parks.geojson", "-o", scratch.file("out"),
    ])
    // Parcels that never come: it cannot end before the signal.
    let parcels = Pipe()
    run.standardInput = parcels
    try run.run()
    let limit = ContinuousClock.now + .seconds(20)
    while scratch.names.isEmpty, run.isRunning, ContinuousClock.now < limit { usleep(2000) }
    let begun = scratch.names
    kill(run.processIdentifier, signal)
    run.waitUntilExit()
    try parcels.fileHandleForWriting.close()
    // The folder of the results, perhaps with what standard input is kept in.
    #expect(begun.contains { $0.contains(".tmp-") }, "\(begun)")
    #expect(run.terminationStatus == 130 && run.terminationReason == .exit)
    #expect(scratch.names.isEmpty, "\(scratch.names)")
  }

  @Test func twoRunsIntoOneFolderBothEndWell() throws {
    let scratch = try ScratchFolder()
    let target = scratch.file("out")
    for options in [["--overwrite"], []] {
      try? FileManager.default.removeItem(atPath: target)
      let runs = [
        process(["rank", plan, "-o", target] + options), process(["rank", plan, "-o", target] + options),
      ]
      for run in runs { try run.run() }
      for run in runs { run.waitUntilExit() }
      let ends = runs.map(\.terminationStatus).sorted()
      #expect(ends == (options.isEmpty ? [0, 73] : [0, 0]))
      #expect(try JSON.properties(target + "/ranked.geojson").count == 2000)
      #expect(scratch.names == ["out"], "\(scratch.names)")
    }
  }

  @Test func aFailedRunLeavesTheOldResults() throws {
    let study = try SmallStudy()
    let sound = Text.collection([
      Text.feature(Text.square(113.205, 23.405), #""id":"A","output_wan":1,"tax_wan":1"#)
    ])
    _ = try study.ranked(sound)
    let old = try state(study.folder.file("out"))
    _ = try study.folder.write(String(sound.dropLast(5)), to: "in.geojson")
    #expect(try study.run("rank", "in.geojson", ["--overwrite"]).status == 65)
    #expect(try state(study.folder.file("out")) == old)
    #expect(study.folder.names == ["in.geojson", "out", "parks.geojson"])
  }
}
