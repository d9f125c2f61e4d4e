import Testing

@testable import LandOffice

@Suite struct CellReferenceTests {
  @Test func placesAreRead() {
    #expect(CellReference("B7").map { [$0.row, $0.column] } == [7, 2])
    #expect(CellReference("$XFD$1048576").map { [$0.row, $0.column] } == [1_048_576, 16_384])
  }

  @Test(arguments: [
    "", "B", "7", "7B", "B0", "XFE1", "A1048577", "XFE1048577", "B-7", "B 7", "A99999999999999999999",
    "AAAAAAAAAAAAAAA1", "é1",
  ])
  func whatIsNoPlaceIsRefused(text: String) { #expect(CellReference(text) == nil) }
}
