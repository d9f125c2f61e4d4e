import Testing

@testable import LandKit

@Suite struct ChecksSignTests {
  /// A sign within the error bound is not told, overflow and underflow included.
  @Test func doubtIsZero() {
    #expect(CertainSign.orientation(0, 0, 1e-200, 0, 0, 1e-200) == 0)
    #expect(CertainSign.orientation(1e308, 1e308, -1e308, 1e308, -1e308, -1e308) == 0)
    #expect(CertainSign.orientation(.nan, 0, 1, 0, 0, 1) == 0)
    #expect(CertainSign.orientation(0, 0, 1, 0, 0, 1) == 1)
    #expect(CertainSign.orientation(0, 0, 0, 1, 1, 0) == -1)
    // 0.1 + 0.2 is not 0.3: the rounding of the products decides the plain sign here.
    let (a, b, c) = ((0.1, 0.1), (0.3, 0.3), (0.1 + 0.2, 0.1 + 0.2))
    #expect(CertainSign.orientation(a.0, a.1, b.0, b.1, c.0, c.1) == 0)
  }

  /// The classroom example of Kettner et al. (2008): neighbouring doubles about (½, ½) against the line through
  /// (12, 12) and (24, 24). The differences round, so plain arithmetic gets many of these signs wrong.
  @Test func signIsExactOrNotSure() {
    let signs = ExactSign(context: GEOSContext())
    let unit: Int128 = 1 << 53
    var plainWrong = 0
    for i in 0..<256 {
      for j in 0..<256 {
        let (x, y) = (0.5 + Double(i) * 0x1p-53, 0.5 + Double(j) * 0x1p-53)
        let (ax, ay) = (unit / 2 + Int128(i) - 24 * unit, unit / 2 + Int128(j) - 24 * unit)
        let truth = Int((ax * (-12 * unit) - ay * (-12 * unit)).signum())
        let sign = CertainSign.orientation(12, 12, 24, 24, x, y)
        #expect(sign == 0 || sign == truth)
        #expect(signs.orientation((12, 12), (24, 24), (x, y)) == truth)
        let plain = (12 - x) * (24 - y) - (12 - y) * (24 - x)
        if plain != 0, (plain > 0) != (truth > 0) || truth == 0 { plainWrong += 1 }
      }
    }
    #expect(plainWrong > 100, "\(plainWrong): plain arithmetic errs here, so a missing bound would show")
    #expect(CertainSign.orientation(12, 12, 24, 24, 0.5, 0.6) == 1)
  }
}
