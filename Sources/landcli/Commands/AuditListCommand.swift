import ArgumentParser
import Foundation
import LandKit
import LandStore

/// `landcli audit list`: the runs of a ledger.
struct AuditListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "列出台账中的各次审计。List the runs of the ledger.")

  @OptionGroup var place: LedgerOptions
  @OptionGroup var common: CommonOptions

  @Flag(help: "输出 JSON。Write JSON.")
  var json = false

  func run() throws {
    try common.run("audit list") {
      let listing = try LedgerListing(Ledger(place.path, for: .reading))
      Output.write(json ? listing.json : Output.bytes(listing.lines(common.language)))
    }
  }
}
