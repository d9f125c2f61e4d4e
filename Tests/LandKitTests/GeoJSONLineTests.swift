import Foundation
import Testing

@testable import LandKit

/// Lines told while a chunk is at hand, against counting line feeds from the beginning of the file.
@Suite struct GeoJSONLineTests {
  @Test(arguments: [200, 900, 1 << 16])
  func linesAreThoseCountedFromTheBeginning(chunkSize: Int) throws {
    let scratch = try Scratch()
    let path = scratch.path("layer.geojson")
    let features = (0..<300).map { i in
      "{\"type\":\"Feature\"," + String(repeating: "\n", count: i % 4)
        + "\"properties\":{\"a\":\(i)},\"geometry\":null}"
    }
    let text =
      "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + features.joined(separator: ",\n\n") + "\n]}"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    let stream = FeatureStream(try ByteFile(path), chunkSize: chunkSize)
    let reader = ChunkReader(FeatureParser(wanted: []))
    var found: [Int: Int] = [:]
    var ledger = ProblemLedger()
    while try reader.next(
      from: stream,
      { feature, visit in
        for offset in [feature.span.end - 1, feature.span.start] {
          let place = Place(file: "f", offset: visit.base + offset)
          ledger.add(Problem(.geometryNull, at: place, Bilingual(zh: "", en: "")))
        }
      })
    {
      ledger.add(Problem(.geometryNull, at: Place(file: "other", offset: 1), Bilingual(zh: "", en: "")))
      reader.fillLines(&ledger, file: "f")
    }
    for problem in ledger.problems {
      #expect((problem.place.line == nil) == (problem.place.file == "other"))
      if let line = problem.place.line { found[problem.place.offset ?? -1] = line }
    }
    #expect(found.count == 600)
    #expect(try LineNumbers.lines(of: found.keys.sorted(), in: path) == found)
  }
}
