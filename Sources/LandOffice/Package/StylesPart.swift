import LandKit

/// What the number formats of a workbook's cells say, `xl/styles.xml`.
struct StylesPart: Decodable {
  struct Formats: Decodable {
    var numFmt: [Format]?
  }
  struct Format: Decodable {
    var numFmtId: String
    var formatCode: String
  }
  struct CellFormats: Decodable {
    var xf: [CellFormat]?
  }
  struct CellFormat: Decodable {
    var numFmtId: String?
  }

  var numFmts: Formats?
  var cellXfs: CellFormats?

  /// What each cell format, by its number, makes of a number.
  var meanings: [NumberMeaning] {
    var codes: [String: String] = [:]
    for format in numFmts?.numFmt ?? [] { codes[format.numFmtId] = format.formatCode }
    return (cellXfs?.xf ?? []).map { format in
      let id = format.numFmtId ?? "0"
      if let code = codes[id] { return NumberMeaning(code: code) }
      return NumberMeaning(builtIn: Int(id) ?? 0)
    }
  }
}
