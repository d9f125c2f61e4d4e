import LandKit
import Testing

@testable import LandReport

@Suite struct AccountPictureTests {
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  /// However narrow classes are, no two figures stand on each other, and none is wider than the picture.
  @Test(arguments: [500.0, 1100])
  func figuresDoNotMeet(width: Double) throws {
    var numbers = Numbers(state: 7)
    for _ in 0..<200 {
      let classes = AccountPicture.order.map {
        (name: $0, area: Double.random(in: 0...1, using: &numbers) * (Bool.random(using: &numbers) ? 1 : 100))
      }
      let svg = AccountPicture(classes: classes, language: .zh, width: width).svg
      var places: [String: [Double]] = [:]
      for found in svg.matches(of: /<text x="([\d.]+)" y="([\d.]+)" font-size="12.5"/) {
        places[String(found.2), default: []].append(try #require(Double(found.1)))
      }
      #expect(!places.isEmpty)
      for row in places.values {
        for (a, b) in zip(row, row.dropFirst()) { #expect(b - a >= 34) }
        #expect(row.allSatisfy { $0 > 100 && $0 < width })
      }
      // Every class has its shape, whether there is room for its figure or not.
      for name in AccountPicture.order { #expect(svg.contains("<title>\(name): ")) }
    }
  }

  @Test func everyFigureHasAMeaning() {
    for entry in Glossary.entries(prefix: "lk_") {
      for language in [Language.zh, .en] {
        #expect(!entry.term(language).isEmpty && !entry.meaning(language).isEmpty, "\(entry.term(.en))")
      }
    }
  }
}
