/// What someone decided about a finding.
public struct LedgerDecision: Sendable, Hashable {
  /// The finding.
  public var fingerprint: String
  /// The run that holds it.
  public var run: Int
  /// The decision: `waived` and `accepted` as the plan's waivers and the baseline say, or any word of `LedgerVerdict`.
  public var verdict: String
  /// Who decided.
  public var who: String
  /// Why.
  public var why: String
  /// The last day it holds, `YYYY-MM-DD`; for good when nil.
  public var until: String?

  /// A decision.
  public init(fingerprint: String, run: Int, verdict: String, who: String, why: String, until: String? = nil)
  {
    (self.fingerprint, self.run, self.verdict) = (fingerprint, run, verdict)
    (self.who, self.why, self.until) = (who, why, until)
  }
}

/// A decision as it stands in the ledger.
public struct LedgerDecisionEntry: Sendable, Hashable {
  /// Its number, from 1.
  public let decision: Int
  /// Its place in the chain, which runs share.
  public let entry: Int
  /// When it was appended: UTC with milliseconds.
  public let time: String
  /// What was decided.
  public let made: LedgerDecision
  /// The `chain_hash` of the entry before.
  public let previousHash: String
  /// SHA-256 of this entry and, through the one before, of all before it.
  public let chainHash: String

  /// The columns of `decisions` that `init` reads, in this order.
  static let columns =
    "decision, entry, time, run, fingerprint, verdict, who, why, until, previous_hash, chain_hash"

  init(_ row: StoredRow) {
    (decision, entry, time) = (row.int(0), row.int(1), row.text(2))
    made = LedgerDecision(
      fingerprint: row.text(4), run: row.int(3), verdict: row.text(5), who: row.text(6), why: row.text(7),
      until: row.optionalText(8))
    (previousHash, chainHash) = (row.text(9), row.text(10))
  }
}
