import Foundation
import Synchronization
import Testing

@testable import LandKit

/// Output appears whole or not at all.
@Suite struct FilesAtomicTests {
  private func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private func kind(_ body: () throws -> Void) -> FileError.Kind? {
    do { try body() } catch { return (error as? FileError)?.kind }
    return nil
  }

  // MARK: Files

  @Test func aFileAppearsOnlyWhenCommitted() throws {
    let scratch = try Scratch()
    let target = scratch.path("out")
    let file = try AtomicFile(target: target, overwrite: false)
    try file.append(Array("ab".utf8))
    #expect(text(target) == nil)
    try file.append(Array("c".utf8))
    try file.commit()
    #expect(text(target) == "abc" && names(scratch.folder) == ["out"])
  }

  @Test func anAbandonedFileLeavesWhatWasThere() throws {
    let scratch = try Scratch()
    let target = try scratch.write("old".utf8, to: "out")
    let file = try AtomicFile(target: target, overwrite: true)
    try file.append(Array("new".utf8))
    file.abandon()
    #expect(text(target) == "old" && names(scratch.folder) == ["out"])
  }

  @Test func anExistingFileIsReplacedOnlyWhenTold() throws {
    let scratch = try Scratch()
    let target = try scratch.write("old".utf8, to: "out")
    #expect(kind { _ = try AtomicFile(target: target, overwrite: false) } == .exists)
    let file = try AtomicFile(target: target, overwrite: true)
    try file.append(Array("n".utf8))
    try file.commit()
    #expect(text(target) == "n" && names(scratch.folder) == ["out"])
  }

  @Test func aFileThatAppearsMeanwhileIsKept() throws {
    let scratch = try Scratch()
    let target = scratch.path("out")
    let file = try AtomicFile(target: target, overwrite: false)
    try file.append(Array("mine".utf8))
    _ = try scratch.write("theirs".utf8, to: "out")
    #expect(kind { try file.commit() } == .exists)
    file.abandon()
    #expect(text(target) == "theirs" && names(scratch.folder) == ["out"])
  }

  @Test func aFileInNoFolderCannotBeMade() throws {
    let scratch = try Scratch()
    #expect(kind { _ = try AtomicFile(target: scratch.path("no/such/out"), overwrite: true) } == .create)
    let plain = try scratch.write("x".utf8, to: "plain")
    #expect(kind { _ = try AtomicFile(target: plain + "/out", overwrite: true) } == .create)
  }

  // MARK: Folders

  private func results(_ scratch: Scratch, _ name: String = "results", manifest: Bool = true) throws -> String
  {
    let folder = scratch.path(name)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if manifest { _ = try scratch.write("{}".utf8, to: name + "/manifest.json") }
    _ = try scratch.write("old".utf8, to: name + "/old.csv")
    return folder
  }

