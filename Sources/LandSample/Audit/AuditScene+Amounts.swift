extension AuditScene {
  /// Faults of amounts (rules `amount:`) of single parcels.
  mutating func drawAmounts() {
    drawSpread()
    drawMissing()
    drawSigns()
    drawJumps()
    drawEstimates()
  }

  /// Sixteen parcels of the main category between 4.0 and 5.5 亿元/km², one far below, one not far enough.
  private mutating func drawSpread() {
    for i in 0..<16 { steady("N\(i + 10)", 4 + 0.1 * Double(i)) }
    steady("A01", 1.25)
    find("amount:outlier", "A01", "output")
    steady("A02", 3.1)
    near("amount:outlier", "A02", "modified z under 3.5")
    // Seven in a category are too few to tell a spread, however far one lies.
    for i in 0..<7 {
      let rate = i == 0 ? 0.1 : 5
      hectare("A1\(i)", category: "旧城镇") { plot in
        for year in Self.years { (plot.output[year], plot.tax[year]) = (.rate(rate), .rate(rate / 25)) }
      }
    }
    near("amount:outlier", "A10", "far off, among seven; eight are needed")
  }

  /// A parcel of the main category, `rate` 亿元/km² of output in 2020.
  private mutating func steady(_ id: String, _ rate: Double) {
    hectare(id, category: Self.main) { plot in
      for year in Self.years {
        let scale = (year..<Self.last).reduce(1.0) { scale, _ in scale / AuditPlot.growth }
        plot.output[year] = .rate(rate * scale)
        plot.tax[year] = .rate((rate < 4 ? 0.2 : 0.04 * rate) * scale)
      }
    }
  }

  private mutating func drawMissing() {
    hectare("A21") { $0.output[2020] = .cell(.blank) }
    find("amount:lost", "A21", "output", kind: "unit")
    hectare("A22") { $0.tax[2020] = .cell(.text("约20")) }
    find("amount:lost", "A22", "tax", kind: "unit")
    hectare("A23") { $0.tax[2020] = .cell(.notApplicable) }
    near("amount:lost", "A23", "-- says that it does not apply")
    hectare("A24") { $0.output[2020] = .cell(.redacted) }
    find("amount:redacted", "A24", "output")
    near("amount:lost", "A24", "*** says that it is withheld")
    hectare("A25") { plot in for year in Self.years { plot.output[year] = .cell(.blank) } }
    near("amount:lost", "A25", "blank in every year")
    hectare("A26") { $0.output[2019] = .cell(.redacted) }
    near("amount:redacted", "A26", "withheld the year before, not in this one")
  }

  private mutating func drawSigns() {
    func always(_ worth: Worth) -> (inout AuditPlot) -> Void {
      { plot in for year in Self.years { plot.tax[year] = worth } }
    }
    hectare("A31", always(.wan(0)))
    find("amount:zero", "A31", "tax")
    hectare("A32", always(.wan(0.001)))
    near("amount:zero", "A32", "0.001 万元")
    near("amount:negative", "A32", "0.001 万元")
    hectare("A33", always(.wan(-5)))
    find("amount:negative", "A33", "tax")
    for (id, tax) in [("A34", 11.0), ("A35", 9.9)] {
      hectare(id) { plot in
        for year in Self.years { (plot.output[year], plot.tax[year]) = (.wan(10), .wan(tax)) }
      }
    }
    find("amount:tax-above-output", "A34")
    near("amount:tax-above-output", "A35", "tax is 99 % of output")
  }

  private mutating func drawJumps() {
    func jump(_ id: String, _ before: Double, _ after: Double) {
      hectare(id) { $0.output = [2018: .rate(before), 2019: .rate(before), 2020: .rate(after)] }
    }
    for (id, before, after) in [("A41", 0.5, 5.05), ("A42", 5, 0.5)] {
      jump(id, before, after)
      find("amount:unit-jump", id, "output", kind: "unit")
    }
    hectare("A43") { $0.tax = [2018: .wan(0.002), 2019: .wan(0.002), 2020: .wan(20)] }
    find("amount:unit-jump", "A43", "tax", kind: "unit")
    for (id, before, after) in [("A44", 0.5, 3.9), ("A45", 0.4, 5.08), ("A46", 2, 3.2), ("A47", 5, 2)] {
      jump(id, before, after)
      find("amount:change", id, "output", kind: "unit")
    }
    near("amount:unit-jump", "A44", "× 7.8; × 7.94 to × 12.59 is taken for ten")
    near("amount:unit-jump", "A45", "× 12.7")
    for (id, before, after) in [("A48", 3.0, 4.4), ("A49", 5, 2.6)] { jump(id, before, after) }
    near("amount:change", "A48", "47 % more, the limit is 50 %")
    near("amount:change", "A49", "48 % less, the limit is 50 %")
  }

  /// Two towns of two parcels; in one 60 % of the amounts are estimates, in the other 25 %.
  private mutating func drawEstimates() {
    for (id, town, share, estimated) in [
      ("A51", "狮岭镇", 6.0, true), ("A52", "狮岭镇", 4, false), ("A53", "梯面镇", 2.5, true),
      ("A54", "梯面镇", 7.5, false),
    ] {
      hectare(id) { plot in
        plot.town = town
        if estimated { plot.estimated = [2020] }
        for year in Self.years { (plot.output[year], plot.tax[year]) = (.rate(share), .rate(share / 25)) }
      }
    }
    find("amount:estimated", "狮岭镇", "output", kind: "town")
    find("amount:estimated", "狮岭镇", "tax", kind: "town")
    near("amount:estimated", "梯面镇", "25 % are estimates, the limit is 30 %")
  }
}
