import Benchmark

/// A kernel and its reference are named `NAME: kernel` and `NAME: REFERENCE`; `ratios.json` says how many times as
/// fast the first must be. Each closure is one pass over the workload.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], warmupIterations: 1, maxDuration: .seconds(3), maxIterations: 20)
  areaBenchmarks()
  projectionBenchmarks()
  clipBenchmarks()
  distanceBenchmarks()
  parseBenchmarks()
  writeBenchmarks()
}
