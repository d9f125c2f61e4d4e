import GRDB
import LandKit

extension PackageFile {
  /// What became of a layer's rows.
  public struct Reading: Sendable {
    /// Features written.
    public var features = 0
    /// What a reader must know.
    public var notes: [Bilingual] = []
    /// Geometries that GeoJSON cannot say, or that are damaged.
    public var problems = ProblemTally()
    /// The same, all of them.
    public var allProblems = ProblemLedger()
  }

  private struct Column {
    let name: String
    let isBoolean: Bool
  }

  /// Writes the rows of `layer` as a sequence of GeoJSON features, in the CRS of the layer: the key as the feature's `id`,
  /// the other columns as properties.
  ///
  /// A geometry that is damaged or that GeoJSON has no word for becomes `null`, with a problem; a blob in another column
  /// becomes hexadecimal text.
  ///
  /// **Throws** `InputFailure` when the file is damaged, `FileError`. **Complexity**: linear; a row is in memory.
  public func write(_ layer: Layer, to file: AtomicFile) throws -> Reading {
    try reading { db in
      var reading = Reading()
      let (columns, key) = try columns(of: layer, db)
      let names = [key, layer.geometryColumn].compactMap { $0 } + columns.map(\.name)
      let list = (key == nil ? ["NULL"] : []) + names.map(SQLName.quoted)
      var (out, measures, blobs) = (TextBuffer(capacity: 1 << 20), 0, 0)
      try db.scan(
        "SELECT \(list.joined(separator: ", ")) FROM \(SQLName.quoted(layer.table))"
          + (key.map { " ORDER BY \(SQLName.quoted($0))" } ?? "")
      ) { row in
        reading.features += 1
        out.append("{\"type\":\"Feature\"")
        if !row.isNull(0) {
          out.append(",\"id\":")
          value(row, 0, isBoolean: false, &blobs, to: &out)
        }
        out.append(",\"properties\":{")
        for (i, column) in columns.enumerated() {
          if i > 0 { out.append(",") }
          out.append(json: column.name)
          out.append(":")
          value(row, i + 2, isBoolean: column.isBoolean, &blobs, to: &out)
        }
        out.append("},\"geometry\":")
        geometry(row, layer, &reading, &measures, to: &out)
        out.append("}\n")
        if out.bytes.count > 1 << 20 {
          try file.append(out.bytes)
          out.removeAll()
        }
      }
      try file.append(out.bytes)
      note(layer, measures, blobs, &reading)
      return reading
    }
  }

  private func columns(of layer: Layer, _ db: Database) throws -> ([Column], key: String?) {
    var (columns, keys) = ([Column](), [String]())
    try db.scan("SELECT name, type, pk FROM pragma_table_info(?)", [.text(layer.table)]) { row in
      let (name, type) = (row.text(0), row.text(1).uppercased())
      if row.int(2) > 0, type == "INTEGER" { keys.append(name) }
      if name.lowercased() != layer.geometryColumn.lowercased() {
        columns.append(Column(name: name, isBoolean: type == "BOOLEAN"))
      }
    }
    let key = keys.count == 1 ? keys[0] : nil
    return (columns.filter { $0.name != key }, key)
  }

  private func value(
    _ row: StoredRow, _ i: Int, isBoolean: Bool, _ blobs: inout Int, to out: inout TextBuffer
  ) {
    switch row.value(i) {
    case .null: out.append("null")
    case .integer(let number) where isBoolean && (number == 0 || number == 1):
      out.append(number == 1 ? "true" : "false")
    case .integer(let number): out.append(utf8: Array("\(number)".utf8))
    case .real(let number): out.append(number: number)
    case .text(let text): out.append(json: text)
    case .blob(let bytes):
      blobs += 1
      out.append(
        json: bytes.map { byte in
          let hex = String(byte, radix: 16)
          return byte < 16 ? "0" + hex : hex
        }.joined())
    }
  }

  private func geometry(
    _ row: StoredRow, _ layer: Layer, _ reading: inout Reading, _ measures: inout Int,
    to out: inout TextBuffer
  ) {
    if row.isNull(1) { return out.append("null") }
    let result = row.withBytes(1) {
      bytes -> Result<(text: [UInt8], droppedMeasures: Bool), WKBDecoder.Fault> in
      do throws(GeometryBlob.Malformed) {
        let header = try GeometryBlob.header(bytes)
        let wkb = UnsafeRawBufferPointer(rebasing: bytes[header.length...])
        do throws(WKBDecoder.Fault) { return .success(try WKBDecoder.text(wkb)) } catch {
          return .failure(error)
        }
      } catch { return .failure(.malformed) }
    }
    switch result {
    case .success(let (text, droppedMeasures)):
      if droppedMeasures { measures += 1 }
      out.append(utf8: text)
    case .failure(let fault):
      out.append("null")
      let problem = problem(fault, row, layer, number: reading.features)
      reading.problems.add(problem)
      reading.allProblems.add(problem)
    }
  }

  private func problem(_ fault: WKBDecoder.Fault, _ row: StoredRow, _ layer: Layer, number: Int) -> Problem {
    let place = Place(
      layer: layer.table, feature: number, id: row.isNull(0) ? nil : row.text(0))
    return switch fault {
    case .malformed:
      Problem(
        .geometryType, at: place,
        Bilingual(zh: "几何数据已损坏，无法读取；写为 null", en: "its geometry is damaged and cannot be read; it is null"))
    case .unknownType(let code):
      Problem(
        .geometryType, at: place,
        Bilingual(
          zh: "几何类型（WKB \(code)，如曲线）在 GeoJSON 中没有；写为 null",
          en: "GeoJSON has no word for its geometry (WKB \(code), as a curve); it is null"))
    case .notFinite:
      Problem(
        .coordinateNotFinite, at: place,
        Bilingual(zh: "坐标不是有限数；几何写为 null", en: "a coordinate is not finite; its geometry is null"))
    }
  }

  private func note(_ layer: Layer, _ measures: Int, _ blobs: Int, _ reading: inout Reading) {
    if measures > 0 {
      reading.notes.append(
        Bilingual(
          zh: "\(measures) 个几何带度量值（M），GeoJSON 没有，已去掉",
          en: "\(measures) geometries carry measures (M), for which GeoJSON has no place; they were dropped"))
    }
    if blobs > 0 {
      reading.notes.append(
        Bilingual(zh: "\(blobs) 个二进制单元格写作十六进制文本", en: "\(blobs) binary cells are written as hexadecimal text")
      )
    }
  }
}
