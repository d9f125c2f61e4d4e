import Benchmark
import Foundation

@testable import LandKit

/// Numbers as shortest decimals, by our writer and by Swift's; and the whole export of a feature, its bytes copied and
/// seventeen numbers spliced in, beside copying the bytes alone.
func writeBenchmarks() {
  Benchmark("numbers: kernel") { _ in
    var out = TextBuffer(capacity: 32 * figures.count)
    for value in figures { out.append(number: value) }
    blackHole(out.bytes.count)
  }
  Benchmark("numbers: Swift's description") { benchmark in
    var out: [UInt8] = []
    out.reserveCapacity(32 * figures.count)
    for value in figures { out.append(contentsOf: value.description.utf8) }
    benchmark.stopMeasurement()
    blackHole(out.count)
    for value in figures {
      require(Double(ecmaNumber(value)) == value, "\(value) reads back as another")
    }
  }
  Benchmark("export: kernel") { _ in
    var out = TextBuffer(capacity: 2 * source.text.count)
    splice(into: &out)
    blackHole(out.bytes.count)
  }
  Benchmark("export: copy") { benchmark in
    var out: [UInt8] = []
    out.reserveCapacity(2 * source.text.count)
    for feature in source.features { out.append(contentsOf: source.text[feature.start..<feature.end]) }
    benchmark.stopMeasurement()
    var spliced = TextBuffer()
    splice(into: &spliced)
    require(withoutAdded(spliced.bytes) == out, "bytes that were copied")
  }
}

/// Areas and distances, with all their digits.
private let figures: [Double] = workload.parcels.map(AuthalicArea().squareMetres)
private let names = (0..<17).map { Array("\"lk_figure\($0)\":".utf8) }

/// The parcels' file, and where its features are and end their properties.
private let source: (text: [UInt8], features: [ByteSpan], splices: [ParcelSource]) = {
  do {
    let file = try ByteFile(workload.path)
    let reader = ChunkReader(FeatureParser(wanted: []))
    var features: [ByteSpan] = []
    var splices: [ParcelSource] = []
    let stream = FeatureStream(file, hashing: false)
    while try reader.next(
      from: stream,
      { feature, visit in
        let (start, end) = (visit.base + feature.span.start, visit.base + feature.span.end)
        features.append(ByteSpan(start: start, end: end))
        splices.append(FeatureSplicer.source(of: feature))
      })
    {}
    return (try file.bytes(0..<file.size), features, splices)
  } catch { stop("\(error)") }
}()

private func splice(into out: inout TextBuffer) {
  var added = TextBuffer(capacity: 1024)
  source.text.withUnsafeBufferPointer { text in
    for (i, span) in source.features.enumerated() {
      added.removeAll()
      for (k, name) in names.enumerated() {
        if k > 0 { added.append(byte: UInt8(ascii: ",")) }
        added.append(utf8: name)
        added.append(number: figures[(i + k) % figures.count])
      }
      FeatureSplicer.splice(
        UnsafeBufferPointer(rebasing: text[span.start..<span.end]), source.splices[i],
        properties: added.bytes, to: &out)
    }
  }
}

/// The bytes with what `splice` put in taken out again.
private func withoutAdded(_ bytes: [UInt8]) -> [UInt8] {
  var text = String(decoding: bytes, as: UTF8.self)
  text.replace(#/(,"lk_figure\d+":[^,}]+)+/#, with: "")
  return Array(text.utf8)
}
