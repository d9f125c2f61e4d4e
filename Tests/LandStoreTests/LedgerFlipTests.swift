import Foundation
import TestSupport
import Testing

@testable import LandStore
@testable import ledgerprobe

/// A byte changed anywhere in the file is found, or no reader gets anything else from it.
@Suite struct LedgerFlipTests {
  /// Whether the ledger at `path` is refused or has a fault.
  private func isFound(_ path: String) -> Bool {
    guard let ledger = try? Ledger(path, for: .reading, patience: 1) else { return true }
    // What can be opened is looked through to the end: the places are told, not only that something is off.
    do { return try !ledger.verify().isSound } catch {
      Issue.record("\(path): \(error)")
      return true
    }
  }

  private func flipped(_ bytes: Data, at place: Int, by mask: UInt8, _ test: LedgerCase) throws -> String {
    var bytes = bytes
    bytes[place] ^= mask
    let path = test.folder + "/flipped.gpkg"
    for suffix in ["-journal", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    try bytes.write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aByteChangedAnywhereIsFoundOrChangesNoRow() throws {
    let test = try LedgerCase.filled()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: test.path))
    let rows = try Dump.rows(test.path)
    var random = SplitMix(seed: 20)
    let places = Array(0..<100) + (0..<250).map { _ in random.below(bytes.count) }
    var found = 0
    for place in places {
      let mask = UInt8(1 << random.below(8))
      let path = try flipped(bytes, at: place, by: mask, test)
      if isFound(path) {
        found += 1
        continue
      }
      #expect(try Dump.rows(path) == rows, "byte \(place) xor \(mask) changed a row and was not found")
    }
    // Most of a small file is free space; what was found must be far more than the header.
    #expect(found > 100, "\(found) of \(places.count)")
  }

  /// Bytes of stored values, wherever they lie: tables or their indexes.
  @Test func aByteChangedInAStoredValueIsFound() throws {
    let test = try LedgerCase.filled()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: test.path))
    let ledger = try test.open(.reading)
    let entries = try ledger.runs()
    let geometry = GeometryBlob.multiPolygon(SampleRun().square(3, 20, size: 0.01), srs: 4490)
    let needles: [Data] =
      entries.flatMap {
        [$0.made.settings, $0.made.manifest, $0.made.versions, $0.contentHash, $0.chainHash, $0.time]
      }.map { Data($0.utf8) }
      + ["已核实", "fp-1", "output fell 2", "花山镇", "园区3", "redacted", "0a1b2c3d", "geopackage.org", "Dublin"].map
    {
      Data($0.utf8)
    } + [
      Data(geometry), Data("CREATE TRIGGER \"runs_no_update\"".utf8),
      Data(SpatialReference.cgcs2000.definition.utf8),
    ]
    var random = SplitMix(seed: 21)
    var tried = 0
    for needle in needles {
      var from = bytes.startIndex
      while let range = bytes.range(of: needle, in: from..<bytes.endIndex) {
        from = range.upperBound
        let place = range.lowerBound + random.below(needle.count)
        let path = try flipped(bytes, at: place, by: UInt8(1 + random.below(255)), test)
        #expect(isFound(path), "byte \(place) of \(String(decoding: needle.prefix(30), as: UTF8.self))")
        tried += 1
      }
    }
    #expect(tried > 60)
  }

  @Test func aFileCutOffIsFound() throws {
    let test = try LedgerCase.filled()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: test.path))
    var random = SplitMix(seed: 22)
    let path = test.folder + "/cut.gpkg"
    for length in [0, 1, 15, 16, 31, 99, 100, 4095, 4096, 8192]
      + (0..<40).map({ _ in random.below(bytes.count) })
    {
      try bytes.prefix(length).write(to: URL(fileURLWithPath: path))
      #expect(isFound(path), "\(length) bytes")
    }
  }
}
