import Foundation
import TestSupport
import Testing

@testable import LandKit

/// Files larger than what is brought to the disk at once.
@Suite struct FilesWritebackTests {
  private func pieces(_ count: Int) -> [[UInt8]] {
    var rng = SplitMix(seed: 71)
    return (0..<count).map { piece in
      [UInt8](repeating: UInt8(truncatingIfNeeded: piece), count: 1 + rng.below(3 * Writeback.step / 2))
    }
  }

  @Test func everyByteOfALargeFileArrives() throws {
    let scratch = try Scratch()
    let pieces = pieces(12)
    let file = try OutputFile(scratch.path("out"))
    for piece in pieces { try file.append(piece) }
    try file.finish()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path("out")))
    #expect(bytes.count > 4 * Writeback.step && bytes == Data(pieces.joined()))
  }

  @Test func aFileLeftUnfinishedIsClosed() throws {
    let scratch = try Scratch()
    for _ in 0..<3 {
      let file = try OutputFile(scratch.path("out"))
      for piece in pieces(6) { try file.append(piece) }
    }
  }

  @Test func severalThreadsMakeALargeFileInOrder() throws {
    let scratch = try Scratch()
    let pieces = pieces(16)
    let file = try OutputFile(scratch.path("out"))
    let writer = OrderedWriter(file, at: 0)
    let turns = Turns()
    _ = try Workers.run(threads: 4) { _ in
      while true {
        let piece = turns.next()
        guard piece < pieces.count else { return }
        try writer.write(pieces[piece], piece: piece)
      }
    }
    try file.finish()
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path("out"))) == Data(pieces.joined()))
  }
}
