import Foundation
import LandKit
import TestSupport
import Testing

@testable import LandStore
@testable import ledgerprobe

/// Equal for equal content, other for any other.
@Suite struct LedgerHashTests {
  private let title = Bilingual(zh: "层", en: "layer")

  /// A run whose records are written in the order that `order` makes of them.
  private func shuffled(_ test: LedgerCase, seed: UInt64?, at time: Date, _ change: Int? = nil) throws
    -> LedgerEntry
  {
    let sample = SampleRun(features: 50)
    var features: [LedgerFeature] = []
    sample.eachParcel(2020) { features.append($0) }
    var findings = (0..<20).map {
      LedgerFinding(
        fingerprint: "f\($0)", rule: "r", severity: "error", year: 2020, subjectKind: "study", subject: "",
        value: Double($0), text: title)
    }
    if let change { findings[change].value = findings[change].value.map { $0 + 1e-9 } }
    if let seed {
      var random = SplitMix(seed: seed)
      features.shuffle(using: &random)
      findings.shuffle(using: &random)
    }
    return try test.open().append(sample.run, at: time) { writer in
      if seed != nil { for finding in findings { try writer.add(finding) } }
      let layer = try writer.begin(
        LedgerLayer("parcels", year: 2020, title: title, figures: SampleRun.parcelFigures))
      for feature in features { try layer.add(feature) }
      if seed == nil { for finding in findings { try writer.add(finding) } }
    }
  }

  @Test func equalContentHasEqualHashesInAnyOrderAtAnyTimeAndPlace() throws {
    let (a, b) = (try LedgerCase(), try LedgerCase())
    let first = try shuffled(a, seed: nil, at: Date(timeIntervalSince1970: 1))
    try b.append(SampleRun(seed: 9))
    let second = try shuffled(b, seed: 4, at: Date(timeIntervalSince1970: 2))
    let third = try shuffled(b, seed: 5, at: Date(timeIntervalSince1970: 2))
    #expect(first.contentHash == second.contentHash && second.contentHash == third.contentHash)
    #expect(Set([first.chainHash, second.chainHash, third.chainHash]).count == 3)
    #expect(third.previousHash == second.chainHash)
    #expect(try shuffled(a, seed: nil, at: Date(), 7).contentHash != first.contentHash)
  }

  @Test func whatARunIsMadeFromCounts() throws {
    let test = try LedgerCase()
    let base = SampleRun(features: 1).run
    var others = [base, base, base, base, base, base]
    others[0].settings += " "
    others[1].manifest = "{}"
    others[2].versions = "{}"
    others[3].year = 2021
    others[4].against = nil
    others[5].study = "x"
    let ledger = try test.open()
    let hashes = try ([base, base] + others).map { try ledger.append($0, at: Date(), { _ in }).contentHash }
    #expect(hashes[0] == hashes[1] && Set(hashes).count == 7)
    var correction = base
    correction.replaces = 2
    #expect(try ledger.append(correction, at: Date(), { _ in }).contentHash == hashes[0])
    #expect(try ledger.verify().faults == [])
  }

  /// A program that knows only `docs/ledger.md` computes the hashes again.
  @Test func anIndependentProgramComputesTheSameHashes() throws {
    let test = try LedgerCase.filled()
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("oracle/ledger_check.py").path
    func check() throws -> (status: Int32, said: String) {
      try LedgerCase.run("/usr/bin/env", ["python3", program, test.path])
    }
    let head = try test.open(.reading).head()
    let (status, said) = try check()
    #expect(status == 0 && said.contains("entry 3 \(head.hash)") && said.contains("0 failed"), "\(said)")
    try test.tamper("UPDATE parcels SET tax = tax + 1e-9 WHERE fid = 3")
    #expect(try check().status == 1)
  }
}
