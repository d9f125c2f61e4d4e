import Testing

@testable import LandKit

@Suite("Tables of statistics") struct StatsTableTests {
  private let source = StatsSource(
    file: "s.csv", key: "id", year: "year", output: MoneyColumn("output_wan", unit: .wan),
    tax: MoneyColumn("tax_yuan", unit: .yuan), estimated: "est")

  private func load(
    _ text: String, year: Int? = 2020, source: StatsSource? = nil
  ) throws -> (table: StatsTable, problems: [Problem]) {
    let folder = try TestFolder()
    var source = source ?? self.source
    source.path = try folder.write("s.csv", text)
    var ledger = ProblemLedger()
    let table = try StatsTable.load(source: source, year: year, into: &ledger)
    return (table, ledger.problems)
  }

  @Test("Amounts, states, units, years and lines") func sound() throws {
    let (table, problems) = try load(
      "year,id,output_wan,tax_yuan,est\n2019,P1,1,1,0\n2020,P1,\"12,500\",***,0\n2020,0012,--,50000000,预估数\n"
        + "2020,12,,0,1\n")
    #expect(problems.isEmpty)
    #expect(table.count == 3 && table.otherYears == 1)
    let first = try #require(table.row(id: "P1"))
    #expect(first.output == Amount(.measured, yi: 1.25) && first.tax.state == .redacted && first.line == 3)
    let zeros = try #require(table.row(id: "0012"))
    #expect(zeros.output.state == .na && zeros.tax == Amount(.estimated, yi: 0.5) && zeros.line == 4)
    #expect(table.row(id: "12")?.output.state == .absent)
    #expect(table.row(id: "12")?.tax == Amount(.estimated, yi: 0))
    #expect(table.row(id: "012") == nil && table.row(id: "") == nil)
    #expect(table.unmatched([true, false, true]).map(\.place.id) == ["0012"])
  }

  @Test("Ids are told apart by their bytes") func idsByBytes() throws {
    let (table, problems) = try load(
      "id,year,output_wan,tax_yuan,est\ncaf\u{E9},2020,1,,\ncafe\u{301},2020,2,,\n")
    #expect(problems.isEmpty && table.count == 2)
    #expect(table.row(id: "cafe\u{301}")?.output.value == 2e-4)
  }

  @Test("Faults are located, and the first of two rows is kept") func faults() throws {
    let (table, problems) = try load(
      "id,year,output_wan,tax_yuan,est\nA,2020,1,2,\nA,2020,5,6,\nB,2020,1万,-3,\n,2020,1,1,\nC,二〇二〇,1,1,\n"
        + "D,2020,1,1,maybe\nE,2020\n")
    #expect(table.count == 3)
    #expect(table.row(id: "A")?.output.value == 1e-4)
    #expect(table.row(id: "B")?.output.state == .invalid)
    #expect(table.row(id: "B")?.tax == Amount(.measured, yi: -3e-8))
    #expect(table.row(id: "D")?.output.state == .estimated)
    let found = problems.map { "\($0.kind.id) \($0.severity) \($0.place.line ?? 0)" }
    #expect(
      found == [
        "key:duplicate error 3", "amount:invalid error 4", "amount:negative warning 4",
        "id:missing warning 5",
        "table:shape error 6", "amount:invalid warning 7", "table:shape error 8",
      ])
    #expect(problems.allSatisfy { $0.place.layer == "stats" && $0.place.file == "s.csv" })
    #expect(problems[1].detail.en.contains("output_wan"))
  }

  @Test("All missing columns are listed, with the nearest") func missingColumns() throws {
    let failure = #expect(throws: InputFailure.self) { try load("ID,year,outputwan\n1,2,3\n") }
    #expect(
      failure?.problems.map(\.kind) == [.columnMissing, .columnMissing, .columnMissing, .columnMissing])
    #expect(failure?.problems[1].detail.en.contains("did you mean outputwan?") == true)
    #expect(failure?.failure == .badData)
  }

  @Test("A year that has no row is said") func noRows() throws {
    let (table, problems) = try load("id,year,output_wan,tax_yuan,est\nA,2018,1,1,0\n")
    #expect(table.count == 0 && problems.map(\.kind) == [.layerEmpty])
    #expect(try load("id,year,output_wan,tax_yuan,est\nA,2018,1,1,0\n", year: nil).table.count == 1)
  }

  @Test("Many keys: each finds its own row") func manyKeys() throws {
    var text = "id,year,output_wan,tax_yuan,est\n"
    for i in 0..<30_000 { text += "K\(i &* 2_654_435_761 % 1_000_003),2020,\(i),,\n" }
    let (table, problems) = try load(text)
    #expect(table.count == 30_000 && problems.isEmpty)
    for i in stride(from: 0, to: 30_000, by: 7) {
      #expect(table.row(id: "K\(i &* 2_654_435_761 % 1_000_003)")?.output.value == Double(i) / 10_000)
      #expect(table.id(i) == "K\(i &* 2_654_435_761 % 1_000_003)")
    }
  }
}
