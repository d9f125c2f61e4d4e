import Foundation
import Testing

@testable import LandKit

/// Files brought to the disk beside the run: the folder waits for them, and for their errors.
@Suite struct FilesSyncTests {
  @Test func waitsForAll() throws {
    let syncs = PendingSyncs()
    let done = Turns()
    for _ in 0..<20 {
      syncs.add {
        usleep(2000)
        _ = done.next()
      }
    }
    try syncs.wait()
    #expect(done.next() == 20)
  }

  @Test func tellsOfOneThatFailed() {
    let syncs = PendingSyncs()
    syncs.add {}
    syncs.add { () throws(FileError) in throw FileError(.write, "a.json", Bilingual(zh: "满", en: "full")) }
    #expect { try syncs.wait() } throws: { ($0 as? FileError)?.kind == .write }
  }

  @Test func aFolderIsWholeWhenItAppears() throws {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("syncs-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let folder = try AtomicFolder(target: place.path, overwrite: false)
    for name in ["a", "b", "c"] { try folder.write(Array(name.utf8), to: name) }
    try folder.commit()
    for name in ["a", "b", "c"] {
      #expect(try String(contentsOf: place.appendingPathComponent(name), encoding: .utf8) == name)
    }
  }
}