  @Test(arguments: ["results", "results/"])
  func aFolderIsExchangedWhole(name: String) throws {
    let scratch = try Scratch()
    _ = try results(scratch)
    let folder = try AtomicFolder(target: scratch.path(name), overwrite: true)
    try folder.write(Array("{}".utf8), to: "manifest.json")
    try folder.write(Array("new".utf8), to: "new.csv")
    #expect(names(scratch.path("results")) == ["manifest.json", "old.csv"])
    try folder.commit()
    #expect(
      names(scratch.path("results")) == ["manifest.json", "new.csv"] && names(scratch.folder) == ["results"])
  }

  @Test func anAbandonedFolderLeavesWhatWasThere() throws {
    let scratch = try Scratch()
    let target = try results(scratch)
    let folder = try AtomicFolder(target: target, overwrite: true)
    try folder.write(Array("new".utf8), to: "new.csv")
    folder.abandon()
    #expect(names(target) == ["manifest.json", "old.csv"] && names(scratch.folder) == ["results"])
  }

  @Test func aFolderThatHoldsNoResultsIsNeverReplaced() throws {
    let scratch = try Scratch()
    let target = try results(scratch, "photos", manifest: false)
    for overwrite in [false, true] {
      #expect(kind { _ = try AtomicFolder(target: target, overwrite: overwrite) } == .exists)
    }
    let file = try scratch.write("x".utf8, to: "file")
    #expect(kind { _ = try AtomicFolder(target: file, overwrite: true) } == .exists)
    #expect(names(target) == ["old.csv"] && names(scratch.folder) == ["file", "photos"])
  }

  @Test func resultsAreReplacedOnlyWhenToldAndAnEmptyFolderIsTaken() throws {
    let scratch = try Scratch()
    let target = try results(scratch)
    #expect(kind { _ = try AtomicFolder(target: target, overwrite: false) } == .exists)
    try FileManager.default.createDirectory(atPath: scratch.path("empty"), withIntermediateDirectories: true)
    let folder = try AtomicFolder(target: scratch.path("empty"), overwrite: false)
    try folder.write(Array("x".utf8), to: "a")
    try folder.commit()
    #expect(names(scratch.path("empty")) == ["a"])
  }

  @Test func aFolderThatAppearsMeanwhileIsKept() throws {
    let scratch = try Scratch()
    let folder = try AtomicFolder(target: scratch.path("results"), overwrite: false)
    _ = try results(scratch)
    #expect(kind { try folder.commit() } == .exists)
    folder.abandon()
    #expect(names(scratch.folder) == ["results"] && names(scratch.path("results")).contains("old.csv"))
  }

  @Test func aFolderThatAppearsMeanwhileIsReplacedWhenToldTo() throws {
    let scratch = try Scratch()
    let folder = try AtomicFolder(target: scratch.path("results"), overwrite: true)
    try folder.write(Array("x".utf8), to: "new.csv")
    _ = try results(scratch)
    try folder.commit()
    #expect(names(scratch.folder) == ["results"] && names(scratch.path("results")) == ["new.csv"])
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write anywhere"))
  func aParentThatCannotBeWrittenIsAnError() throws {
    let scratch = try Scratch()
    chmod(scratch.folder, 0o555)
    defer { chmod(scratch.folder, 0o755) }
    #expect(kind { _ = try AtomicFolder(target: scratch.path("a"), overwrite: true) } == .create)
    #expect(kind { _ = try AtomicFile(target: scratch.path("b"), overwrite: true) } == .create)
  }

  @Test func aParentThatIsAFileIsAnError() throws {
    let scratch = try Scratch()
    let file = try scratch.write("x".utf8, to: "file")
    #expect(kind { _ = try AtomicFolder(target: file + "/results", overwrite: true) } == .create)
  }

  // MARK: Order

  @Test func piecesOfManyThreadsStandInTheirOrder() throws {
    let scratch = try Scratch()
    let output = try OutputFile(scratch.path("pieces"))
    try output.append(Array("head\n".utf8))
    let writer = OrderedWriter(output, at: 5)
    let next = Atomic<Int>(0)
    let pieces = (0..<500).map { String(repeating: "\($0) ", count: $0 * 37 % 400) }
    _ = try Workers.run(threads: 5) { _ in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < pieces.count else { return }
        try writer.write(Array(pieces[piece].utf8), piece: piece)
      }
    }
    let expected = "head\n" + pieces.joined()
    #expect(text(scratch.path("pieces")) == expected && writer.end == expected.utf8.count)
  }

  @Test func aWorkerThatFailsLetsTheOthersGo() throws {
    struct Stop: Error {}
    let scratch = try Scratch()
    let writer = OrderedWriter(try OutputFile(scratch.path("pieces")), at: 0)
    let next = Atomic<Int>(0)
    #expect(throws: Stop.self) {
      _ = try Workers.run(threads: 4) { _ in
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard piece < 100 else { return }
          if piece == 3 {
            writer.fail()
            throw Stop()
          }
          try writer.write([UInt8(piece)], piece: piece)
        }
      }
    }
  }
}
