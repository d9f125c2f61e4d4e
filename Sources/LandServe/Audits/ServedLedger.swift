import LandKit
import LandStore
import Synchronization

/// A ledger of audits, open for reading: which audits there are, and each of them when it is asked for.
public final class ServedLedger: Sendable {
  let ledger: Ledger
  /// The audits, in the order of the ledger.
  let entries: [LedgerEntry]
  /// What answers from it depend on.
  let seed: String
  private let recent = Mutex<[ServedAudit]>([])
  /// How many audits are held in memory: each takes about 600 bytes a finding.
  private static let kept = 2

  /// Opens the ledger at `path`. **Throws** `LedgerError`, `ServeFailure` when no audit is in it.
  public init(_ path: String) throws {
    ledger = try Ledger(path, for: .reading)
    entries = try ledger.runs()
    guard let last = entries.last else {
      throw ServeFailure(.badData, zh: "\(path) 中还没有审计记录", en: "\(path) holds no audit yet")
    }
    seed = "ledger \(last.run) \(last.chainHash)"
  }

  /// The audit that corrects `run`, if one does.
  func correction(of run: Int) -> Int? { entries.first { $0.made.replaces == run }?.run }

  /// The audit that is shown first: of the latest year, not corrected by another.
  var latest: LedgerEntry? {
    entries.filter { correction(of: $0.run) == nil }.max { ($0.made.year, $0.run) < ($1.made.year, $1.run) }
  }

  /// An audit by its number; nil when there is none. **Throws** `LedgerError`.
  func audit(_ run: Int) throws -> ServedAudit? {
    if let known = recent.withLock({ $0.first { $0.entry.run == run } }) { return known }
    guard let entry = entries.first(where: { $0.run == run }) else { return nil }
    let made = try ServedAudit(entry, ledger)
    recent.withLock { recent in
      recent.removeAll { $0.entry.run == run }
      recent.insert(made, at: 0)
      if recent.count > Self.kept { recent.removeLast() }
    }
    return made
  }
}

/// One audit as the ledger holds it.
final class ServedAudit: Sendable {
  let entry: LedgerEntry
  let findings: [LedgerFinding]
  let rules: [LedgerRule]
  let series: [LedgerSeries]
  let benchmarks: [LedgerBenchmark]
  let layers: [LedgerLayer]
  /// The box of its layers' tables.
  let bounds: Ledger.Window?
  /// What was decided on a finding since, by its fingerprint: the last word counts.
  let verdicts: [String: String]

  init(_ entry: LedgerEntry, _ ledger: Ledger) throws {
    self.entry = entry
    findings = try ledger.findings(of: entry.run)
    rules = try ledger.rules(of: entry.run)
    series = try ledger.series(of: entry.run).filter {
      $0.level == "all" || ($0.layer == "parks" && $0.level == "unit")
    }
    benchmarks = try ledger.benchmarks(of: entry.run)
    layers = try ledger.layers(of: entry.run)
    var whole: Ledger.Window?
    for name in Set(layers.map(\.name)) {
      guard let layer = layers.first(where: { $0.name == name }), let box = try ledger.bounds(of: layer)
      else { continue }
      guard let known = whole else {
        whole = box
        continue
      }
      whole = Ledger.Window(
        west: min(known.west, box.west), south: min(known.south, box.south), east: max(known.east, box.east),
        north: max(known.north, box.north))
    }
    bounds = whole
    let later = try ledger.decisions().filter { $0.made.run == entry.run }
    verdicts = Dictionary(later.map { ($0.made.fingerprint, $0.made.verdict) }, uniquingKeysWith: { $1 })
  }

  /// A finding's state: as the audit had it, or as was decided since.
  func state(_ finding: LedgerFinding) -> String {
    guard let verdict = verdicts[finding.fingerprint] else { return finding.state }
    return verdict == LedgerVerdict.reopened.rawValue ? "open" : verdict
  }
}
