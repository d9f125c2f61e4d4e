/// How a year was measured: what next year's audit is held against.
public struct MethodRecord: Sendable, Equatable, Codable {
  /// Where a layer's coordinates came from and how they reached the working CRS.
  public struct Way: Sendable, Equatable, Codable {
    /// The layer.
    public var layer: String
    /// The CRS of its file.
    public var crs: String
    /// The PROJ pipeline to the working CRS.
    public var pipeline: String
    /// Its accuracy, m, where PROJ knows it.
    public var accuracy: Double?
    /// Whether it is a ballpark.
    public var isBallpark: Bool

    /// A way.
    public init(layer: String, crs: String, pipeline: String, accuracy: Double?, isBallpark: Bool) {
      (self.layer, self.crs, self.pipeline) = (layer, crs, pipeline)
      (self.accuracy, self.isBallpark) = (accuracy, isBallpark)
    }
  }

  /// A park's benchmarks of one year, frozen, 亿元/km².
  public struct FrozenBenchmark: Sendable, Equatable, Codable {
    /// The park's id.
    public var park: String
    /// The year.
    public var year: Int
    /// Output and tax; nil where it had none.
    public var output: Double?
    /// See `output`.
    public var tax: Double?
    /// `own`, `fixed`, `substituted` or `mixed`.
    public var kind: String?

    /// A benchmark.
    public init(park: String, year: Int, output: Double?, tax: Double?, kind: String?) {
      (self.park, self.year, self.output, self.tax, self.kind) = (park, year, output, tax, kind)
    }
  }

  /// The audited year.
  public var year = 0
  /// Settings by their key in the plan file, weights among them; files and the year are not.
  public var settings: [String: String] = [:]
  /// The ways of the layers, in the order in which they were read.
  public var ways: [Way] = []
  /// The benchmarks of every year that was measured, by year, then in the order of the parks.
  public var benchmarks: [FrozenBenchmark] = []
  /// Versions of the tool and the libraries that figures depend on, by name.
  public var versions: [String: String] = [:]

  /// A record of nothing.
  public init() {}
}

/// Last year's audit, as far as this year's is held against it.
public struct PreviousAudit: Sendable, Equatable, Codable {
  /// How reports name it.
  public var name: String
  /// How it measured.
  public var method: MethodRecord

  /// An audit that was made before.
  public init(name: String, method: MethodRecord) { (self.name, self.method) = (name, method) }
}

extension MethodRecord {
  private static let left: Set<SettingKey> = [
    .study, .year, .parcels, .zones, .parks, .district, .controlTotals, .prices, .audit, .prefix,
  ]

  /// What `study` and the year measured from it record.
  init(_ study: Study, _ year: AuditYear) {
    self.year = year.year
    let kept = Set(SettingKey.allCases.filter { !Self.left.contains($0) }.map(\.rawValue))
    for line in study.settingsReport where kept.contains(line.key) { settings[line.key] = line.value }
    let ballparks = Set(year.problems.problems.filter { $0.kind == .crsBallpark }.compactMap(\.place.file))
    ways = year.inputs.compactMap { input in
      input.crs.map {
        Way(
          layer: input.layer, crs: $0, pipeline: input.pipeline ?? "", accuracy: input.accuracy,
          isBallpark: ballparks.contains(input.file))
      }
    }
    benchmarks = Self.frozen(year)
    let libraries = LibraryVersions.current()
    versions = [
      "landcli": LandKitVersion.current, "geos": libraries.geos, "proj": libraries.proj,
      "proj_db": libraries.projDatabaseVersion ?? "", "epsg": libraries.epsgVersion ?? "",
    ]
  }

  /// The benchmarks of the year's planned parks.
  static func frozen(_ year: AuditYear) -> [FrozenBenchmark] {
    year.benchmarks.filter(\.isPlanned).map {
      FrozenBenchmark(
        park: $0.id, year: year.year, output: $0.benchmarks.output?.intensity,
        tax: $0.benchmarks.tax?.intensity, kind: $0.kindText)
    }
  }
}
