/// Reads the cells of a result's features. A cell of another kind than it was written as is damage, not a gap.
struct ResultCells {
  /// What is wrong with a cell.
  struct Damage: Error, Sendable { let property: String }

  private let properties: PropertyReader
  private let prefix: String
  private let places: [String: Int]

  /// A reader of `added` properties, named without their prefix, and of the columns of `columns` that play `roles`.
  init(_ columns: ColumnMap, roles: [ColumnMap.Role], prefix: String, added: [String]) {
    self.prefix = prefix
    properties = PropertyReader(columns, roles: roles, extra: added.map { prefix + $0 })
    let wanted = properties.wanted
    places = Dictionary(
      added.compactMap { name in wanted.lastIndex(of: prefix + name).map { (name, $0) } },
      uniquingKeysWith: { $1 })
  }

  /// The properties that a parser must look for.
  var wanted: [String] { properties.wanted }

  /// The cells of one feature.
  struct Row {
    let cells: ResultCells
    let feature: ParsedFeature
    let visit: ChunkReader.Visit

    private func token(_ name: String) throws(Damage) -> UnsafeBufferPointer<UInt8>? {
      guard let place = cells.places[name], !feature.columns[place].isNone else { throw damage(name) }
      let bytes = visit.bytes(feature.columns[place])
      return bytes.first == UInt8(ascii: "n") ? nil : bytes
    }

    private func damage(_ name: String) -> Damage { Damage(property: cells.prefix + name) }

    /// Whether the feature has the property.
    func has(_ name: String) -> Bool { cells.places[name].map { !feature.columns[$0].isNone } ?? false }

    /// A number, or nil for null.
    func number(_ name: String) throws(Damage) -> Double? {
      guard let bytes = try token(name), let place = cells.places[name] else { return nil }
      guard bytes[0] == UInt8(ascii: "-") || bytes[0] &- 48 <= 9 else { throw damage(name) }
      var at = feature.columns[place].start
      guard let value = try? NumberScanner.scan(visit.text, at: &at), value.isFinite else {
        throw damage(name)
      }
      return value
    }

    /// A whole number, or nil for null.
    func integer(_ name: String) throws(Damage) -> Int? {
      guard let number = try number(name) else { return nil }
      guard let value = Int(exactly: number) else { throw damage(name) }
      return value
    }

    /// A text, or nil for null.
    func text(_ name: String) throws(Damage) -> String? {
      guard let bytes = try token(name) else { return nil }
      guard bytes.first == UInt8(ascii: "\"") else { throw damage(name) }
      return JSONText.decoded(bytes[1..<(bytes.count - 1)])
    }

    /// A truth value.
    func flag(_ name: String) throws(Damage) -> Bool {
      switch try token(name)?.first {
      case UInt8(ascii: "t"): return true
      case UInt8(ascii: "f"): return false
      default: throw damage(name)
      }
    }

    /// One of the cases of an enumeration by its raw value, or nil for null.
    func named<Case: RawRepresentable>(_ name: String, _: Case.Type = Case.self) throws(Damage) -> Case?
    where Case.RawValue == String {
      guard let text = try text(name) else { return nil }
      guard let found = Case(rawValue: text) else { throw damage(name) }
      return found
    }

    /// The text of a column of the input; empty when there is none.
    func column(_ role: ColumnMap.Role) -> String {
      PropertyReader.withText(cells.properties.token(role, feature), visit) {
        String(decoding: $0, as: UTF8.self)
      }
    }

    /// The id as the study read it.
    var id: String { String(decoding: cells.properties.id(feature, visit), as: UTF8.self) }

    /// Where the feature lies in its file.
    var bytes: Range<Int> { (visit.base + feature.span.start)..<(visit.base + feature.span.end) }

    /// The object of its properties.
    var object: [UInt8] { feature.properties.isNone ? [] : Array(visit.bytes(feature.properties)) }

    /// Its polygons.
    var polygons: PolygonSet {
      var set = feature.polygons.compacted()
      set.closeRings()
      return set
    }
  }
}
