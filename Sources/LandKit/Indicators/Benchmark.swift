/// Where a park's intensity comes from (method §3.11).
public enum BenchmarkKind: String, Sendable, Codable {
  /// Its own amount over its own area.
  case own
  /// Fixed by the plan file or by columns of the park layer.
  case fixed
  /// It has none; the planned parks' together stands in.
  case substituted
}

/// An intensity that parcels are measured by.
public struct Benchmark: Sendable, Equatable, Codable {
  /// 亿元/km² a year.
  public let intensity: Double
  /// Where it comes from.
  public let kind: BenchmarkKind
}

/// A park as the ranking sees it.
public struct ParkBenchmark: Sendable, Codable {
  /// Its id.
  public let id: String
  /// Whether parcels are measured by it: planned, or switched on.
  public let isPlanned: Bool
  /// Ellipsoidal area, m²; nil when its geometry is unusable.
  public let area: Double?
  /// Its intensity of each measure, if it has one.
  public let benchmarks: PerMeasure<Benchmark?>

  /// `own`, `fixed`, `substituted`, or `mixed` when the two measures differ; nil when it has none.
  public var kindText: String? {
    let (a, b) = (benchmarks.output?.kind, benchmarks.tax?.kind)
    if a == b { return a?.rawValue }
    return "mixed"
  }
}

/// What is known of a park before benchmarks are fixed.
struct ParkInput: Sendable {
  var id: String
  var isPlanned: Bool
  var area: Double?
  var amounts: PerMeasure<Amount>
  /// A fixed intensity, 亿元/km².
  var fixed: PerMeasure<Double?>
  var place: Place
}

enum BenchmarkTable {
  /// The benchmarks of all parks, in their order. What had to be decided is in `ledger`.
  static func make(
    _ parks: [ParkInput], substitute: Bool, into ledger: inout ProblemLedger
  ) -> [ParkBenchmark] {
    var own = parks.map { park in
      PerMeasure(
        output: given(park, .output, into: &ledger), tax: given(park, .tax, into: &ledger))
    }
    for measure in Measure.allCases {
      let known = parks.indices.filter {
        parks[$0].isPlanned && own[$0][measure] != nil && parks[$0].area != nil
      }
      let area = known.reduce(0) { $0 + (parks[$1].area ?? 0) }
      let sum = known.reduce(0) { $0 + (own[$1][measure]?.intensity ?? 0) * (parks[$1].area ?? 0) }
      for i in parks.indices where parks[i].isPlanned && own[i][measure] == nil {
        let words = measure == .output ? Bilingual(zh: "产出", en: "output") : Bilingual(zh: "税收", en: "tax")
        guard substitute, area > 0 else {
          ledger.add(
            Problem(
              .benchmarkMissing, at: parks[i].place,
              Bilingual(
                zh: "园区 \(parks[i].id) 没有\(words.zh)标杆，对标它的地块不排名",
                en: "park \(parks[i].id) has no \(words.en) benchmark; parcels measured by it stay unranked"))
          )
          continue
        }
        own[i][measure] = Benchmark(intensity: sum / area, kind: .substituted)
        ledger.add(
          Problem(
            .benchmarkSubstituted, at: parks[i].place,
            Bilingual(
              zh: "园区 \(parks[i].id) 没有\(words.zh)标杆，以其余 \(known.count) 个规划园区的合计强度 \(sum / area) 亿元/km² 代替",
              en:
                "park \(parks[i].id) has no \(words.en) benchmark; the \(known.count) planned parks that have one stand in with \(sum / area) 亿元/km²"
            )))
      }
    }
    return parks.indices.map {
      ParkBenchmark(
        id: parks[$0].id, isPlanned: parks[$0].isPlanned, area: parks[$0].area, benchmarks: own[$0])
    }
  }

  /// The park's own intensity, else its fixed one; a value that is not positive is none.
  private static func given(
    _ park: ParkInput, _ measure: Measure, into ledger: inout ProblemLedger
  ) -> Benchmark? {
    let own = park.area.flatMap { area in park.amounts[measure].value.map { $0 / (area / 1e6) } }
    let fixed = park.fixed[measure]
    for value in [own, fixed].compactMap({ $0 }) where !(value > 0) && park.isPlanned {
      ledger.add(
        Problem(
          .benchmarkNotPositive, at: park.place,
          Bilingual(
            zh: "园区 \(park.id) 的强度 \(value) 亿元/km² 不大于 0，不能作标杆",
            en: "park \(park.id): an intensity of \(value) 亿元/km² is not above 0 and is no benchmark")))
    }
    if let own, own > 0 {
      if fixed != nil {
        ledger.add(
          Problem(
            .benchmarkBoth, at: park.place,
            Bilingual(
              zh: "园区 \(park.id) 既有自身数值又有固定标杆，采用自身数值",
              en: "park \(park.id) has amounts of its own and a fixed benchmark; its own are used")))
      }
      return Benchmark(intensity: own, kind: .own)
    }
    if let fixed, fixed > 0 { return Benchmark(intensity: fixed, kind: .fixed) }
    return nil
  }
}
