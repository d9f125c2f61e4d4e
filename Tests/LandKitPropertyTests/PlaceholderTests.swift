import Testing

@testable import LandKit

@Test func boxOfNothingIsEmpty() { #expect(PolygonSet().box.isEmpty) }
