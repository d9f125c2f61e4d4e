import LandKit

/// What is other in one run than in another.
public struct LedgerDiff: Sendable, Equatable {
  /// The same finding, told apart by its fingerprint, in both runs.
  public struct FindingPair: Sendable, Equatable {
    /// As the earlier run has it.
    public let before: LedgerFinding
    /// As the later run has it.
    public let after: LedgerFinding
  }

  /// A benchmark of one year, park and measure in two runs; nil where one has none.
  public struct BenchmarkPair: Sendable, Equatable {
    /// As the earlier run froze it.
    public let before: LedgerBenchmark?
    /// As the later run has it.
    public let after: LedgerBenchmark?
  }

  /// A part of what a run was made from.
  public enum Basis: String, Sendable, CaseIterable {
    case study, year, against, settings, manifest, versions
  }

  /// Which parts of what the runs were made from differ.
  public let basis: [Basis]
  /// Findings that the later run has no more.
  public let gone: [LedgerFinding]
  /// Findings that only the later run has.
  public let new: [LedgerFinding]
  /// Findings of both with another severity, state, value, place or wording.
  public let changed: [FindingPair]
  /// How many findings are the same in both.
  public let unchanged: Int
  /// Benchmarks of years that both runs measured, where value or standing differ.
  public let benchmarks: [BenchmarkPair]
  /// Layers of one year that both runs have.
  public let layers: [LedgerLayerDiff]
  /// Layers, each with its year, that only the earlier run has.
  public let layersGone: [LedgerLayer]
  /// Layers, each with its year, that only the later run has.
  public let layersNew: [LedgerLayer]
}

/// What is other in a layer of one year: features are told apart by id, those of one id by their order.
public struct LedgerLayerDiff: Sendable, Equatable {
  /// A cell that differs.
  public struct Figure: Sendable, Hashable {
    /// The feature.
    public let id: String
    /// The figure.
    public let figure: String
    /// As the earlier run has it.
    public let before: LedgerCell
    /// As the later run has it.
    public let after: LedgerCell
  }

  /// The layer's table.
  public let name: String
  /// The year.
  public let year: Int
  /// Features that the later run has no more.
  public internal(set) var gone: [String] = []
  /// Features that only the later run has.
  public internal(set) var new: [String] = []
  /// Features whose geometry differs.
  public internal(set) var redrawn: [String] = []
  /// Cells that differ, of figures that both have.
  public internal(set) var figures: [Figure] = []
  /// Figures that only the earlier run has.
  public internal(set) var figuresGone: [String] = []
  /// Figures that only the later run has.
  public internal(set) var figuresNew: [String] = []

  /// Whether nothing differs.
  public var isEmpty: Bool {
    gone.isEmpty && new.isEmpty && redrawn.isEmpty && figures.isEmpty && figuresGone.isEmpty
      && figuresNew.isEmpty
  }
}
