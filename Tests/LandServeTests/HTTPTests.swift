import Hummingbird
import HummingbirdTesting
import LandKit
import TestSupport
import Testing

@testable import LandServe

@Suite struct HTTPTests {
  private func refused(_ body: () throws(APIProblem) -> Void) -> Int? {
    do throws(APIProblem) { try body() } catch { return error.status.code }
    return nil
  }

  @Test func targetsAreTakenApart() throws {
    let target = try Target("/api/v1/%E8%8A%B1?a=1+2&b=%26&c", limit: 100)
    #expect(target.path == ["api", "v1", "花"])
    #expect(target["a"] == "1 2")
    #expect(target["b"] == "&")
    #expect(target["c"] == "")
    #expect(target["d"] == nil)
  }

  @Test(arguments: [
    ("/%zz", 400), ("/%ff", 400), ("/a/../b", 404), ("/%2e%2e/b", 404), ("/a%2fb", 404), ("/a%5cb", 404),
    ("/a%00", 404), ("/?a=1&a=2", 400), ("nowhere", 400), ("/" + String(repeating: "a", count: 200), 414),
  ])
  func targetsThatCannotBeAreRefused(text: String, status: Int) {
    #expect(refused { () throws(APIProblem) in _ = try Target(text, limit: 150) } == status)
  }

  /// Whatever bytes stand in a target, it is taken apart or refused, and no segment leads upwards.
  @Test func anyTargetIsTakenApartOrRefused() {
    var random = SplitMix(seed: 3)
    let pieces = [
      "/", "%", "2e", "..", ".", "?", "&", "=", "a", "%2f", "%2E%2E", "\u{0}", "花", "+", "%00", "//",
    ]
    for _ in 0..<5000 {
      let text =
        "/"
        + (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in pieces.randomElement(using: &random)
        }.joined()
      guard let target = try? Target(text, limit: 200) else { continue }
      for segment in target.path {
        #expect(segment != ".." && segment != "." && !segment.contains("/") && !segment.contains("\0"))
      }
    }
  }

  @Test func numbersHaveBounds() throws {
    let target = try Target("/?a=7&b=-7&c=1e1&d=&e=99999999999999&f=0x1", limit: 100)
    #expect(try target.integer("a", 0...7, default: 1) == 7)
    #expect(try target.integer("z", 0...7, default: 1) == 1)
    for name in ["b", "c", "d", "e", "f"] {
      #expect(refused { () throws(APIProblem) in _ = try target.integer(name, 0...7, default: 1) } == 400)
    }
    #expect(try target.number("c", 0...10) == 10)
    for text in ["nan", "inf", "1,5", "", "0x1p3", "1_000"] {
      #expect(refused { () throws(APIProblem) in _ = try Target.number("n", text, -1e9...1e9) } == 400)
    }
  }

  @Test func onlyThisMachinesNamesAreItsOwn() {
    for name in ["localhost", "LocalHost:80", "127.0.0.1", "127.0.0.1:8475", "[::1]", "[::1]:8475"] {
      #expect(Access.isLoopback(name), "\(name)")
    }
    for name in [
      "", "evil", "localhost.evil", "127.0.0.1.evil:80", "127.0.0.2", "localhost:80x", "[::1", "[::2]",
      "[::1]x", "a@localhost:1:2",
    ] {
      #expect(!Access.isLoopback(name), "\(name)")
    }
  }

  @Test func theTokenMustBeTheWholeOne() {
    let access = Access(token: "sesame-sesame-sesame")
    #expect(refused { () throws(APIProblem) in try access.checkToken("Bearer sesame-sesame-sesame") } == nil)
    for given in [
      nil, "", "Bearer ", "Bearer sesame", "Bearer sesame-sesame-sesamE", "Basic sesame-sesame-sesame",
    ] {
      #expect(refused { () throws(APIProblem) in try access.checkToken(given) } == 401)
    }
  }

  @Test func gzipComesBack() {
    var random = SplitMix(seed: 1)
    for size in [0, 1, 17, 1000, 100_000] {
      let bytes = (0..<size).map { _ in UInt8.random(in: 0...15, using: &random) }
      #expect(Gzip.expand(Gzip.pack(bytes)) == bytes)
    }
    #expect(Gzip.expand([1, 2, 3]).isEmpty)
    #expect(Gzip.expand(Array(repeating: 0, count: 40)).isEmpty)
  }

  @Test(
    arguments: [
      ("gzip", true), ("br, gzip;q=0.5", true), ("*", true), ("gzip;q=0", false), ("identity", false),
      (nil, false),
      ("gzip; q=0.000", false),
    ] as [(String?, Bool)])
  func whoTakesGzip(header: String?, takes: Bool) {
    #expect(MapResponder.takesGzip(header) == takes)
  }

  @Test func aTagIsMatchedAsTheStandardSays() {
    #expect(EntityTag.matches("\"a\"", "a"))
    #expect(EntityTag.matches("W/\"a\"", "a"))
    #expect(EntityTag.matches("\"b\", \"a\"", "a"))
    #expect(EntityTag.matches("*", "a"))
    #expect(!EntityTag.matches("\"b\"", "a"))
    #expect(!EntityTag.matches(nil, "a"))
  }

  @Test func tilesAreKeptInBoundedMemory() async throws {
    let cache = TileCache(limit: 10_000)
    for x in 0..<200 {
      let address = try #require(TileAddress(zoom: 10, x: x, y: 1))
      let key = TileCache.Key(study: "s", address: address, weights: [1], selection: Selection())
      let tile = await cache.tile(key) { [UInt8](repeating: UInt8(x), count: 900) }
      #expect(tile.count == 900)
      #expect(cache.bytes <= 10_000)
    }
  }

  @Test func theServerAnswersOverTheWire() async throws {
    let study = try ServedFixture.shared.get().load()
    var options = ServeOptions()
    options.token = "sesame-sesame-sesame"
    let app = try MapServer([study], options).application()
    let path = "/api/v1/studies/2020/ranking?limit=1"
    try await app.test(.live) { client in
      try await client.execute(
        uri: path, method: .get, headers: [.authorization: "Bearer sesame-sesame-sesame"]
      ) {
        #expect($0.status == .ok)
        #expect($0.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
      }
      try await client.execute(uri: path, method: .get) { #expect($0.status == .unauthorized) }
      try await client.execute(uri: path, method: .post, body: ByteBuffer(string: "a body")) {
        #expect($0.status == .contentTooLarge)
      }
    }
  }
}
