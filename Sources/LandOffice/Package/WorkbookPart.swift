import LandKit

/// A workbook's list of sheets, `xl/workbook.xml`.
struct WorkbookPart: Decodable {
  struct Properties: Decodable {
    var date1904: String?
  }

  struct Sheets: Decodable {
    var sheet: [Sheet]?
  }

  struct Sheet: Decodable {
    let name: String
    let state: String?
    /// The id of its relationship, whatever prefix the file gives the namespace of relationships.
    let relationship: String

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: AnyKey.self)
      name = try values.decode(String.self, forKey: AnyKey("name"))
      state = try values.decodeIfPresent(String.self, forKey: AnyKey("state"))
      let key = values.allKeys.first { $0.stringValue.hasSuffix(":id") } ?? AnyKey("r:id")
      relationship = try values.decode(String.self, forKey: key)
    }
  }

  var workbookPr: Properties?
  var sheets: Sheets?

  /// Whether days are counted from 1904.
  var countsFrom1904: Bool { ["1", "true"].contains(workbookPr?.date1904 ?? "") }
}

/// A key of any name.
struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
