import TestSupport
import Testing

@testable import LandKit

@Suite("CSV (RFC 4180)") struct CSVTableTests {
  @Test("Quotes, newlines in cells, CRLF, and the lines of rows") func rfc4180() throws {
    let text = "id,note\r\n1,\"a,\"\"b\"\"\"\r\n2,\"two\r\nlines\"\r\n3,\n\n4,\"\""
    let table = try readTable(Array(text.utf8))
    #expect(table.header == ["id", "note"])
    #expect(table.rows == [["1", "a,\"b\""], ["2", "two\r\nlines"], ["3", ""], ["4", ""]])
    #expect(table.lines == [2, 3, 5, 7])
    #expect(table.problems.isEmpty)
  }

  @Test("Old Macintosh line ends") func carriageReturns() throws {
    let table = try readTable(Array("a,b\r1,2\r3,4\r".utf8))
    #expect(table.rows == [["1", "2"], ["3", "4"]])
    #expect(table.lines == [2, 3])
  }

  @Test("GBK is read and said") func gbk() throws {
    // 编号,年份,产值(万元) / P01,2020,"1,234.5" / 花都,2020,***; bytes by CPython's gbk codec.
    let bytes: [UInt8] = [
      0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xC4, 0xEA, 0xB7, 0xDD, 0x2C, 0xB2, 0xFA, 0xD6, 0xB5, 0x28, 0xCD, 0xF2,
      0xD4,
      0xAA, 0x29, 0x0A, 0x50, 0x30, 0x31, 0x2C, 0x32, 0x30, 0x32, 0x30, 0x2C, 0x22, 0x31, 0x2C, 0x32, 0x33,
      0x34,
      0x2E, 0x35, 0x22, 0x0A, 0xBB, 0xA8, 0xB6, 0xBC, 0x2C, 0x32, 0x30, 0x32, 0x30, 0x2C, 0x2A, 0x2A, 0x2A,
      0x0A,
    ]
    let table = try readTable(bytes)
    #expect(table.header == ["编号", "年份", "产值(万元)"])
    #expect(table.rows == [["P01", "2020", "1,234.5"], ["花都", "2020", "***"]])
    #expect(table.problems.map(\.kind) == [.tableEncoding])
    #expect(table.problems.map(\.severity) == [.warning])
    // A character cut at the end fits neither encoding.
    let failure = #expect(throws: InputFailure.self) { try readTable(bytes.dropLast(5) + [0xBB]) }
    #expect(failure?.problems.first?.kind == .tableEncoding)
    #expect(failure?.problems.first?.severity == .error)
  }

  @Test("GBK characters that straddle chunks") func gbkChunks() throws {
    // One odd byte before pairs puts a character across every boundary of an even size.
    var bytes: [UInt8] = Array("k,v\n".utf8)
    var count = 0
    while bytes.count < 5 << 19 {
      bytes +=
        Array("x".utf8) + Array(repeating: [0xBB, 0xA8], count: 499).flatMap { $0 } + Array(",1\n".utf8)
      count += 1
    }
    let table = try readTable(bytes)
    #expect(table.rows.count == count)
    #expect(Set(table.rows.map { $0[0] }) == ["x" + String(repeating: "花", count: 499)])
  }

  @Test("Byte order marks") func marks() throws {
    let plain = try readTable([0xEF, 0xBB, 0xBF] + Array("编号,v\n1,2\n".utf8))
    #expect(plain.header == ["编号", "v"] && plain.problems.isEmpty)
    let text = "编号,v\n花,2\n"
    let units = Array(text.utf16)
    let little: [UInt8] =
      [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big: [UInt8] =
      [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for bytes in [little, big] {
      let table = try readTable(bytes)
      #expect(table.rows == [["花", "2"]])
      #expect(table.problems.map(\.kind) == [.tableEncoding])
    }
    #expect(throws: InputFailure.self) { try readTable(Array(little.dropFirst(2))) }
  }

  @Test("Other separators are found and said; commas in quotes do not count") func separators() throws {
    let tab = try readTable(Array("a\tb\n1,5\t2\n".utf8))
    #expect(tab.rows == [["1,5", "2"]] && tab.problems.map(\.kind) == [.tableSeparator])
    let semicolon = try readTable(Array("\"x,y,z\";b\n1;2\n".utf8))
    #expect(semicolon.header == ["x,y,z", "b"] && semicolon.problems.map(\.kind) == [.tableSeparator])
    #expect(try readTable(Array("one\n1\n".utf8)).problems.isEmpty)
  }

  @Test("Rows of another length are located and not used; blanks beyond are let pass") func ragged() throws {
    let table = try readTable(Array("a,b\n1\n2,3\n4,5,6\n7,8,,\n,\n".utf8))
    #expect(table.rows == [["2", "3"], ["7", "8", "", ""]])
    #expect(table.problems.map(\.kind).allSatisfy { $0 == .tableShape })
    #expect(table.problems.map(\.place.line) == [2, 4, 5, 6])
    #expect(table.problems.map(\.severity) == [.error, .error, .warning, .warning])
  }

  @Test("A quote that nothing closes") func unclosed() throws {
    let table = try readTable(Array("a,b\n1,2\n3,\"4\n5,6\n".utf8))
    #expect(table.rows == [["1", "2"]])
    #expect(table.problems.map(\.kind) == [.tableShape] && table.problems.first?.place.line == 3)
    // Bounded: what follows is not held in memory past the limit, and reading ends.
    let long =
      Array("a,b\n1,2\n3,\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: CSVSplitter.rowLimit + 10)
    let runaway = try readTable(long)
    #expect(runaway.rows == [["1", "2"]] && runaway.problems.map(\.place.line) == [3])
  }

  @Test("Stray quotes are kept as they stand, and said") func strayQuotes() throws {
    let table = try readTable(Array("a,b\n5\" pipe,\"x\"y\n".utf8))
    #expect(table.rows == [["5\" pipe", "xy"]])
    #expect(
      table.problems.count == 2 && table.problems.allSatisfy { $0.place.line == 2 && $0.severity == .warning }
    )
  }

  @Test("Headers: none, blank, twice the same name") func headers() throws {
    for text in ["", "\n", ",,\n1,2,3\n"] {
      #expect(throws: InputFailure.self) { try readTable(Array(text.utf8)) }
    }
    let twice = try readTable(Array("a,b,a\n1,2,3\n".utf8))
    #expect(twice.problems.map(\.kind) == [.tableShape] && twice.problems.first?.place.line == 1)
    #expect(throws: InputFailure.self) {
      var ledger = ProblemLedger()
      _ = try CSVTable(file: "no/such/file.csv", into: &ledger)
    }
  }

  @Test("The same rows wherever the text is cut into chunks") func chunkBoundaries() {
    let text = Array("a,\"b\"\"\r\n,\"\r\n\"\",x,\n,\"\"\"\"\r花都,\"\n\n\",3\r\n\r\nlast,\"q\"".utf8)
    let whole = split([text])
    #expect(whole.count == 6)
    for cut in 0...text.count {
      for second in cut...text.count {
        let parts = [Array(text[..<cut]), Array(text[cut..<second]), Array(text[second...])]
        #expect(split(parts) == whole, "cut at \(cut) and \(second)")
      }
    }
  }

  @Test("What a writer quotes is read back, for random cells") func roundTrip() throws {
    var random = SplitMix(seed: 4180)
    let pieces = ["", "\"", ",", "\n", "\r\n", "\r", "花", "a", ";", "\t", " ", "\"\""]
    for _ in 0..<300 {
      let rows = (0..<5).map { row in
        (0..<3).map { column in
          "\(row)\(column)" + (0..<(random.next() % 6)).map { _ in pieces[Int(random.next() % 12)] }.joined()
        }
      }
      let text = (["h1,h2,h3"] + rows.map { $0.map(quote).joined(separator: ",") }).joined(separator: "\r\n")
      #expect(try readTable(Array(text.utf8)).rows == rows)
    }
  }

  private func quote(_ cell: String) -> String {
    let special = cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
    guard special else { return cell }
    return "\"" + cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  private func split(_ chunks: [[UInt8]]) -> [[String]] {
    var splitter = CSVSplitter(separator: UInt8(ascii: ","))
    var rows: [[String]] = []
    func take() {
      var start = 0
      rows.append(
        splitter.ends.map { end in
          defer { start = end }
          return String(decoding: splitter.bytes[start..<end], as: UTF8.self)
        } + ["\(splitter.rowLine)"])
      splitter.startRow()
    }
    for chunk in chunks {
      var position = 0
      chunk.withUnsafeBufferPointer { bytes in
        while splitter.advance(bytes, from: &position) { take() }
      }
    }
    if splitter.finish() { take() }
    return rows
  }
}
