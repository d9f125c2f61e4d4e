extension IndexContents {
  /// The sections with the bytes each takes, in the order in which they are written.
  var runs: [(IndexSection, Int)] {
    IndexSection.allCases.map { section in
      var count = 0
      try? write(section, padded: false) { count += $0.count }
      return (section, count)
    }
  }

  /// Hands the section's bytes to `put`, filled to a multiple of eight.
  func write(_ section: IndexSection, padded: Bool = true, _ put: ([UInt8]) throws -> Void) throws {
    var count = 0
    func run<Value>(_ values: [Value]) throws {
      let step = 1 << 18
      for first in stride(from: 0, to: values.count, by: step) {
        let bytes = values[first..<min(first + step, values.count)].withUnsafeBytes { Array($0) }
        count += bytes.count
        try put(bytes)
      }
    }
    switch section {
    case .area: try run(area)
    case .yield: try run(yield)
    case .tax: try run(tax)
    case .distance: try run(distance)
    case .share: try run(share)
    case .inPark: try run(inPark)
    case .inZone: try run(inZone)
    case .park: try run(park)
    case .category: try run(category)
    case .town: try run(town)
    case .industry: try run(industry)
    case .offset: try run(offset)
    case .length: try run(length)
    case .outputState: try run(outputState)
    case .taxState: try run(taxState)
    case .reasons: try run(reasons)
    case .textEnds: try run(textEnds)
    case .texts: try run(texts)
    case .order: try run(order)
    case .boxes: try run(boxes)
    case .ringEnds: try run(ringEnds)
    case .rings: try run(rings)
    }
    if padded, count % 8 != 0 { try put([UInt8](repeating: 0, count: 8 - count % 8)) }
  }

  /// Takes a section's bytes.
  mutating func read(_ section: IndexSection, _ bytes: UnsafeRawBufferPointer) {
    func run<Value: BitwiseCopyable>(_ values: inout [Value]) {
      let count = bytes.count / MemoryLayout<Value>.stride
      values = Array(unsafeUninitializedCapacity: count) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[..<(count * MemoryLayout<Value>.stride)]))
        filled = count
      }
    }
    switch section {
    case .area: run(&area)
    case .yield: run(&yield)
    case .tax: run(&tax)
    case .distance: run(&distance)
    case .share: run(&share)
    case .inPark: run(&inPark)
    case .inZone: run(&inZone)
    case .park: run(&park)
    case .category: run(&category)
    case .town: run(&town)
    case .industry: run(&industry)
    case .offset: run(&offset)
    case .length: run(&length)
    case .outputState: run(&outputState)
    case .taxState: run(&taxState)
    case .reasons: run(&reasons)
    case .textEnds: run(&textEnds)
    case .texts: run(&texts)
    case .order: run(&order)
    case .boxes: run(&boxes)
    case .ringEnds: run(&ringEnds)
    case .rings: run(&rings)
    }
  }

  /// Whether every run has the length that the others ask for, and every number that points somewhere does.
  func isConsistent(_ header: IndexHeader) -> Bool {
    let n = header.parcels, m = header.drawn
    let doubles = [area, yield, tax, distance, share, inPark, inZone]
    let words = [category, town, industry, length]
    guard doubles.allSatisfy({ $0.count == n }), words.allSatisfy({ $0.count == n }), park.count == n else {
      return false
    }
    guard offset.count == n, outputState.count == n, taxState.count == n, reasons.count == n else {
      return false
    }
    let texts = UInt32(header.frame.texts.count), parks = Int32(header.frame.parks.count)
    guard n >= 0, m >= 0, textEnds.count == 2 * n, header.gridBox != nil else {
      return false
    }
    guard order.count == m, boxes.count == 4 * m, ringEnds.count == m else { return false }
    guard header.frame.benchmarks.count == header.frame.parks.count else { return false }
    guard Self.ascends(textEnds, to: self.texts.count), Self.ascends(ringEnds, to: rings.count) else {
      return false
    }
    guard order.allSatisfy({ $0 < UInt32(n) }), park.allSatisfy({ $0 >= -1 && $0 < parks }) else {
      return false
    }
    for labels in [category, town, industry] where !labels.allSatisfy({ $0 < texts }) { return false }
    let size = UInt64(header.rankedSize)
    return zip(offset, length).allSatisfy { $0 <= size && UInt64($1) <= size - $0 }
  }

  private static func ascends(_ ends: [UInt64], to limit: Int) -> Bool {
    var last: UInt64 = 0
    for end in ends {
      if end < last { return false }
      last = end
    }
    return last <= UInt64(limit)
  }
}
