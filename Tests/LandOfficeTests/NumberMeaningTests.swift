import Testing

@testable import LandOffice

@Suite struct NumberMeaningTests {
  @Test(arguments: [
    "yyyy-mm-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\"", "h:mm", "[h]:mm:ss", "[Red]d", "e\"年\"", "gge\"年\"",
    "yyyy;@",
    "[$-F800]dddd", "mm:ss.0",
  ])
  func dates(code: String) { #expect(NumberMeaning(code: code) == .date) }

  @Test(arguments: [
    "General", "0.00", "#,##0.00", "0.00E+00", "0.0%", "\"yd\"0", "\\d0", "[Red]0", "[$¥-804]#,##0", "0_d",
    "@", "0*y",
    "# ?/?", "#,##0\" 亩 mu\"", "0",
  ])
  func numbers(code: String) { #expect(NumberMeaning(code: code) == .number) }

  @Test func leadingZeros() {
    #expect(NumberMeaning(code: "000000") == .padded(6))
    #expect(NumberMeaning(code: "000;-000") == .padded(3))
  }

  @Test(arguments: [14, 22, 27, 36, 45, 50, 58]) func builtInDates(id: Int) {
    #expect(NumberMeaning(builtIn: id) == .date)
  }

  @Test(arguments: [0, 1, 4, 9, 11, 13, 23, 37, 40, 48, 49, 59]) func builtInNumbers(id: Int) {
    #expect(NumberMeaning(builtIn: id) == .number)
  }

  @Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (44_197, "2021-01-01"),
    (43_890, "2020-02-29"), (2_958_465, "9999-12-31"), (44_197.5, "2021-01-01T12:00:00"), (0.25, "06:00:00"),
    (36_526.999_999_9, "2000-01-02"),
  ])
  func daysFrom1900(serial: Double, text: String) {
    #expect(SheetDate.text(serial, countsFrom1904: false) == text)
  }

  @Test(arguments: [(0.0, "1904-01-01"), (42_735, "2021-01-01")]) func daysFrom1904(
    serial: Double, text: String
  ) {
    #expect(SheetDate.text(serial, countsFrom1904: true) == text)
  }

  @Test(arguments: [-1.0, 2_958_466, .nan, .infinity, 1e300]) func whatIsNoDay(serial: Double) {
    #expect(SheetDate.text(serial, countsFrom1904: false) == nil)
  }
}
