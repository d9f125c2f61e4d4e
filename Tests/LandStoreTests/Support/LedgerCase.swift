import Foundation
import GRDB
import LandKit
import Testing

@testable import LandStore
@testable import ledgerprobe

/// A folder of its own with a ledger in it, removed with the object.
final class LedgerCase {
  let folder: String
  var path: String { folder + "/audit.gpkg" }

  init() throws {
    folder = NSTemporaryDirectory() + "ledger-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The names of the files in it, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  func open(_ access: Ledger.Access = .appending) throws -> Ledger {
    access == .reading
      ? try Ledger(path, for: .reading) : try Ledger.openOrCreate(path, created: SampleRun().time)
  }

  /// Appends the sample runs given.
  @discardableResult
  func append(_ samples: SampleRun...) throws -> [LedgerEntry] {
    let ledger = try open()
    return try samples.map { try ledger.append($0.run, at: $0.time, $0.write) }
  }

  func decide(_ fingerprint: String = "fp-1", run: Int = 1) throws {
    _ = try open().append(
      LedgerDecision(fingerprint: fingerprint, run: run, verdict: "accepted", who: "王", why: "已核实"),
      at: Date(timeIntervalSince1970: 1_700_000_000))
  }

  /// Two runs and a decision between them.
  static func filled() throws -> LedgerCase {
    let made = try LedgerCase()
    try made.append(SampleRun(features: 12))
    try made.decide()
    try made.append(SampleRun(seed: 2, features: 9, year: 2021))
    return made
  }

  /// Changes the file as somebody could who knows SQL; the triggers of the ledger are out of the way, and put back.
  func tamper(_ sql: String) throws {
    var configuration = LedgerFile.configuration(readOnly: false, seconds: 5)
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { db in
      let triggers = try db.rows(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%\\_no\\_%' ESCAPE '\\'"
      ) { ($0.text(0), $0.text(1)) }
      try db.inTransaction {
        for (name, _) in triggers { try db.execute(sql: "DROP TRIGGER \(SQLName.quoted(name))") }
        try db.execute(sql: sql)
        for (_, sql) in triggers { try db.execute(sql: sql) }
        return .commit
      }
    }
    try queue.close()
  }

  /// Runs a program and gives its status and what it said.
  static func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  /// The probe that was built beside the test bundle.
  static var probe: URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent().appendingPathComponent("ledgerprobe")
      }
    #endif
    return Bundle.main.bundleURL.appendingPathComponent("ledgerprobe")
  }
}
