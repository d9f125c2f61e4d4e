import GRDB
import LandKit

extension LayerTable {
  /// Whether the layer can have a table: its names, and what stands there already. **Throws** `LedgerError.unfit`.
  func check(_ db: Database, path: String) throws {
    guard Self.isName(layer.name), !Self.reserved.contains(layer.name), !Self.isPrefixed(layer.name) else {
      throw LedgerError.unfit(
        path, zh: "图层名“\(layer.name)”不可用：须为小写字母、数字与下划线，且不与台账自己的表重名",
        en:
          "“\(layer.name)” cannot be a layer: small letters, digits and underscores, and no table of the ledger's own"
      )
    }
    let known = try db.rows("SELECT 1 FROM layers WHERE layer = ?", [.text(layer.name)]) { _ in true }
    let there = try Self.columns(ofTable: layer.name, db)
    guard there.isEmpty || !known.isEmpty else {
      throw LedgerError.unfit(
        path, zh: "文件里已有另一个名为“\(layer.name)”的表；请将它移走",
        en: "the file has another table “\(layer.name)”; move it elsewhere")
    }
    try checkFigures(there, path: path)
  }

  private func checkFigures(_ there: [RecordColumn], path: String) throws {
    let kinds = Dictionary(there.map { ($0.name, $0.kind) }) { first, _ in first }
    var seen = Set(["fid", "run", "digest", ContentsEntry.geometryColumn] + Self.fixed.map(\.name))
    for figure in layer.figures {
      for column in Self.columns(of: figure) {
        guard Self.isName(figure.name), seen.insert(column.name).inserted else {
          throw LedgerError.unfit(
            path, zh: "图层“\(layer.name)”的指标名“\(figure.name)”不可用：须为小写字母、数字与下划线，且列名不重复",
            en: """
              “\(figure.name)” cannot be a figure of layer “\(layer.name)”: small letters, digits and underscores, \
              and each column once
              """)
        }
        guard kinds[column.name].map({ $0 == column.kind }) ?? true else {
          throw LedgerError.unfit(
            path, zh: "图层“\(layer.name)”的指标“\(figure.name)”在以前的审计里是另一种类型；请换一个名字",
            en:
              "figure “\(figure.name)” of layer “\(layer.name)” was of another kind in earlier runs; give it another name"
          )
        }
      }
    }
  }

  private static func isName(_ name: String) -> Bool { name.wholeMatch(of: /[a-z][a-z0-9_]{0,59}/) != nil }

  private static func isPrefixed(_ name: String) -> Bool {
    ["gpkg_", "rtree_", "sqlite_"].contains { name.hasPrefix($0) }
  }

  private static let reserved = Set(LedgerSchema.names)
}
