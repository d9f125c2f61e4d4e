import LandKit

/// The benchmarks of every year as an audit used them, with the standings they gave.
struct AuditBenchmarks {
  let result: AuditResult

  init(_ result: AuditResult) { self.result = result }

  /// A record for each year, planned park and measure.
  var records: [LedgerBenchmark] {
    let frozen = result.method.benchmarks
    let editions = Dictionary(grouping: frozen, by: \.year).mapValues(Self.edition)
    return frozen.flatMap { line in
      Measure.allCases.map { measure in
        let standing = result.standings.first {
          $0.year == line.year && $0.park == line.park && $0.measure == measure.rawValue
        }
        return LedgerBenchmark(
          year: line.year, edition: editions[line.year] ?? "", park: line.park, measure: measure.rawValue,
          value: measure == .output ? line.output : line.tax, kind: line.kind, standing: standing?.standing,
          among: standing?.among)
      }
    }
  }

  /// Eight hexadecimal digits of the SHA-256 of a year's benchmarks: equal for equal figures.
  private static func edition(_ lines: [MethodRecord.FrozenBenchmark]) -> String {
    var encoder = RecordEncoder(["park", "output", "tax", "kind"])
    let hash = SHA256()
    for line in lines.sorted(by: { $0.park.utf8.lexicographicallyPrecedes($1.park.utf8) }) {
      var bytes: [UInt8] = []
      encoder.digest([.text(line.park), .optional(line.output), .optional(line.tax), .optional(line.kind)])
        .append(to: &bytes)
      bytes.withUnsafeBytes { hash.update($0) }
    }
    return String(hash.takeDigest().hex.prefix(8))
  }

  /// What a run of the ledger kept, put together again.
  static func frozen(_ records: [LedgerBenchmark]) -> [MethodRecord.FrozenBenchmark] {
    struct Key: Hashable {
      let year: Int
      let park: String
    }
    var places: [Key: Int] = [:]
    var lines: [MethodRecord.FrozenBenchmark] = []
    for record in records {
      let key = Key(year: record.year, park: record.park)
      let place = places[key] ?? lines.count
      if place == lines.count {
        places[key] = place
        lines.append(.init(park: record.park, year: record.year, output: nil, tax: nil, kind: record.kind))
      }
      if record.measure == Measure.output.rawValue { lines[place].output = record.value }
      if record.measure == Measure.tax.rawValue { lines[place].tax = record.value }
    }
    return lines
  }
}
