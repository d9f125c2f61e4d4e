/// Everything that was wrong, as JSON and as a GeoJSON of places.
public enum ProblemsJSON {
  /// All problems, with counts by class and severity.
  public static func document(_ ledger: ProblemLedger) -> [UInt8] { collected { write(ledger, to: $0) } }

  /// The problems that have a place on the ground, as points.
  public static func places(_ ledger: ProblemLedger) -> [UInt8] { collected { writePlaces(ledger, to: $0) } }

  private static func collected(_ write: ((inout TextBuffer) -> Void) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    write {
      bytes += $0.bytes
      $0.removeAll()
    }
    return bytes
  }

  /// Writes `document` to a file, a piece at a time.
  static func write(_ ledger: ProblemLedger, to output: OutputFile) throws(FileError) {
    try written(to: output) { write(ledger, to: $0) }
  }

  /// Writes `places` to a file, a piece at a time.
  static func writePlaces(_ ledger: ProblemLedger, to output: OutputFile) throws(FileError) {
    try written(to: output) { writePlaces(ledger, to: $0) }
  }

  private static func written(
    to output: OutputFile, _ write: ((inout TextBuffer) -> Void) -> Void
  ) throws(FileError) {
    var failure: FileError?
    write {
      if failure == nil {
        do throws(FileError) { try output.append($0.bytes) } catch { failure = error }
      }
      $0.removeAll()
    }
    if let failure { throw failure }
    try output.finish()
  }

  private static func write(_ ledger: ProblemLedger, to flush: (inout TextBuffer) -> Void) {
    let groups = ledger.summary
    var out = TextBuffer(capacity: 1 << 14)
    out.append("{\n  \"counts\": ")
    JSONValue.array(
      groups.map {
        .object([
          ("class", .string($0.kind.id)), ("severity", .string($0.severity.rawValue)),
          ("count", .integer($0.count)), ("title", .text($0.kind.title)),
        ])
      }
    ).write(to: &out, indent: 1)
    out.append(",\n  \"problems\": [")
    for (i, problem) in ledger.problems.enumerated() {
      out.append(i == 0 ? "\n    " : ",\n    ")
      JSONValue.object(members(problem)).write(to: &out, indent: 2)
      if out.bytes.count > 1 << 20 { flush(&out) }
    }
    out.append(ledger.problems.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
    flush(&out)
  }

  private static func writePlaces(_ ledger: ProblemLedger, to flush: (inout TextBuffer) -> Void) {
    var out = TextBuffer(capacity: 1 << 14)
    out.append("{\"type\":\"FeatureCollection\",\"features\":[")
    var isFirst = true
    for problem in ledger.problems {
      guard let point = problem.place.lonLat, point.lon.isFinite, point.lat.isFinite else { continue }
      out.append(isFirst ? "\n" : ",\n")
      isFirst = false
      out.append("{\"type\":\"Feature\",\"properties\":")
      JSONValue.object(members(problem)).write(to: &out)
      out.append(",\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
      out.append(number: point.lon)
      out.append(",")
      out.append(number: point.lat)
      out.append("]}}")
      if out.bytes.count > 1 << 20 { flush(&out) }
    }
    out.append("\n]}\n")
    flush(&out)
  }

  private static func members(_ problem: Problem) -> [(String, JSONValue)] {
    let place = problem.place
    var out: [(String, JSONValue)] = [
      ("class", .string(problem.kind.id)), ("severity", .string(problem.severity.rawValue)),
    ]
    func add(_ name: String, _ value: String?) { if let value { out.append((name, .string(value))) } }
    func add(_ name: String, _ value: Int?) { if let value { out.append((name, .integer(value))) } }
    add("layer", place.layer)
    add("file", place.file)
    add("sheet", place.sheet)
    add("cell", place.cell)
    add("line", place.line)
    add("column", place.column)
    add("offset", place.offset)
    add("feature", place.feature)
    add("id", place.id)
    add("part", place.part)
    add("ring", place.ring)
    add("vertex", place.vertex)
    if let point = place.lonLat {
      out.append(("lon", .number(point.lon)))
      out.append(("lat", .number(point.lat)))
    }
    if let before = problem.areaBefore { out.append(("area_before_m2", .number(before))) }
    if let after = problem.areaAfter { out.append(("area_after_m2", .number(after))) }
    out.append(("detail", .text(problem.detail)))
    return out
  }
}
