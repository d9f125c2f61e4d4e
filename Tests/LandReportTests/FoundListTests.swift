import Testing

@testable import LandReport

/// What a page lists of what was found, and what it sums up of all parcels.
@Suite struct FoundListTests {
  @Test func everyClassHasItsShare() {
    #expect(FoundList.share([3, 10], 100) == 10)
    #expect(FoundList.share([1_000_000, 2, 5], 100) == 93)
    #expect(FoundList.share([1000, 1000, 1], 101) == 50)
    #expect(FoundList.share([], 100) == 1)
    #expect(FoundList.share(Array(repeating: 9, count: 1000), 10) == 1)
    for counts in [[7, 1, 900, 44], [5000], [2500, 2501], [0, 0, 6000]] {
      let share = FoundList.share(counts, 5000)
      #expect(counts.map { min($0, share) }.reduce(0, +) <= 5000)
    }
  }

  @Test func whatIsCutIsCounted() {
    var audit = ReportAudit()
    for (rule, count) in [("a", 30), ("b", 3)] {
      audit.order.append(rule)
      audit.rules[rule] = .init(severity: "error", reason: .init(zh: "", en: ""), count: count)
      for k in 0..<count {
        audit.findings.append(
          .init(rule: rule, state: "open", subject: "\(rule)\(k)", detail: .init(zh: "", en: "")))
      }
    }
    let list = FoundList(findings: audit, .en, limit: 10)
    #expect(list.total == 33 && list.items.count == 10 && list.isCut)
    #expect(list.kinds.map(\.listed) == [7, 3])
    #expect(list.items.map(\.about).prefix(2) == ["a0", "a1"])
    let whole = FoundList(findings: audit, .en)
    #expect(whole.items.count == 33 && !whole.isCut)
    #expect(FoundList(findings: nil, .zh).kinds.isEmpty)
  }

  @Test func totalsKeepTheFirstFiveOfAPark() {
    var totals = StudyTotals()
    for rank in [7.0, 2, 9, 1, 8, 3, 6, 4, 5] {
      var parcel = ReportParcel()
      (parcel.state, parcel.park, parcel.id) = ("ranked", "P", "\(Int(rank))")
      (parcel[.rank], parcel[.score], parcel[.area]) = (rank, 100 - rank * 5, 10)
      totals.add(parcel)
    }
    #expect(totals.worst["P"]?.map(\.id) == ["1", "2", "3", "4", "5"])
    #expect(totals.all.count == 9 && totals.all.area == 90 && totals.all.high == 4)
    #expect(totals.all.taxUplift == nil && totals.dots.isEmpty)
    #expect(totals.scores.total == 9 && totals.states["ranked"]?.count == 9)
  }
}
