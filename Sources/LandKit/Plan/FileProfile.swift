/// What the first megabyte of a file shows.
struct FileProfile {
  /// What kind of file it is.
  enum Kind { case layer, table, other }

  static let peekSize = 1 << 20

  /// Its name in the folder.
  let name: String
  private(set) var kind = Kind.other
  /// Names of properties or of the table's columns.
  private(set) var columns: [String] = []
  /// The sheet that was looked at, of a workbook.
  private(set) var sheet: String?
  /// The name in its `crs` member.
  private(set) var crs: String?
  /// Whether its first position cannot be longitude and latitude.
  private(set) var isPlane = false
  /// The years in a table's year column, as far as it was read.
  private(set) var years: Set<Int> = []
  /// Why it could not be looked at.
  private(set) var trouble: Bilingual?

  /// The year in its name, as in `parcels-2020.geojson`.
  var year: Int? {
    let runs = name.split(whereSeparator: { !($0.isASCII && $0.isNumber) })
    return runs.lazy.filter { $0.count == 4 }.compactMap { Int($0) }.first { (1900...2200).contains($0) }
  }

  init(name: String, path: String, formats: TableFormats = .csv) {
    self.name = name
    if let format = formats.other(path: path, start: []) {
      lookAtWorkbook(format, path)
      return
    }
    let lower = name.lowercased()
    do {
      let source = try ByteSource(path: path)
      var bytes: [UInt8] = []
      var chunk: [UInt8] = []
      repeat {
        try source.read(into: &chunk, size: FileProfile.peekSize - bytes.count)
        bytes += chunk
      } while !chunk.isEmpty && bytes.count < FileProfile.peekSize
      if lower.hasSuffix(".csv") { lookAtTable(bytes) } else { lookAtLayer(bytes) }
    } catch { trouble = error.problems.first?.detail }
  }

  /// A workbook's first sheet, whole, since its rows are found by reading them.
  private mutating func lookAtWorkbook(_ format: any TableFormat, _ path: String) {
    var ledger = ProblemLedger()
    do throws(InputFailure) {
      let table = try format.open(file: name, path: path, sheet: nil, into: &ledger)
      columns = table.header
      if let yearColumn = FileColumns.find(.year, in: columns)?.index {
        var found: Set<Int> = []
        try table.forEachRow(into: &ledger) { row, _ in
          if let year = Int(row.text(yearColumn)) { found.insert(year) }
        }
        years = found
      }
      (sheet, kind) = (table.sheet, .table)
    } catch { trouble = error.problems.first?.detail }
  }

  private mutating func lookAtLayer(_ bytes: [UInt8]) {
    let peek = JSONPeek(bytes)
    guard peek.isGeoJSON else {
      trouble = Bilingual(zh: "开头不是 GeoJSON", en: "does not begin as GeoJSON")
      return
    }
    (kind, columns, crs) = (.layer, peek.columns, peek.crs)
    if peek.position.count == 2 { isPlane = abs(peek.position[0]) > 180 || abs(peek.position[1]) > 90 }
  }

  private mutating func lookAtTable(_ bytes: [UInt8]) {
    guard let text = FileProfile.decode(bytes) else {
      trouble = Bilingual(zh: "既不是 UTF-8，也不是 GBK", en: "neither UTF-8 nor GBK")
      return
    }
    var ignored = ProblemLedger()
    var splitter = CSVSplitter(separator: CSVSeparator.sniff(text, file: name, into: &ignored))
    var yearColumn: Int?
    text.withUnsafeBufferPointer { bytes in
      var position = 0
      while splitter.advance(bytes, from: &position) {
        let cells = FileProfile.cells(splitter)
        splitter.startRow()
        if columns.isEmpty {
          columns = cells
          yearColumn = FileColumns.find(.year, in: columns)?.index
        } else if let yearColumn, yearColumn < cells.count, let year = Int(cells[yearColumn]) {
          years.insert(year)
        }
      }
    }
    if columns.isEmpty, splitter.finish() { columns = FileProfile.cells(splitter) }
    kind = .table
  }

  private static func cells(_ splitter: CSVSplitter) -> [String] {
    splitter.bytes.withUnsafeBufferPointer { bytes in
      splitter.ends.withUnsafeBufferPointer { ends in
        let row = TableRow(line: 1, bytes: bytes, ends: ends)
        return (0..<row.count).map { String(decoding: row.trimmed($0), as: UTF8.self) }
      }
    }
  }

  /// The beginning of a table as UTF-8, in any encoding that tables are read in.
  private static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return transcode(Array(bytes.dropFirst(2)), .utf16LittleEndian) }
    if bytes.starts(with: [0xFE, 0xFF]) { return transcode(Array(bytes.dropFirst(2)), .utf16BigEndian) }
    var check = UTF8Check()
    bytes.withUnsafeBufferPointer { check.take($0) }
    if check.firstInvalid == nil {
      return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }
    return transcode(bytes, .gb18030)
  }

  private static func transcode(_ bytes: [UInt8], _ encoding: TableEncoding) -> [UInt8]? {
    try? Transcoder(from: encoding.rawValue)?.transcode(bytes)
  }
}
