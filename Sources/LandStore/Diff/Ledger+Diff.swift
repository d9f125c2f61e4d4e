import GRDB
import LandKit

extension Ledger {
  /// What is other in run `after` than in run `before`. **Throws** `LedgerError`; `unfit` when there is no such run.
  /// **Complexity**: linear in both; memory for the findings and for what differs.
  public func diff(_ before: Int, _ after: Int) throws -> LedgerDiff {
    let (old, new) = (try known(before), try known(after))
    let findings = pair(try self.findings(of: before), try self.findings(of: after))
    return try read { db in
      let olds = try Self.layers(of: before, db), news = try Self.layers(of: after, db)
      func same(_ a: LedgerLayer, _ b: LedgerLayer) -> Bool { a.name == b.name && a.year == b.year }
      return LedgerDiff(
        basis: basis(old.made, new.made), gone: findings.gone, new: findings.new, changed: findings.changed,
        unchanged: findings.unchanged,
        layers: try olds.compactMap { layer in
          guard let other = news.first(where: { same($0, layer) }) else { return nil }
          return try LayerMerge(layer, before, other, after, db).result()
        },
        layersGone: olds.filter { layer in !news.contains { same($0, layer) } },
        layersNew: news.filter { layer in !olds.contains { same($0, layer) } })
    }
  }

  private func known(_ number: Int) throws -> LedgerEntry {
    guard let entry = try run(number) else {
      throw LedgerError.unfit(
        path, zh: "没有审计 \(number)；请用 landcli audit list 查看", en: "there is no run \(number); see landcli audit list")
    }
    return entry
  }

  private func basis(_ a: LedgerRun, _ b: LedgerRun) -> [LedgerDiff.Basis] {
    LedgerDiff.Basis.allCases.filter {
      switch $0 {
      case .study: a.study != b.study
      case .year: a.year != b.year
      case .against: a.against != b.against
      case .settings: a.settings != b.settings
      case .manifest: a.manifest != b.manifest
      case .versions: a.versions != b.versions
      }
    }
  }

  private func pair(_ before: [LedgerFinding], _ after: [LedgerFinding]) -> (
    gone: [LedgerFinding], new: [LedgerFinding], changed: [LedgerDiff.FindingPair], unchanged: Int
  ) {
    let later = Dictionary(after.map { ($0.fingerprint, $0) }) { first, _ in first }
    let earlier = Set(before.map(\.fingerprint))
    var (gone, changed, unchanged): ([LedgerFinding], [LedgerDiff.FindingPair], Int) = ([], [], 0)
    for finding in before {
      switch later[finding.fingerprint] {
      case nil: gone.append(finding)
      case finding?: unchanged += 1
      case let other?: changed.append(LedgerDiff.FindingPair(before: finding, after: other))
      }
    }
    return (gone, after.filter { !earlier.contains($0.fingerprint) }, changed, unchanged)
  }
}
