/// Writes parcels of a study that was read back, as it is ranked now: rows as `ranked.csv` has them, and features whose
/// other bytes stay as they are. Hidden columns are left out.
package struct RereadExport: Sendable {
  private let study: RankedStudy
  private let hides: @Sendable (String) -> Bool
  private let cells: RankedWords
  private let words: RankedWords
  private let labels: [String]
  private let shown: [RankedProperty]
  private let names: [RankedProperty: String]

  /// - Parameter hides: whether a property or column of that name is left out.
  package init(_ study: RankedStudy, hides: @escaping @Sendable (String) -> Bool) {
    (self.study, self.hides) = (study, hides)
    let prefix = study.measured.request.prefix
    cells = RankedWords(parks: study.measured.benchmarks) { CSVWriter.cellText($0) }
    words = RankedWords(parks: study.measured.benchmarks) { JSONText.encoded($0) }
    labels = study.measured.texts.texts.map { String(decoding: $0, as: UTF8.self) }
    shown = RankedProperty.allCases.filter { !hides(prefix + $0.rawValue) }
    names = Dictionary(
      RankedProperty.allCases.map { ($0, prefix + $0.rawValue) }, uniquingKeysWith: { first, _ in first })
  }

  /// The line of column names, after a byte order mark.
  package var tableHead: [UInt8] {
    CSVWriter(header: ["id", "name", "category", "town", "industry"] + shown.map { names[$0] ?? "" }).out
      .bytes
  }

  /// Appends the row of parcel `index`.
  package func appendRow(_ index: Int, to out: inout [UInt8]) {
    var csv = CSVWriter()
    let row = study.row(index)
    csv.text(utf8: study.measured.table.id(index))
    csv.text(utf8: study.measured.nameBytes(index))
    let numbers = row.figures.labelNumbers
    for number in [numbers.category, numbers.town, numbers.industry] { csv.text(labels[Int(number)]) }
    for property in shown {
      if let number = row.number(property) {
        csv.number(number)
      } else {
        csv.raw { _ = cells.append(property, row, to: &$0) }
      }
    }
    csv.endRow()
    out += csv.out.bytes
  }

  /// Appends the feature of parcel `index`, which lies in `bytes` as the results have it, with its figures as they are
  /// now. A rank within groups is left out, since it is not made again.
  package func appendFeature(_ index: Int, _ bytes: [UInt8], to out: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { text in
      let members = ObjectScan.members(of: text, at: 0)
      guard let properties = members.last(where: { ObjectScan.isName($0.key, "properties", in: text) }) else {
        out += bytes
        return
      }
      out += text[..<properties.value.start]
      appendProperties(index, text, properties.value.start, to: &out)
      out += text[properties.value.end...]
    }
  }

  private func appendProperties(
    _ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ start: Int, to out: inout [UInt8]
  ) {
    let prefix = study.measured.request.prefix
    let row = study.row(index)
    var isFirst = true
    out.append(UInt8(ascii: "{"))
    func separate() {
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
    }
    let added = Set(names.values).union([prefix + "rank_in"])
    for member in ObjectScan.members(of: text, at: start) {
      let name = JSONText.decoded(text[member.key.start..<member.key.end])
      guard !added.contains(name), !hides(name) else { continue }
      separate()
      out += text[(member.key.start - 1)..<member.value.end]
    }
    for property in shown {
      separate()
      var value = TextBuffer()
      value.append(json: names[property] ?? "")
      value.append(":")
      if let number = row.number(property) {
        value.append(number: number)
      } else if !words.append(property, row, to: &value) {
        value.append("null")
      }
      out += value.bytes
    }
    out.append(UInt8(ascii: "}"))
  }

  /// The figures of parcel `index` with their names in `language` and their units; hidden ones are left out.
  package func figures(_ index: Int, _ language: Language) -> [JSONValue] {
    let row = study.row(index)
    return shown.map { property in
      var value = JSONValue.null
      if let number = row.number(property) {
        value = .number(number)
      } else {
        var text = TextBuffer()
        if plain.append(property, row, to: &text) {
          value = .string(String(decoding: text.bytes, as: UTF8.self))
        }
      }
      return .object([
        ("id", .string(property.rawValue)), ("title", .string(property.title(language))),
        ("unit", .string(property.unit(language))), ("value", value),
      ])
    }
  }

  private var plain: RankedWords { RankedWords(parks: study.measured.benchmarks) { $0 } }
}
