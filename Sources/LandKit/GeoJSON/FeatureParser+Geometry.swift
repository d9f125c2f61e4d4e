extension FeatureParser {
  /// Takes the value of a `geometry` member.
  func geometryMember(_ cursor: inout JSONCursor, _ out: inout ParsedFeature) throws(JSONFault) {
    out.polygons.removeAll()
    out.hasOtherParts = false
    let start = cursor.offset
    let first = cursor.next
    guard cursor.byte == UInt8(ascii: "{") else {
      out.geometry = try cursor.value()
      out.geometryType = .null
      if cursor.text[start] != UInt8(ascii: "n") {
        let words = Bilingual(zh: "geometry 为对象或 null", en: "geometry to be an object or null")
        out.faults.append(JSONFault(.wrongType(expected: words), at: start))
      }
      return
    }
    do throws(JSONFault) {
      out.geometryType = try geometry(&cursor, &out, depth: 0)
    } catch {
      if error.isSyntax { throw error }
      out.noteFaultPlace(error)
      // Well-formed JSON of a wrong type: note it, and go over it again so that every byte is checked.
      out.faults.append(error)
      out.polygons.removeAll()
      cursor.next = first
      _ = try cursor.value()
    }
    out.geometry = ByteSpan(start: start, end: Int(cursor.indexes[cursor.next - 1]) + 1)
  }

  /// Takes a geometry object, and adds its polygons.
  private func geometry(
    _ cursor: inout JSONCursor, _ out: inout ParsedFeature, depth: Int
  ) throws(JSONFault) -> GeometryType {
    guard depth < 64 else { throw JSONFault(.tooDeep, at: cursor.offset) }
    let start = cursor.offset
    guard cursor.byte == UInt8(ascii: "{") || cursor.next >= cursor.indexes.count else {
      throw JSONFault(.wrongType(expected: Bilingual(zh: "几何对象", en: "a geometry object")), at: start)
    }
    let earlier = out.polygons.mark
    var type: GeometryType?
    // Where the members that may define the geometry lie, and the one that `out` holds.
    var (coordinates, geometries, taken) = (-1, -1, -1)
    try members(&cursor) { cursor, key throws(JSONFault) in
      if matches(key, "type", cursor) {
        if type != nil { (out.duplicateMember, taken) = (key, -1) }
        let token = try cursor.value()
        type = geometryType(token, cursor) ?? .unknown
      } else if matches(key, "coordinates", cursor) {
        if coordinates >= 0 { (out.duplicateMember, taken) = (key, -1) }
        let isFirst = coordinates < 0
        coordinates = cursor.next
        guard isFirst, let type, type != .geometryCollection else { return _ = try cursor.value() }
        taken = coordinates
        try self.coordinates(type, &cursor, &out, depth: depth)
      } else if matches(key, "geometries", cursor) {
        if geometries >= 0 { out.duplicateMember = key }
        geometries = cursor.next
        _ = try cursor.value()
      } else {
        _ = try cursor.value()
      }
    }
    guard let type else {
      throw JSONFault(
        .wrongType(expected: Bilingual(zh: "几何的 type", en: "a geometry with a type")), at: start)
    }
    let wanted = type == .geometryCollection ? geometries : coordinates
    guard wanted >= 0 || type == .unknown else {
      throw JSONFault(
        .wrongType(expected: Bilingual(zh: "几何的 coordinates", en: "a geometry with coordinates")), at: start)
    }
    if wanted >= 0, taken != wanted {
      let last = cursor.next
      cursor.next = wanted
      out.polygons.cut(to: earlier)
      try self.coordinates(type, &cursor, &out, depth: depth)
      cursor.next = last
    }
    return type
  }

  private func coordinates(
    _ type: GeometryType, _ cursor: inout JSONCursor, _ out: inout ParsedFeature, depth: Int
  ) throws(JSONFault) {
    switch type {
    case .polygon: try cursor.polygon(into: &out.polygons)
    case .multiPolygon: try cursor.multiPolygon(into: &out.polygons)
    case .geometryCollection:
      try cursor.array { cursor throws(JSONFault) in
        let member = try geometry(&cursor, &out, depth: depth + 1)
        if ![.polygon, .multiPolygon, .geometryCollection].contains(member) { out.hasOtherParts = true }
      }
    case .unknown, .null: _ = try cursor.value()
    case .point where isEmptyArray(cursor): _ = try cursor.value()
    default: try cursor.positions(depth: type.depth)
    }
  }

  private func isEmptyArray(_ cursor: JSONCursor) -> Bool {
    cursor.byte == UInt8(ascii: "[") && cursor.next + 1 < cursor.indexes.count
      && cursor.text[Int(cursor.indexes[cursor.next + 1])] == UInt8(ascii: "]")
  }

  func geometryType(_ token: ByteSpan, _ cursor: JSONCursor) -> GeometryType? {
    GeometryType.named.first { isText(token, $0.0, cursor) }?.1
  }

  /// Whether a value token is the string `text`, which has no escapes of its own.
  func isText(_ token: ByteSpan, _ text: StaticString, _ cursor: JSONCursor) -> Bool {
    guard !token.isNone, cursor.text[token.start] == UInt8(ascii: "\"") else { return false }
    return matches(ByteSpan(start: token.start + 1, end: token.end - 1), text, cursor)
  }

  /// Whether the inside of a string is `text`.
  @inline(__always)
  func matches(_ key: ByteSpan, _ text: StaticString, _ cursor: JSONCursor) -> Bool {
    if key.count == text.utf8CodeUnitCount {
      for i in 0..<key.count where cursor.text[key.start + i] != text.utf8Start[i] { return false }
      return true
    }
    guard key.count > text.utf8CodeUnitCount, JSONCursor.hasBackslash(cursor.text, key.start, key.end) else {
      return false
    }
    return JSONText.decodedBytes(bytes(key, cursor))
      == Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

extension ParsedFeature {
  /// Keeps where the coordinates taken so far end, which is where `fault` is.
  fileprivate mutating func noteFaultPlace(_ fault: JSONFault) {
    let isNumber = fault.reason == .numberTooLarge
    guard isNumber || polygons.vertexCount > 0 else { return }
    let rings = polygons.ringEnds.count - (polygons.polygonEnds.last ?? 0)
    let vertices = polygons.vertexCount - (polygons.ringEnds.last ?? 0)
    faultPlace = (polygons.polygonCount + 1, rings + 1, vertices + 1)
  }
}
