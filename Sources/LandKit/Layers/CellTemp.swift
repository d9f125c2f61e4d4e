public struct Cell {
  public var state: CellState; public var value: Double
  init(_ s: CellState, value: Double = .nan) { state = s; self.value = value }
}
enum CellParser {
  static func parse(_ b: some Collection<UInt8>) -> Cell {
    let s = String(decoding: b, as: UTF8.self)
    if s.isEmpty { return Cell(.absent) }; if s == "***" { return Cell(.redacted) };
    if s == "--" { return Cell(.na) }
    if let d = Double(s) { return Cell(.measured, value: d) }; return Cell(.invalid)
  }
}
