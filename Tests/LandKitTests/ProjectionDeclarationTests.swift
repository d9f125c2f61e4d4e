import Testing

@testable import LandKit

@Suite struct ProjectionDeclarationTests {
  static let gk = CRS.working
  static let other = CRS.cgcs2000

  @Test(arguments: [
    (
      #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}}"#,
      CRSMember.named("urn:ogc:def:crs:EPSG::4547")
    ),
    (#"{"type":"EPSG","properties":{"code":4547}}"#, .named("EPSG:4547")),
    (#"{"type":"EPSG","properties":{"code":"4326"}}"#, .named("EPSG:4326")),
    (#"{"type":"link","properties":{"href":"http://x.example/crs"}}"#, .link("http://x.example/crs")),
    (" null ", .null), ("{}", .malformed("{}")), ("4547", .malformed("4547")), ("", .malformed("")),
    (#"{"type":"name"}"#, .malformed(#"{"type":"name"}"#)),
    (
      #"{"type":"name","properties":{"name":4547}}"#,
      .malformed(#"{"type":"name","properties":{"name":4547}}"#)
    ),
    (#"{"type":"name","properties":null}"#, .malformed(#"{"type":"name","properties":null}"#)),
  ])
  func membersAreRead(_ json: String, _ member: CRSMember) { #expect(CRSMember(json: json) == member) }

  @Test func everyVoiceInItsTurn() throws {
    let none = try CRSDeclaration.resolve(member: .absent)
    #expect(none.crs == .crs84 && none.origin == .rfc7946 && none.problems.isEmpty)
    let plan = try CRSDeclaration.resolve(member: .absent, planDefault: Self.gk)
    #expect(plan.crs == Self.gk && plan.origin == .plan && plan.problems.isEmpty)
    let member = try CRSDeclaration.resolve(member: .named("EPSG:4547"))
    #expect(member.crs == Self.gk && member.origin == .member && member.problems.isEmpty)
    let same = try CRSDeclaration.resolve(
      member: .named("EPSG:4547"), override: Self.gk, planDefault: Self.other)
    #expect(same.origin == .override && same.problems.isEmpty)
  }

  @Test func overrulingIsSaid() throws {
    let place = Place(file: "a.geojson")
    let cases: [(CRSMember, CRS?, CRS?, CRS, String)] = [
      (.named("EPSG:4526"), Self.gk, nil, Self.gk, "EPSG:4526"),
      (.absent, Self.gk, Self.other, Self.gk, "EPSG:4490"),
      (.absent, Self.gk, nil, Self.gk, "RFC 7946"),
      (.named("EPSG:4526"), nil, Self.gk, try CRS("4526"), "EPSG:4547"),
      (.null, Self.gk, nil, Self.gk, "null"), (.null, nil, Self.gk, Self.gk, "null"),
      (.link("http://x"), Self.gk, nil, Self.gk, "http://x"),
      (.named("nonsense"), Self.gk, nil, Self.gk, "nonsense"),
    ]
    for (member, override, plan, want, word) in cases {
      let found = try CRSDeclaration.resolve(member: member, override: override, planDefault: plan, at: place)
      #expect(found.crs == want)
      let problem = try #require(found.problems.first)
      #expect(found.problems.count == 1 && problem.kind == .crsOverridden && problem.place == place)
      #expect(problem.detail.en.contains(word) && problem.detail.zh.contains(word))
    }
  }

  @Test func overridingLonLatByLonLatIsNoNews() throws {
    #expect(try CRSDeclaration.resolve(member: .absent, override: .cgcs2000).problems.isEmpty)
  }

  @Test func whatNobodyDeclaresIsAnError() {
    let cases: [(CRSMember, ProjectionError.Kind)] = [
      (.null, .undeclared), (.link("http://x"), .undeclared), (.malformed("7"), .undeclared),
      (.named("nonsense"), .unknownCRS), (.named("+proj=longlat"), .unknownCRS),
      (.named("EPSG:5773"), .notHorizontal),
    ]
    for (member, kind) in cases {
      #expect { try CRSDeclaration.resolve(member: member) } throws: {
        ($0 as? ProjectionError)?.kind == kind
      }
    }
    #expect(throws: ProjectionError.self) {
      try CRSDeclaration.resolve(member: .named("EPSG:99999"), planDefault: .working)
    }
  }

  @Test func aWebMapOffsetIsSaid() throws {
    let found = try CRSDeclaration.resolve(member: .absent, override: CRS("GCJ-02"))
    #expect(found.problems.map(\.kind).contains(.crsShifted))
  }
}
