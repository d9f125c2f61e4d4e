// Small values for the rules' examples.

extension AuditMember {
  /// A parcel with its id, area in m², amounts in 亿元.
  static func example(
    _ id: String = "A", area: Double = 10_000, output: Double? = nil, tax: Double? = nil,
    _ change: (inout AuditMember) -> Void = { _ in }
  ) -> AuditMember {
    var member = AuditMember()
    (member.id, member.area, member.feature) = (id, area, 1)
    (member.lon, member.lat) = (113.2, 23.4)
    member.amounts = PerMeasure(output: .example(output), tax: .example(tax))
    change(&member)
    return member
  }
}

extension Amount {
  /// A measured amount, or none.
  static func example(_ yi: Double?) -> Amount { yi.map { Amount(.measured, yi: $0) } ?? Amount(.absent) }
}

extension UnitFacts {
  /// One parcel on the same ground in both years, output in 亿元.
  static func example(
    _ label: String = "A", output: (Double?, Double?) = (nil, nil), tax: (Double?, Double?) = (nil, nil),
    _ change: (inout UnitFacts) -> Void = { _ in }
  ) -> UnitFacts {
    var unit = UnitFacts(label: label, kind: .same, identity: .kept, oldIDs: [label], newIDs: [label])
    unit.before = PerMeasure(output: .example(output.0), tax: .example(tax.0))
    unit.after = PerMeasure(output: .example(output.1), tax: .example(tax.1))
    (unit.areaBefore, unit.areaAfter) = (0.01, 0.01)
    change(&unit)
    return unit
  }
}

extension AuditFacts {
  /// Facts with parcels only.
  static func parcels(_ members: AuditMember...) -> AuditFacts { .with { $0.parcels.members = members } }
  /// Facts with components of the parcels' lineage only.
  static func units(_ units: UnitFacts...) -> AuditFacts { .with { $0.parcels.units = units } }
  /// Facts with parks only.
  static func parks(_ lines: ParkLine...) -> AuditFacts { .with { $0.parkLines = lines } }
}
