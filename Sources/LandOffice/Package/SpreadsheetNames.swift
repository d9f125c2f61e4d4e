/// The names that Office Open XML gives: each in its transitional and its strict form (ISO/IEC 29500-1 and -4).
enum SpreadsheetNames {
  /// Namespaces of workbooks and sheets.
  static func isMain(_ uri: String?) -> Bool {
    uri == "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
      || uri == "http://purl.oclc.org/ooxml/spreadsheetml/main"
  }

  /// The last word of a relationship's type, which both forms share: `worksheet`, `officeDocument`, …
  static func kind(ofRelationship type: String) -> String {
    let bases = [
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
      "http://purl.oclc.org/ooxml/officeDocument/relationships/",
    ]
    for base in bases where type.hasPrefix(base) { return String(type.dropFirst(base.count)) }
    return ""
  }
}
