import LandKit

extension Ledger {
  /// The audit that one of `year` is held against: of the same study, the newest of the year it is compared with, else
  /// of the last year before; nil when there is none.
  ///
  /// Its name is made of its year and content hash, never of its number: the same audit has the same name in every
  /// ledger.
  ///
  /// **Throws** `LedgerError`; `damaged` when its settings or versions cannot be read.
  public func previous(study: String, year: Int, against: Int?) throws -> (
    entry: LedgerEntry, audit: PreviousAudit
  )? {
    let earlier = try runs().filter { $0.made.study == study && $0.made.year < year }
    let years = Set(earlier.map(\.made.year))
    let chosen = against.flatMap { years.contains($0) ? $0 : nil } ?? years.max()
    // A replaced run is older than the one that replaces it.
    guard let entry = earlier.last(where: { $0.made.year == chosen }) else { return nil }
    let benchmarks = AuditBenchmarks.frozen(try benchmarks(of: entry.run))
    guard
      let method = MethodRecord(
        year: entry.made.year, settings: entry.made.settings, versions: entry.made.versions,
        benchmarks: benchmarks)
    else { throw LedgerError(.damaged("settings of run \(entry.run)"), path) }
    let name = "\(entry.made.year)#\(entry.contentHash.prefix(8))"
    return (entry, PreviousAudit(name: name, method: method))
  }
}
