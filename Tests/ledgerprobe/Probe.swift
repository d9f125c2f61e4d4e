import Foundation
import LandKit
import LandStore

/// A program of its own for what tests must do from outside: kill a writer, let two write at once, take the time.
///
///     ledgerprobe append LEDGER SEED FEATURES YEAR [PATIENCE]
///     ledgerprobe verify LEDGER [HEAD]
@main
struct Probe {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do { exit(try run(arguments)) } catch let error as LedgerError {
      FileHandle.standardError.write(Data((error.message.en + "\n").utf8))
      exit(error.failure.rawValue)
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(70)
    }
  }

  private static func run(_ arguments: [String]) throws -> Int32 {
    switch (arguments.first, arguments.count) {
    case ("append", 5...6):
      guard let seed = UInt64(arguments[2]), let features = Int(arguments[3]), let year = Int(arguments[4])
      else { return 64 }
      let patience = arguments.count > 5 ? Double(arguments[5]) : nil
      let sample = SampleRun(seed: seed, features: features, year: year)
      let ledger = try Ledger.openOrCreate(arguments[1], created: sample.time, patience: patience)
      let entry = try ledger.append(sample.run, at: sample.time, sample.write)
      say("run \(entry.run) \(entry.contentHash) \(entry.chainHash)")
      return 0
    case ("verify", 2...3):
      let found = try Ledger(arguments[1], for: .reading).verify(
        expectHead: arguments.count > 2 ? arguments[2] : nil)
      for fault in found.faults { say(fault.message.en) }
      say(
        "\(found.runs) runs, \(found.decisions) decisions, \(found.faults.count) faults, head \(found.head.hash)"
      )
      return found.isSound ? 0 : 1
    default: return 64
    }
  }

  private static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
}
