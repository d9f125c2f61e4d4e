#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Reads features of a chunk: checks every byte, finds the parts, decodes the coordinates of polygons. One a
/// worker.
struct FeatureParser {
  /// The properties whose values are wanted, as UTF-8.
  let wanted: [[UInt8]]
  /// Whether none of them has a backslash, so that bytes that are the same are the same name.
  private let wantsPlainNames: Bool
  /// A property that begins so and goes on as one of `added` clashes with the results.
  let prefix: [UInt8]
  let added: Set<[UInt8]>

  init(wanted: [String], prefix: String = "", added: [String] = []) {
    self.wanted = wanted.map { Array($0.utf8) }
    wantsPlainNames = !wanted.contains { $0.utf8.contains(UInt8(ascii: "\\")) }
    self.prefix = Array(prefix.utf8)
    self.added = Set(added.map { Array($0.utf8) })
  }

  /// Reads the value at the cursor as a feature into `out`. What is wrong is in `out.faults`; after a syntax
  /// fault the cursor stands anywhere within the feature.
  func parse(_ cursor: inout JSONCursor, span: ByteSpan, into out: inout ParsedFeature) {
    out.reset(span, columns: wanted.count)
    do throws(JSONFault) {
      guard cursor.byte == UInt8(ascii: "{") else {
        _ = try cursor.value()
        throw JSONFault(
          .wrongType(expected: Bilingual(zh: "要素对象", en: "a feature object")), at: span.start)
      }
      try feature(&cursor, &out)
    } catch {
      out.faults.append(error)
      out.polygons.removeAll()
    }
  }

  private func feature(_ cursor: inout JSONCursor, _ out: inout ParsedFeature) throws(JSONFault) {
    let first = cursor.next
    var type = ByteSpan.none
    try members(&cursor) { cursor, key throws(JSONFault) in
      if matches(key, "type", cursor) {
        note(type, key, &out)
        type = try cursor.value()
      } else if matches(key, "geometry", cursor) {
        note(out.geometry, key, &out)
        try geometryMember(&cursor, &out)
      } else if matches(key, "properties", cursor) {
        note(out.properties, key, &out)
        try properties(&cursor, &out)
      } else if matches(key, "id", cursor) {
        note(out.id, key, &out)
        out.id = try cursor.value()
      } else {
        _ = try cursor.value()
      }
    }
    if isText(type, "Feature", cursor) {
      out.isFeature = true
      return
    }
    guard let geometryType = geometryType(type, cursor) else {
      let words = Bilingual(zh: "type 为 Feature 或几何类型", en: "a type of Feature or of a geometry")
      throw JSONFault(.wrongType(expected: words), at: type.isNone ? out.span.start : type.start)
    }
    let last = cursor.next
    cursor.next = first
    out.reset(out.span, columns: wanted.count)
    out.isBareGeometry = true
    out.geometryType = geometryType
    try geometryMember(&cursor, &out)
    cursor.next = last
  }

  /// Calls `member` at the value of each member of the object at the cursor.
  @inline(__always)
  func members(
    _ cursor: inout JSONCursor, _ member: (inout JSONCursor, ByteSpan) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try cursor.expect(UInt8(ascii: "{"))
    if cursor.byte == UInt8(ascii: "}") {
      cursor.next += 1
      return
    }
    while true {
      let key = try cursor.string()
      try cursor.expect(UInt8(ascii: ":"))
      try member(&cursor, key)
      if cursor.byte == UInt8(ascii: ",") {
        cursor.next += 1
        continue
      }
      return try cursor.expect(UInt8(ascii: "}"))
    }
  }

  private func properties(_ cursor: inout JSONCursor, _ out: inout ParsedFeature) throws(JSONFault) {
    let start = cursor.offset
    for i in 0..<out.columns.count { out.columns[i] = .none }
    out.clash = .none
    guard cursor.byte == UInt8(ascii: "{") else {
      out.properties = try cursor.value()
      out.propertiesKind = .null
      if cursor.text[start] != UInt8(ascii: "n") {
        let words = Bilingual(zh: "properties 为对象或 null", en: "properties to be an object or null")
        out.faults.append(JSONFault(.wrongType(expected: words), at: start))
      }
      return
    }
    out.propertiesKind = .empty
    try members(&cursor) { cursor, key throws(JSONFault) in
      out.propertiesKind = .object
      let column = column(key, cursor)
      let value = try cursor.value()
      if column >= 0 {
        note(out.columns[column], key, &out)
        out.columns[column] = value
      }
      if !prefix.isEmpty, key.count >= prefix.count, clashes(key, cursor) { out.clash = key }
    }
    out.properties = ByteSpan(start: start, end: Int(cursor.indexes[cursor.next - 1]) + 1)
  }

  @inline(__always)
  private func column(_ key: ByteSpan, _ cursor: JSONCursor) -> Int {
    for i in wanted.indices where wantsPlainNames && wanted[i].count == key.count {
      let same = wanted[i].withUnsafeBufferPointer { name in
        name.baseAddress.map { memcmp($0, cursor.text + key.start, key.count) == 0 } ?? (key.count == 0)
      }
      if same { return i }
    }
    if JSONCursor.hasBackslash(cursor.text, key.start, key.end) {
      let decoded = JSONText.decodedBytes(bytes(key, cursor))
      return wanted.firstIndex(of: decoded) ?? -1
    }
    return -1
  }

  private func clashes(_ key: ByteSpan, _ cursor: JSONCursor) -> Bool {
    guard cursor.text[key.start] == prefix[0] || cursor.text[key.start] == UInt8(ascii: "\\") else {
      return false
    }
    return added.contains(JSONText.decodedBytes(bytes(key, cursor)))
  }

  @inline(__always)
  private func note(_ earlier: ByteSpan, _ key: ByteSpan, _ out: inout ParsedFeature) {
    if !earlier.isNone { out.duplicateMember = key }
  }

  func bytes(_ span: ByteSpan, _ cursor: JSONCursor) -> [UInt8] {
    Array(UnsafeBufferPointer(start: cursor.text + span.start, count: span.count))
  }
}
