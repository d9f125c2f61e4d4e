import Testing

@testable import LandKit

@Suite struct ProjectionSampleTests {
  @Test(arguments: [0, 1, 999, 1000, 1001, 2000, 2001, 3999, 100_000])
  func theSampleIsEvenBoundedAndStartsAtTheFirst(_ count: Int) {
    var sample = CoordinateSample()
    for i in 0..<count { sample.add(Double(i), Double(-i)) }
    let xs = stride(from: 0, to: sample.xy.count, by: 2).map { sample.xy[$0] }
    #expect(sample.count == count && xs.count <= CoordinateSample.limit)
    #expect(xs.count >= min(count, CoordinateSample.limit / 2))
    #expect(xs.first == (count > 0 ? 0 : nil))
    let steps = Set(zip(xs, xs.dropFirst()).map { $1 - $0 })
    #expect(steps.count <= 1, "one stride: \(steps)")
    if let step = steps.first, let last = xs.last { #expect(last + step >= Double(count)) }
    #expect(count == 0 ? sample.box.isEmpty : sample.box.maxX == Double(count - 1))
    #expect(stride(from: 0, to: sample.xy.count, by: 2).allSatisfy { sample.xy[$0] == -sample.xy[$0 + 1] })
  }

  @Test func whatIsNotFiniteCountsForNothing() {
    var sample = CoordinateSample()
    sample.add([.nan, 1, 2, .infinity, 3, 4, 5])
    #expect(sample.xy == [3, 4] && sample.count == 1)
    #expect(sample.box == Box(minX: 3, minY: 4, maxX: 3, maxY: 4))
  }

  @Test func theCheckTakesASample() throws {
    var sample = CoordinateSample()
    sample.add([23.4, 113.2])
    #expect(try PlausibilityCheck().mismatch(declared: .crs84, sample)?.kind == .coordinateSwapped)
  }
}
