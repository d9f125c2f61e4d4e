import Foundation

/// What a run of the audit was made of and from. All of it but `replaces` counts in the content hash, so none of the
/// texts may hold a time, a number of threads or a path of the machine.
public struct LedgerRun: Sendable, Hashable {
  /// The study's name. Runs of one study and year follow each other.
  public var study: String
  /// The year audited.
  public var year: Int
  /// The year it was compared with.
  public var against: Int?
  /// The settings, as canonical JSON.
  public var settings: String
  /// The inputs with their hashes, counts and pipelines, as JSON.
  public var manifest: String
  /// Versions of the tool and of what it stands on, as JSON.
  public var versions: String
  /// The run that this one corrects; of the same study and year, and replaced by no other.
  public var replaces: Int?

  /// A run to be appended.
  public init(
    study: String, year: Int, against: Int? = nil, settings: String, manifest: String, versions: String,
    replaces: Int? = nil
  ) {
    (self.study, self.year, self.against) = (study, year, against)
    (self.settings, self.manifest, self.versions) = (settings, manifest, versions)
    self.replaces = replaces
  }
}

/// A run as it stands in the ledger.
public struct LedgerEntry: Sendable, Hashable {
  /// Its number, from 1.
  public let run: Int
  /// Its place in the chain, which decisions share.
  public let entry: Int
  /// When it was appended: UTC with milliseconds, as `2026-01-31T08:00:00.000Z`.
  public let time: String
  /// What it was made of.
  public let made: LedgerRun
  /// SHA-256 of all its records: equal for equal inputs.
  public let contentHash: String
  /// The `chain_hash` of the entry before.
  public let previousHash: String
  /// SHA-256 of this entry and, through the one before, of all before it.
  public let chainHash: String

  /// The columns of `runs` that `init` reads, in this order.
  static let columns =
    "run, entry, time, study, year, against, replaces, settings, manifest, versions, content_hash, previous_hash, chain_hash"

  init(_ row: StoredRow) {
    (run, entry, time) = (row.int(0), row.int(1), row.text(2))
    made = LedgerRun(
      study: row.text(3), year: row.int(4), against: row.optionalInt(5), settings: row.text(7),
      manifest: row.text(8), versions: row.text(9), replaces: row.optionalInt(6))
    (contentHash, previousHash, chainHash) = (row.text(10), row.text(11), row.text(12))
  }
}
