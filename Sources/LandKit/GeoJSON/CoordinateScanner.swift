/// Reads nested coordinate arrays straight into flat buffers, and keeps the cursor in step: a position of n
/// numbers is 2n + 1 structural characters.
extension JSONCursor {
  /// Takes the coordinates of a Polygon.
  mutating func polygon(into set: inout PolygonSet) throws(JSONFault) {
    var ring = 0
    try array { cursor throws(JSONFault) in
      try cursor.ring(into: &set)
      ring += 1
    }
    if ring > 0 { set.endPolygon() }
  }

  /// Takes the coordinates of a MultiPolygon.
  mutating func multiPolygon(into set: inout PolygonSet) throws(JSONFault) {
    try array { cursor throws(JSONFault) in try cursor.polygon(into: &set) }
  }

  /// Takes coordinates that nest `depth` deep, and checks that they are numbers down there.
  mutating func positions(depth: Int) throws(JSONFault) {
    if depth <= 1 {
      var unused = PolygonSet()
      try position(into: &unused)
    } else {
      try array { cursor throws(JSONFault) in try cursor.positions(depth: depth - 1) }
    }
  }

  @inline(__always)
  mutating func array(_ element: (inout JSONCursor) throws(JSONFault) -> Void) throws(JSONFault) {
    guard byte == UInt8(ascii: "[") else { throw wrongType(Bilingual(zh: "数组", en: "an array")) }
    next += 1
    if byte == UInt8(ascii: "]") {
      next += 1
      return
    }
    while true {
      try element(&self)
      if byte == UInt8(ascii: ",") {
        next += 1
        continue
      }
      return try expect(UInt8(ascii: "]"))
    }
  }

  @inline(__always)
  private mutating func ring(into set: inout PolygonSet) throws(JSONFault) {
    try array { cursor throws(JSONFault) in
      try cursor.plainPositions(into: &set)
      try cursor.position(into: &set)
    }
    set.endRing()
  }

  /// Takes positions of two plain numbers each, as long as another one follows: nearly all of a file. What is in any
  /// way out of the ordinary is left to `position`.
  ///
  /// Half of a reader's time goes by here, so that numbers go through a buffer on the stack, not one by one to the
  /// end of an array.
  private mutating func plainPositions(into set: inout PolygonSet) throws(JSONFault) {
    guard set.z.isEmpty else { return }
    let room = 64
    var (text, next) = (self.text, self.next)
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * room) { buffer in
      var count = 0
      while next + 6 < indexes.count {
        // [ x , y ] , are six structural characters; between a number and the next there may be blanks alone.
        let comma = Int(indexes[next &+ 2]), close = Int(indexes[next &+ 4])
        guard text[Int(indexes[next])] == UInt8(ascii: "["), text[comma] == UInt8(ascii: ","),
          text[close] == UInt8(ascii: "]"), text[Int(indexes[next &+ 5])] == UInt8(ascii: ",")
        else { break }
        var (p, q) = (Int(indexes[next &+ 1]), Int(indexes[next &+ 3]))
        guard let x = NumberScanner.plain(text, at: &p), p == comma || Self.isBlank(text[p]),
          let y = NumberScanner.plain(text, at: &q), q == close || Self.isBlank(text[q])
        else { break }
        buffer[count] = x
        buffer[count &+ 1] = y
        count &+= 2
        next &+= 6
        if count == 2 * room {
          set.xy.append(contentsOf: buffer)
          count = 0
        }
      }
      set.xy.append(contentsOf: buffer[..<count])
    }
    self.next = next
  }

  /// A position: two numbers, a third that is kept, and further ones that are passed over.
  @inline(__always)
  private mutating func position(into set: inout PolygonSet) throws(JSONFault) {
    guard byte == UInt8(ascii: "[") else { throw wrongType(Bilingual(zh: "坐标数组", en: "a position")) }
    var p = offset + 1
    let x = try ordinate(&p)
    guard text[p] == UInt8(ascii: ",") else { throw badPosition(p) }
    p += 1
    let y = try ordinate(&p)
    set.appendVertex(x, y)
    if text[p] == UInt8(ascii: "]") {
      next += 5
      if !set.z.isEmpty { set.z.append(.nan) }
      return
    }
    try moreOrdinates(&p, &set)
  }

  @inline(never)
  private mutating func moreOrdinates(_ p: inout Int, _ set: inout PolygonSet) throws(JSONFault) {
    var count = 2
    while text[p] == UInt8(ascii: ",") {
      p += 1
      let value = try ordinate(&p)
      count += 1
      if count == 3 {
        while set.z.count < set.vertexCount - 1 { set.z.append(.nan) }
        set.z.append(value)
      }
    }
    guard text[p] == UInt8(ascii: "]") else { throw badPosition(p) }
    next += 2 * count + 1
  }

  @inline(__always)
  private func ordinate(_ p: inout Int) throws(JSONFault) -> Double {
    while Self.isBlank(text[p]) { p += 1 }
    guard text[p] &- 48 <= 9 || text[p] == UInt8(ascii: "-") else { throw badPosition(p) }
    let value = try NumberScanner.scan(text, at: &p)
    while Self.isBlank(text[p]) { p += 1 }
    return value
  }

  @inline(never)
  private func badPosition(_ p: Int) -> JSONFault {
    JSONFault(
      .wrongType(expected: Bilingual(zh: "由至少两个数字组成的坐标", en: "a position of two or more numbers")), at: p)
  }

  @inline(never)
  private func wrongType(_ expected: Bilingual) -> JSONFault {
    next < indexes.count ? JSONFault(.wrongType(expected: expected), at: offset) : JSONFault(.ended, at: end)
  }
}
