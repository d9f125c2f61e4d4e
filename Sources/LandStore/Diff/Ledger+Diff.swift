import GRDB
import LandKit

extension Ledger {
  /// What is other in run `after` than in run `before`. **Throws** `LedgerError`; `unfit` when there is no such run.
  /// **Complexity**: linear in both; memory for the findings and for what differs.
  public func diff(_ before: Int, _ after: Int) throws -> LedgerDiff {
    let (old, new) = (try known(before), try known(after))
    let findings = pair(try self.findings(of: before), try self.findings(of: after))
    let benchmarks = try benchmarks(before, after)
    return try read { db in
      let olds = try Self.layers(of: before, db), news = try Self.layers(of: after, db)
      func same(_ a: LedgerLayer, _ b: LedgerLayer) -> Bool { a.name == b.name && a.year == b.year }
      return LedgerDiff(
        basis: basis(old.made, new.made), gone: findings.gone, new: findings.new, changed: findings.changed,
        unchanged: findings.unchanged, benchmarks: benchmarks,
        layers: try olds.compactMap { layer in
          guard let other = news.first(where: { same($0, layer) }) else { return nil }
          return try LayerMerge(layer, before, other, after, db).result()
        },
        layersGone: olds.filter { layer in !news.contains { same($0, layer) } },
        layersNew: news.filter { layer in !olds.contains { same($0, layer) } })
    }
  }

  /// Run number `number`. **Throws** `LedgerError.refused` when there is none.
  public func known(_ number: Int) throws -> LedgerEntry {
    guard let entry = try run(number) else {
      throw LedgerError.refused(
        path, zh: "没有审计 \(number)；请用 landcli audit list 查看",
        en: "there is no run \(number); see landcli audit list")
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
      case let other? where Self.isSame(finding, other): unchanged += 1
      case let other?: changed.append(LedgerDiff.FindingPair(before: finding, after: other))
      }
    }
    return (gone, after.filter { !earlier.contains($0.fingerprint) }, changed, unchanged)
  }

  /// Whether nothing but the audited year differs, which is that of the runs.
  private static func isSame(_ a: LedgerFinding, _ b: LedgerFinding) -> Bool {
    var b = b
    b.year = a.year
    return a == b
  }

  /// The benchmarks of years that both runs measured, where they differ.
  private func benchmarks(_ before: Int, _ after: Int) throws -> [LedgerDiff.BenchmarkPair] {
    struct Key: Hashable {
      let year: Int
      let park: String
      let measure: String
    }
    func key(_ line: LedgerBenchmark) -> Key { Key(year: line.year, park: line.park, measure: line.measure) }
    let old = try benchmarks(of: before), new = try benchmarks(of: after)
    let years = Set(old.map(\.year)).intersection(new.map(\.year))
    let later = Dictionary(new.map { (key($0), $0) }) { first, _ in first }
    let earlier = Set(old.map(key))
    func figures(_ line: LedgerBenchmark?) -> [Double?] { [line?.value, line?.standing.map(Double.init)] }
    let changed = old.filter { years.contains($0.year) && figures(later[key($0)]) != figures($0) }
      .map { LedgerDiff.BenchmarkPair(before: $0, after: later[key($0)]) }
    let added = new.filter { years.contains($0.year) && !earlier.contains(key($0)) }
      .map { LedgerDiff.BenchmarkPair(before: nil, after: $0) }
    return changed + added
  }
}
