import Foundation
import Synchronization
import Testing

@testable import LandKit

@Suite struct ProjectionSearchAheadTests {
  /// A process that ends while PROJ is asked something crashes: whoever ends it waits first.
  @Test func finishingWaitsForAllThatWasBegun() {
    let done = Mutex(0)
    for _ in 0..<3 {
      SearchAhead.begin {
        Thread.sleep(forTimeInterval: 0.05)
        done.withLock { $0 += 1 }
      }
    }
    SearchAhead.finish()
    #expect(done.withLock { $0 } == 3)
  }

  @Test func aPendingRecordIsTheSameForAllWhoAsk() throws {
    let target = try CRS("EPSG:4525")
    let records = try (0..<4).map { _ in
      try PendingRecord.record(from: .wgs84, to: target, area: nil, allowBallpark: [])
    }
    let way = try Reprojector(from: .wgs84, to: target)
    for record in records {
      #expect(record === records[0])
      #expect(try record.value().pipeline == way.pipeline)
    }
    #expect(records[0].atHand != nil)
  }
}
