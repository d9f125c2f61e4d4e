import CText

/// Turns the byte offsets of problems into lines, of those that were found after their file was read: one more
/// pass over the files that have any, and only up to the last of them.
enum LineNumbers {
  /// Fills in the lines of a study's problems.
  static func fill(_ ledger: ProblemLedger, _ request: StudyRequest) throws -> ProblemLedger {
    let layers = [request.parcels, request.parks] + [request.zones, request.district].compactMap { $0 }
    let references =
      layers.flatMap(\.files).map { ($0.name, $0.path) }
      + layers.compactMap(\.stats).map { ($0.file, $0.path) }
    return try fill(ledger, paths: Dictionary(references, uniquingKeysWith: { first, _ in first }))
  }

  /// Fills in the lines of `ledger`; `paths` tells where a file is that was named otherwise.
  static func fill(_ ledger: ProblemLedger, paths: [String: String] = [:]) throws -> ProblemLedger {
    var wanted: [String: Set<Int>] = [:]
    for problem in ledger.problems where problem.place.line == nil {
      if let file = problem.place.file, let offset = problem.place.offset {
        wanted[file, default: []].insert(offset)
      }
    }
    if wanted.isEmpty { return ledger }
    var lines: [String: [Int: Int]] = [:]
    for (file, offsets) in wanted {
      lines[file] = try self.lines(of: offsets.sorted(), in: paths[file] ?? file)
    }
    var out = ProblemLedger()
    for var problem in ledger.problems {
      if let file = problem.place.file, let offset = problem.place.offset, problem.place.line == nil {
        problem.place.line = lines[file]?[offset]
      }
      out.add(problem)
    }
    return out
  }

  /// The line, from 1, of each of the ascending `offsets`.
  static func lines(of offsets: [Int], in path: String) throws -> [Int: Int] {
    let file = try ByteFile(path)
    let buffer = ByteBuffer()
    var result: [Int: Int] = [:]
    var line = 1
    var at = 0
    for offset in offsets {
      while at < offset {
        try buffer.fill(from: file, at: at, keeping: 0, upTo: min(1 << 20, offset - at))
        if buffer.count == 0 { break }
        line += ctext_count_lines(buffer.base, buffer.count)
        at += buffer.count
      }
      result[offset] = line
    }
    return result
  }
}
