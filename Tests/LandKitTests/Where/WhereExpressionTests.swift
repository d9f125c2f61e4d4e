import TestSupport
import Testing

@testable import LandKit

@Suite("Conditions on properties") struct WhereExpressionTests {
  private let parcel: [String: PropertyValue] = [
    "category": .text("旧厂房"), "town": .text("花山镇"), "area_mu": .number(12.5, literal: "12.5"),
    "name": .text("某村地块"), "output_wan": .null, "tax_wan": .text("1,234.5"), "cut": .text("***"),
    "id": .text("007"), "num": .number(7, literal: "7"), "flag": .bool(true), "产值(万元)": .text("１２"),
    "big": .number(0x1p53, literal: "9007199254740993"),
    "year": .number(2020, literal: "2020"),
    "blank": .text(""),
  ]

  private func truth(_ text: String) throws -> Bool? {
    try WhereExpression(text).truth { parcel[$0] ?? .missing }
  }

  @Test(
    "Truths",
    arguments: [
      ("category = '旧厂房'", true), ("CATEGORY = '旧厂房'", nil), ("category <> '旧厂房'", false),
      ("town in ('新华街道','花山镇')", true), ("town not in ('新华街道')", true), ("town in ('x', output_wan)", nil),
      ("town in ('花山镇', output_wan)", true), ("town not in ('x', output_wan)", nil),
      ("area_mu >= 10 and area_mu < 12.5", false), ("area_mu between 12.5 and 13", true),
      ("area_mu not between 13 and 14", true), ("name like '%村%'", true), ("not name like '%村%'", false),
      ("name not like '_村__'", false), ("name like '村'", false), ("output_wan is null", true),
      ("nothing is null", true), ("blank is null", false), ("output_wan is not null", false),
      ("output_wan = 1", nil), ("not output_wan = 1", nil), ("output_wan = 1 or category = '旧厂房'", true),
      ("output_wan = 1 and category = 'x'", false), ("output_wan = 1 and category = '旧厂房'", nil),
      ("tax_wan > 1234", true), ("tax_wan = 1234.5", true), ("cut < 5", nil), ("not cut < 5", nil),
      ("cut = '***'", true), ("id = '007'", true), ("id = '7'", false), ("id = 7", true),
      ("num = '007'", false),
      ("num = '7'", true), ("num like '7'", true), ("flag = true", true), ("flag != false", true),
      ("flag = 1", nil),
      ("\"产值(万元)\" = 12", true), ("big = 9007199254740992", false), ("big = 9007199254740993", true),
      ("big > 9007199254740992", true), ("-9007199254740993 < -9007199254740992", true),
      ("year = '2020'", true),
      ("year >= '2019'", true), ("10 <= area_mu", true), ("area_mu > num", true), ("id < '01'", true),
      ("category='旧厂房'and not(town='x'or area_mu<1)", true), ("'it''s' = 'it''s'", true),
      ("not not category = '旧厂房'", true), ("num = -7 or num = +7", true), ("1 = 2 or 1 = 1 and 1 = 2", false),
      ("(1 = 2 or 1 = 1) and 1 = 1", true), ("not 1 = 2 and 1 = 2", false),
    ] as [(String, Bool?)])
  func truths(text: String, expected: Bool?) throws { #expect(try truth(text) == expected, "\(text)") }

  @Test("The example of the manual; columns in order, each once") func example() throws {
    let text =
      "category = '旧厂房' and (town in ('新华街道','花山镇') or area_mu >= 10) and not name like '%村%' and output_wan is null"
    let expression = try WhereExpression(text)
    #expect(expression.columns == ["category", "town", "area_mu", "name", "output_wan"])
    #expect(!expression.matches { parcel[$0] ?? .missing })
    #expect(try WhereExpression("a = 1 or \"a\" = 2 or A = 3").columns == ["a", "A"])
  }

  @Test(
    "Errors say where, in characters",
    arguments: [
      ("", 1), ("   ", 4), ("category =", 11), ("category = '旧厂房", 12), ("category == 1", 11), ("= 1", 1),
      ("a = 1 b", 7), ("(a = 1", 7), ("a = 1)", 6), ("a in 1", 6), ("a in ()", 7), ("a in (1,)", 9),
      ("a in (1 2)", 9),
      ("a like 5", 8), ("a is 5", 6), ("a not 5", 7), ("a", 2), ("a = null", 5), ("a ! 1", 3), ("a = 1e", 5),
      ("a = 0x10", 5), ("类别 = ‘旧’", 6), ("a = 1 && b = 2", 7), ("a between 1 or 2", 13), ("and a = 1", 1),
      ("\"\" = 1", 1), ("a = 1 and", 10), ("not", 4),
    ])
  func errors(text: String, column: Int) {
    let error = #expect(throws: WhereSyntaxError.self) { try WhereExpression(text) }
    #expect(error?.column == column, "\(text): \(error?.message.en ?? "")")
  }

  @Test("Nesting without end is refused, not a crash") func depth() throws {
    let deep = String(repeating: "(", count: 100_000)
    #expect(throws: WhereSyntaxError.self) { try WhereExpression(deep) }
    #expect(throws: WhereSyntaxError.self) {
      try WhereExpression(String(repeating: "not ", count: 100_000) + "a = 1")
    }
    let wide = (0..<5000).map { "num = \($0)" }.joined(separator: " or ")
    #expect(try truth(wide) == true)
  }

  @Test("Three-valued logic obeys De Morgan, for random expressions") func deMorgan() throws {
    var random = SplitMix(seed: 1847)
    let atoms = ["num = 7", "num = 8", "output_wan = 1", "cut > 1", "name like '%村%'", "nothing is null"]
    func expression(_ depth: Int) -> String {
      if depth == 0 { return atoms[Int(random.next() % 6)] }
      let (a, b) = (expression(depth - 1), expression(depth - 1))
      return ["(\(a) and \(b))", "(\(a) or \(b))", "not \(a)"][Int(random.next() % 3)]
    }
    for _ in 0..<500 {
      let (a, b) = (expression(3), expression(2))
      #expect(try truth("not (\(a) and \(b))") == truth("not (\(a)) or not (\(b))"))
      #expect(try truth("not (\(a) or \(b))") == truth("not (\(a)) and not (\(b))"))
      let (x, y) = (try truth(a), try truth(b))
      let both: Bool? = x == false || y == false ? false : x == nil || y == nil ? nil : true
      #expect(try truth("\(a) and \(b)") == both)
    }
  }

  @Test("Patterns do not blow up") func patterns() {
    let text = String(repeating: "a", count: 2000)
    #expect(!LikePattern(String(repeating: "%a", count: 500) + "b").matches(text))
    #expect(LikePattern(String(repeating: "%a", count: 500)).matches(text))
    #expect(LikePattern("%").matches("") && LikePattern("").matches("") && !LikePattern("_").matches(""))
    #expect(LikePattern("a%b%c").matches("abbc") && !LikePattern("a%b%c").matches("acb"))
  }
}
