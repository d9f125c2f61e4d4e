import Foundation
import Testing

/// `landcli doctor` as a stranger runs it.
@Suite struct DoctorCommandTests {
  private func run(_ arguments: [String], _ environment: [String: String] = [:]) throws -> (Int32, String) {
    // The test runner lies beside the tool in the build folder.
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let process = Process()
    process.executableURL = folder.appendingPathComponent("landcli")
    process.arguments = ["doctor"] + arguments
    let clean = ProcessInfo.processInfo.environment.filter { !["PROJ_DATA", "PROJ_LIB"].contains($0.key) }
    process.environment = clean.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func aHealthyMachineIs0() throws {
    let (status, text) = try run(["--lang", "en"])
    #expect(status == 0 && text.contains("all is good") && text.contains("proj.db /"), "\(text)")
  }

  @Test(arguments: ["PROJ_DATA", "PROJ_LIB"])
  func aMissingDatabaseIs69AndSaysHowToMendIt(_ variable: String) throws {
    let (status, text) = try run(["--lang", "zh"], [variable: "/nonexistent"])
    #expect(status == 69, "\(text)")
    #expect(text.contains("\(variable)=“/nonexistent”") && text.contains("apt-get install"))
  }

  @Test func jsonIsJSONAndSaysWhatIsBad() throws {
    let (status, text) = try run(["--json"], ["PROJ_DATA": "/nonexistent", "PROJ_NETWORK": "ON"])
    #expect(status == 69)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["ok"] as? Bool == false)
    let checks = try #require(object["checks"] as? [[String: Any]])
    let bad = checks.filter { $0["ok"] as? Bool == false }.compactMap { $0["id"] as? String }
    #expect(bad == ["proj.db", "crs", "point", "ballpark"])
  }

  @Test func anUnknownLanguageIsWrongUsage() throws { #expect(try run(["--lang", "fr"]).0 == 64) }
}
