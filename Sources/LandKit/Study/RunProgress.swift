import Synchronization

/// Tells how far a run is. The library never prints: whoever runs it gives the function that does.
public struct RunProgress: Sendable {
  /// What is being done.
  public enum Phase: Sendable, Equatable {
    /// A small layer is read.
    case reading(layer: String)
    /// The account of the small layers among themselves.
    case settling
    /// Parcels are measured; counted in bytes.
    case measuring
    /// Overlaps inside the parcel layer are looked for.
    case overlaps
    /// The whole is checked against the district and the control totals, places are turned into lines.
    case checking
    /// Parcels are scored and sorted.
    case ranking
    /// Results are written; counted in parcels.
    case writing
    /// Results are brought to the disk and put in their place.
    case committing

    /// Its stable name, for machines.
    public var id: String {
      switch self {
      case .reading(let layer): "reading \(layer)"
      case .settling: "settling"
      case .measuring: "measuring"
      case .overlaps: "overlaps"
      case .checking: "checking"
      case .ranking: "ranking"
      case .writing: "writing"
      case .committing: "committing"
      }
    }

    /// Its name for people.
    public var title: Bilingual {
      switch self {
      case .reading(let layer): Bilingual(zh: "读取 \(layer)", en: "reading \(layer)")
      case .settling: Bilingual(zh: "核算园区与村园", en: "settling parks and zones")
      case .measuring: Bilingual(zh: "量算地块", en: "measuring parcels")
      case .overlaps: Bilingual(zh: "查找重叠", en: "finding overlaps")
      case .checking: Bilingual(zh: "核对总体", en: "checking the whole")
      case .ranking: Bilingual(zh: "评分排序", en: "ranking")
      case .writing: Bilingual(zh: "写出结果", en: "writing results")
      case .committing: Bilingual(zh: "落盘", en: "bringing results to the disk")
      }
    }
  }

  private let report: (@Sendable (Phase, _ done: Int, _ total: Int?) -> Void)?

  /// Progress that nobody hears of, or that `report` hears: the phase, what is done of it, and of how much. It is
  /// called from any thread.
  public init(_ report: (@Sendable (Phase, _ done: Int, _ total: Int?) -> Void)? = nil) {
    self.report = report
  }

  /// Says that `phase` begins.
  public func begin(_ phase: Phase, total: Int? = nil) { report?(phase, 0, total) }
  func update(_ phase: Phase, done: Int, total: Int?) { report?(phase, done, total) }
}
