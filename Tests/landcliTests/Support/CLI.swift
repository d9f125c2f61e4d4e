import Foundation
import Testing

/// Runs the built `landcli`, as a person would.
enum CLI {
  /// How a run ended and what it said.
  struct Outcome {
    var status: Int32
    var stdout: String
    var stderr: String
  }

  /// The binary that was built beside the test bundle.
  static var executable: URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("landcli")
      }
    #endif
    return Bundle.main.bundleURL.appendingPathComponent("landcli")
  }

  /// Runs `landcli` with `args` to its end. Messages are in English unless the arguments or `environment` say
  /// otherwise.
  static func run(
    _ args: [String], stdin: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    let folder = try ScratchFolder()
    let input = folder.file("stdin"), output = folder.file("stdout"), errors = folder.file("stderr")
    try Data(stdin.utf8).write(to: URL(fileURLWithPath: input))
    for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = executable
    process.arguments = args
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C"]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
    try process.run()
    process.waitUntilExit()
    func text(_ path: String) throws -> String {
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
    return Outcome(
      status: process.terminationStatus, stdout: try text(output), stderr: try text(errors))
  }
}

/// A folder of its own for a test, removed with the object.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "landcli-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file in it and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The names of the files in it, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
