/// A layer as a flat table, for CSV and workbooks: a column a property, and the geometry as text or left out.
///
/// Each cell is what its own value is, whatever the rest of its column holds: a number stays a number beside `***`, a text
/// of digits stays text. What is `null` or absent is an empty cell.
public struct FlatLayer: Sendable {
  /// What becomes of the geometries.
  public enum Geometry: String, Sendable, CaseIterable {
    /// They are left out.
    case none
    /// A column `WKT` of well-known text.
    case wkt
  }

  /// The layer's name.
  public let name: String
  /// What becomes of the geometries.
  public let geometry: Geometry
  /// The CRS of the coordinates in `WKT`.
  public let crs: String
  /// The heads of the columns.
  package let heads: [String]
  /// How many rows there are, without the head.
  public var rows: Int { schema.features }
  private let source: FeatureTable
  private let schema: LayerSchema
  private var renamed: [(property: String, column: String)] = []

  /// Reads which columns there are in the GeoJSON file at `path`, whose coordinates are in `crs`.
  ///
  /// - Throws: `StudyFailure` where it is no GeoJSON, `FileError`.
  /// - Complexity: linear; a chunk a thread is in memory.
  public init(_ path: String, name: String, crs: String, geometry: Geometry, threads: Int) throws {
    (self.name, self.crs, self.geometry) = (name, crs, geometry)
    var source = FeatureTable(path, threads: threads)
    source.keepsOwnKinds = true
    var schema = try source.schema()
    // A column of text holds any type of geometry.
    schema.geometry = .geometry
    (self.source, self.schema) = (source, schema)
    var taken: Set<String> = Set(schema.columns.map(\.property))
    func free(_ wanted: String) -> String {
      var (name, number) = (wanted, 2)
      while !taken.insert(name).inserted { (name, number) = ("\(wanted)_\(number)", number + 1) }
      return name
    }
    var heads = schema.columns.map(\.property)
    if schema.hasFeatureIDs { heads.insert(free("feature_id"), at: 0) }
    if geometry == .wkt {
      // The first column called WKT is taken for the geometry by other programs.
      if let place = heads.firstIndex(where: { $0.uppercased() == "WKT" }) {
        let name = free(heads[place] + "_2")
        renamed.append((heads[place], name))
        heads[place] = name
      }
      heads.append("WKT")
    }
    self.heads = heads
  }

  /// Hands each row to `take`, in the order of the file: its cells under the heads.
  ///
  /// **Complexity**: linear; a few chunks a thread are in memory.
  package func forEachRow(_ take: ([LayerCell]) throws -> Void) throws {
    try source.forEachBatch(schema) { rows in
      for row in rows {
        var cells = row.cells
        if schema.hasFeatureIDs { cells.insert(row.featureID, at: 0) }
        if geometry == .wkt {
          let text = row.wkb.flatMap { WKTEncoder.text($0) }
          cells.append(text.map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null)
        }
        try take(cells)
      }
    }
  }

  /// What a reader of the table must know of what it does not hold.
  public var notes: [Bilingual] {
    var notes: [Bilingual] = [
      geometry == .none
        ? Bilingual(
          zh: "几何未写出；--geometry wkt 写为 WKT 列",
          en: "geometries are left out; --geometry wkt writes them as a column WKT")
        : Bilingual(
          zh: "几何写在 WKT 列，坐标系 \(crs)（先东后北）", en: "geometries are in the column WKT, in \(crs), x first")
    ]
    if schema.hasFeatureIDs, heads[0] != "feature_id" {
      notes.append(
        Bilingual(
          zh: "已有属性 feature_id，要素自身的编号写在列 \(heads[0])",
          en: "feature_id is a property, so the features' own ids are in the column \(heads[0])"))
    }
    for (property, column) in renamed {
      notes.append(
        Bilingual(
          zh: "属性 \(property.quotedForMessage) 写作列 \(column.quotedForMessage)：WKT 列用于几何",
          en:
            "property \(property.quotedForMessage) became column \(column.quotedForMessage): WKT is the geometry's"
        ))
    }
    for (member, count) in schema.dropped.sorted(by: { $0.key < $1.key }) {
      notes.append(
        Bilingual(
          zh: "\(count) 个要素的成员 \(member.quotedForMessage) 在表中无处存放，未写出",
          en: "a table has no place for the member \(member.quotedForMessage) of \(count) features"))
    }
    if let repeated = schema.repeatedNote { notes.append(repeated) }
    return notes
  }
}

extension LayerSchema {
  /// What is said where features have a property twice; nil where none has.
  package var repeatedNote: Bilingual? {
    guard repeated > 0 else { return nil }
    return Bilingual(
      zh: "\(repeated) 个要素有重名的属性，表中取最后一个",
      en: "\(repeated) features have a property twice; the table holds the last")
  }
}
