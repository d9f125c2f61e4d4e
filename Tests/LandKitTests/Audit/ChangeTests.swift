import Testing

@testable import LandKit

@Suite("Changes between years") struct ChangeTests {
  private func member(_ id: String, km2: Double, output: Amount, town: String = "花山镇") -> AuditMember {
    .example(id, area: km2 * 1e6) {
      $0.amounts.output = output
      $0.town = town
    }
  }

  private func yi(_ value: Double) -> Amount { Amount(.measured, yi: value) }

  private func table(
    _ old: [AuditMember], _ new: [AuditMember], _ components: [LineageComponent], factor: Double? = 1
  ) -> [GroupChange] {
    var (before, after) = (AuditLayer(.parcels), AuditLayer(.parcels))
    (before.members, after.members) = (old, new)
    var lineage = Lineage()
    lineage.components = components
    return ChangeTable(before: before, after: after, lineage: lineage, factor: factor).rows()
  }

  private func all(_ rows: [GroupChange]) throws -> GroupChange {
    try #require(rows.first { $0.level == .all })
  }

  /// Worked by hand: A 1 km² 10 → 12 on 1.25 km²; B 1 km² 4 gone; C new, 1 km² 6; D unknown before, 3 after.
  @Test func workedByHand() throws {
    let rows = table(
      [
        member("A", km2: 1, output: yi(10)), member("B", km2: 1, output: yi(4)),
        member("D", km2: 1, output: Amount(.redacted)),
      ],
      [
        member("A", km2: 1.25, output: yi(12)), member("C", km2: 1, output: yi(6)),
        member("D", km2: 1, output: yi(3)),
      ],
      [
        LineageComponent(kind: .redrawn, old: [0], new: [0]),
        LineageComponent(kind: .gone, old: [1], new: []),
        LineageComponent(kind: .same, old: [2], new: [2]), LineageComponent(kind: .new, old: [], new: [1]),
      ])
    let output = try all(rows)[.output]
    #expect(output.before == 14 && output.after == 21 && output.change == 7)
    #expect(output.amount == 2 && output.scope == 2 && output.unresolved == 3 && output.boundary == nil)
    // D was between 0 and 1 km² of the best intensity of its year, 10.
    #expect(output.low == 21 - 24 && output.high == 21 - 14)
    #expect(
      output.countsBefore.redacted == 1 && output.countsBefore.known == 2 && output.countsAfter.known == 3)

    let area = try all(rows)[.area]
    #expect(area.before == 3 && area.after == 3.25 && area.boundary == 0.25 && area.scope == 0)

