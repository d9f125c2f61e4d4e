import LandKit

/// What a person may decide about a finding.
public enum LedgerVerdict: String, Sendable, CaseIterable {
  /// It is so, and it is answered for.
  case accepted
  /// The data were corrected; the next run shows it.
  case corrected
  /// It is no finding: the figure is right.
  case dismissed
  /// An earlier decision no longer stands.
  case reopened

  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .accepted: Bilingual(zh: "认可", en: "accepted")
    case .corrected: Bilingual(zh: "已更正", en: "corrected")
    case .dismissed: Bilingual(zh: "不成立", en: "dismissed")
    case .reopened: Bilingual(zh: "重新待处理", en: "reopened")
    }
  }
}
