import Synchronization

/// Tells how far a run is. The library never prints: whoever runs it gives the function that does.
public struct RunProgress: Sendable {
  /// What is being done.
  public enum Phase: Sendable, Equatable {
    /// A small layer is read.
    case reading(layer: String)
    /// Parcels are measured; counted in bytes.
    case measuring
    /// Overlaps inside the parcel layer are looked for.
    case overlaps
    /// Results are written; counted in parcels.
    case writing

    /// Its name for people.
    public var title: Bilingual {
      switch self {
      case .reading(let layer): Bilingual(zh: "读取 \(layer)", en: "reading \(layer)")
      case .measuring: Bilingual(zh: "量算地块", en: "measuring parcels")
      case .overlaps: Bilingual(zh: "查找重叠", en: "finding overlaps")
      case .writing: Bilingual(zh: "写出结果", en: "writing results")
      }
    }
  }

  private let report: (@Sendable (Phase, _ done: Int, _ total: Int?) -> Void)?

  /// Progress that nobody hears of, or that `report` hears: the phase, what is done of it, and of how much. It is
  /// called from any thread.
  public init(_ report: (@Sendable (Phase, _ done: Int, _ total: Int?) -> Void)? = nil) {
    self.report = report
  }

  func begin(_ phase: Phase, total: Int?) { report?(phase, 0, total) }
  func update(_ phase: Phase, done: Int, total: Int?) { report?(phase, done, total) }
}