    // R⁰ = 14/2, R¹ = 21/3.25; known parts 14/2 and 18/2.25; matched 10/1 and 12/1.25.
    let rate = try all(rows)[.yield]
    #expect(rate.before == 7)
    #expect(abs((rate.after ?? 0) - 21 / 3.25) < 1e-15)
    #expect(abs((rate.amount ?? 0) - 0.5 * 2 * (1 + 1 / 1.25)) < 1e-15)
    #expect(abs((rate.boundary ?? 0) - 0.5 * 22 * (1 / 1.25 - 1)) < 1e-15)
    #expect(abs((rate.scope ?? 0) - ((8 - 9.6) - (7 - 10))) < 1e-12)
    #expect(abs((rate.unresolved ?? 0) - ((21 / 3.25 - 8) - (7 - 7))) < 1e-12)
  }

  @Test func aRealZeroAndANegativeAreAmounts() throws {
    let rows = table(
      [member("A", km2: 1, output: yi(0)), member("B", km2: 1, output: yi(-2))],
      [member("A", km2: 1, output: yi(1)), member("B", km2: 1, output: yi(0))],
      [LineageComponent(kind: .same, old: [0], new: [0]), LineageComponent(kind: .same, old: [1], new: [1])])
    let output = try all(rows)[.output]
    #expect(output.before == -2 && output.after == 1 && output.amount == 3 && output.unresolved == 0)
  }

  @Test func whatIsUnknownIsNeverZero() throws {
    let rows = table(
      [member("A", km2: 1, output: Amount(.absent))], [member("A", km2: 1, output: yi(5))],
      [LineageComponent(kind: .same, old: [0], new: [0])])
    let output = try all(rows)[.output]
    #expect(output.before == nil && output.after == 5 && output.change == nil && output.unresolved == nil)
    let tax = try all(rows)[.tax]
    #expect(tax.before == nil && tax.after == nil && tax.change == nil)
    #expect(try all(rows)[.yield].change == nil)
  }

  @Test func aParcelThatChangesTownsLeavesOneAndComesToTheOther() throws {
    let rows = table(
      [member("A", km2: 1, output: yi(5), town: "花山镇")], [member("A", km2: 1, output: yi(7), town: "炭步镇")],
      [LineageComponent(kind: .same, old: [0], new: [0])])
    let towns = rows.filter { $0.level == .town }
    #expect(
      towns.map(\.group)
        == ["炭步镇", "花山镇"].sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    for row in towns {
      let output = row[.output]
      #expect(output.amount == 0 && output.scope == output.change)
      #expect(output.scope == (row.group == "炭步镇" ? 7 : -5))
    }
    #expect(try all(rows)[.output].amount == 2)
  }

  @Test func pricesThatCannotBeComparedAreNot() throws {
    let components = [LineageComponent(kind: .same, old: [0], new: [0])]
    let (old, new) = ([member("A", km2: 1, output: yi(5))], [member("A", km2: 2, output: yi(7))])
    let output = try all(table(old, new, components, factor: nil))[.output]
    #expect(output.before == 5 && output.after == 7 && output.change == nil && !output.isComparable)
    #expect(output.low == nil && output.amount == nil)
    #expect(try all(table(old, new, components, factor: nil))[.area].boundary == 1)
    #expect(try all(table(old, new, components, factor: 1.2))[.output].amount == 1)
  }

  @Test func onlyParksThatCountAreInTheirGroups() throws {
    var (before, after) = (AuditLayer(.parks), AuditLayer(.parks))
    before.members = [
      .example("P1", output: 5) {
        $0.status = "planned"
        $0.belt = "west"
      }, .example("P2", output: 9) { $0.status = "disputed" },
    ]
    after.members = before.members
    var lineage = Lineage()
    lineage.components = [
      LineageComponent(kind: .same, old: [0], new: [0]), LineageComponent(kind: .same, old: [1], new: [1]),
    ]
    let rows = ChangeTable(before: before, after: after, lineage: lineage, factor: 1).rows()
    #expect(
      rows.map { "\($0.level.rawValue) \($0.group)" } == ["all all", "belt west", "unit P1", "unit P2"])
    #expect(rows[0][.output].after == 5 && rows[3][.output].after == 9)
  }
}

@Suite("Prices") struct PriceTests {
  @Test func theSameBasisIsComparedAsItIs() {
    var prices = PricePlan()
    #expect(prices.factor(from: 2019, to: 2020) == 1)
    prices.basis = .constant(2015)
    #expect(prices.factor(from: 2019, to: 2020) == 1)
  }

  @Test func differentBasesNeedDeflators() {
    var prices = PricePlan()
    prices.years[2019] = .constant(2015)
    #expect(prices.factor(from: 2019, to: 2020) == nil)
    prices.deflators = [2015: 100, 2019: 110]
    // Constant 2015 to the prices of 2019 itself.
    #expect(prices.factor(from: 2019, to: 2020) == 1.1)
    // Current 2019 to constant 2015.
    prices.years = [2020: .constant(2015)]
    #expect(abs((prices.factor(from: 2019, to: 2020) ?? 0) - 100.0 / 110) < 1e-15)
    prices.years = [2019: .constant(2015), 2020: .constant(2019)]
    #expect(prices.factor(from: 2019, to: 2020) == 1.1)
    prices.years = [2020: .constant(2019)]
    #expect(prices.factor(from: 2019, to: 2020) == 1)
  }
}
