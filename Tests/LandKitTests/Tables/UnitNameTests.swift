import Testing

@testable import LandKit

@Suite("Names of units") struct UnitNameTests {
  @Test(
    "Money",
    arguments: [
      ("万元", MoneyUnit.wan), ("wan", .wan), ("Wan", .wan), ("万", .wan), ("万元/年", .wan), ("元", .yuan),
      ("亿元", .yi), (" 亿元 ", .yi),
    ])
  func money(text: String, unit: MoneyUnit) throws { #expect(try MoneyUnit(text) == unit) }

  @Test(
    "Area",
    arguments: [
      ("m2", AreaUnit.squareMetre), ("m²", .squareMetre), ("m^2", .squareMetre), ("㎡", .squareMetre),
      ("平方米", .squareMetre), ("亩", .mu), ("mu", .mu), ("公顷", .hectare), ("ha", .hectare),
      ("km2", .squareKilometre), ("km²", .squareKilometre), ("KM2", .squareKilometre),
      ("平方公里", .squareKilometre),
    ])
  func area(text: String, unit: AreaUnit) throws { #expect(try AreaUnit(text) == unit) }

  /// 1 万元/亩 = 0.15 亿元/km², by hand: 1500 亩 of 1 万元 are 1500 万元.
  @Test("Intensity") func intensity() throws {
    #expect(abs(try IntensityUnit("万元/亩").yiPerSquareKilometre(1) - 0.15) < 1e-15)
    #expect(try IntensityUnit("亿元/平方公里").yiPerSquareKilometre(12.5) == 12.5)
    #expect(try IntensityUnit("万元／ｋｍ２") == IntensityUnit(.wan, per: .squareKilometre))
    #expect(try IntensityUnit("万元每亩") == IntensityUnit(.wan, per: .mu))
    #expect(abs(try IntensityUnit("元/m²").yiPerSquareKilometre(100) - 1) < 1e-15)
  }

  @Test("An unknown unit names the known ones and the nearest", arguments: ["千元", "万美元", "", "m2", "万元/亩"])
  func unknownMoney(text: String) {
    let error = #expect(throws: UnknownUnit.self) { try MoneyUnit(text) }
    #expect(error?.known == ["元", "万元", "亿元"])
    #expect(error?.message.en.contains("万元") == true)
  }

  @Test func unknownOthers() {
    #expect(throws: UnknownUnit.self) { try AreaUnit("平方") }
    #expect(throws: UnknownUnit.self) { try AreaUnit("万元") }
    for text in ["万元", "万元/", "/亩", "亩/万元", "万元/亩/亩", "亿元/立方米"] {
      #expect(throws: UnknownUnit.self) { try IntensityUnit(text) }
    }
    let error = #expect(throws: UnknownUnit.self) { try AreaUnit("平方公理") }
    #expect(error?.nearest == "平方公里")
  }
}
