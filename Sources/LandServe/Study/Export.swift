import Foundation
import LandKit
import Synchronization

/// A selection as a file, made piece by piece as the client takes it: memory stays the same whatever its size.
struct Export: Sendable {
  /// What is written.
  enum Format: String, Sendable {
    case geojson, csv
    var type: String { self == .csv ? "text/csv; charset=utf-8" : "application/geo+json" }
    var fileName: String { self == .csv ? "selection.csv" : "selection.geojson" }
  }

  private let study: ServedStudy
  private let scored: Scored
  private let selection: Selection
  private let format: Format
  private let rules: ServedRules
  private let writer: RereadExport
  /// Parcels in the order of the file: the ranked table's is that of the ranks.
  private let order: [Int32]
  /// Parcels looked at, and bytes made, before a piece is handed on.
  private static let step = 2048
  private static let pieceBytes = 256 << 10

  init(
    _ study: ServedStudy, _ scored: Scored, _ selection: Selection, _ format: Format, _ rules: ServedRules,
    _ language: Language
  ) {
    (self.study, self.scored, self.selection, self.format) = (study, scored, selection, format)
    self.rules = rules
    writer = RereadExport(scored.ranked) { rules.hides(column: $0) }
    let ranks = scored.ranked.ranking.ranks
    order =
      format == .csv
      ? scored.ranked.ranking.order + ranks.indices.filter { ranks[$0] == 0 }.map { Int32($0) }
      : ranks.indices.map { Int32($0) }
  }

  private enum Stage { case head, body, done }
  private struct State {
    var stage = Stage.head
    var next = 0
    var isFirst = true
  }

  var pieces: Reply.Pieces {
    let state = Mutex(State())
    return Reply.Pieces { try state.withLock { try piece(&$0) } }
  }

  private func piece(_ state: inout State) throws -> [UInt8]? {
    switch state.stage {
    case .done: return nil
    case .head:
      state.stage = .body
      return head
    case .body:
      var out: [UInt8] = []
      var looked = 0
      while state.next < order.count, out.count < Self.pieceBytes, looked < Self.step || out.isEmpty {
        let index = Int(order[state.next])
        state.next += 1
        looked += 1
        guard selection.contains(index, study.columns, scored) else { continue }
        try append(index, &state.isFirst, &out)
      }
      if state.next == order.count {
        state.stage = .done
        if format == .geojson { out += Array("\n]}\n".utf8) }
      }
      return out
    }
  }

  private var head: [UInt8] {
    guard format == .geojson else { return writer.tableHead }
    var text = "{\"type\":\"FeatureCollection\""
    if let notice = rules.redaction.notice {
      text += ",\"lk_redacted\":{\"zh\":\(JSONText.encoded(notice.zh)),\"en\":\(JSONText.encoded(notice.en))}"
    }
    return Array((text + ",\"features\":[").utf8)
  }

  private func append(_ index: Int, _ isFirst: inout Bool, _ out: inout [UInt8]) throws {
    guard format == .geojson else { return writer.appendRow(index, to: &out) }
    out += Array((isFirst ? "\n" : ",\n").utf8)
    isFirst = false
    let bytes = try study.ranked.bytes(study.measured.table[index].bytesInResult)
    if scored === study.base, rules.redaction.isEmpty {
      out += bytes
    } else {
      writer.appendFeature(index, bytes, to: &out)
    }
  }
}
