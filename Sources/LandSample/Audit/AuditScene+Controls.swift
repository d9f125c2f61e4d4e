extension AuditScene {
  /// The registered totals of the plan, a line each.
  func controlLines() -> [String] {
    var lines: [String] = []
    func line(_ layer: String, _ measure: String, _ km2: Double, _ tolerance: Double, _ more: String = "") {
      let value = (km2 * 1e6).rounded() / 1e6
      lines.append(
        "- {layer: \(layer), measure: \(measure), value: \(value), unit: km², tolerance: \(tolerance)\(more)}"
      )
    }
    // Parcels by town add up to the total but for two hundredths; one of them is a hundredth off its levelled part.
    let towns = Self.towns + ["狮岭镇", "梯面镇"]
    let parts = levelled(towns.map { town in gross { $0.town == town } })
    for (i, town) in towns.enumerated() {
      let off = town == "炭步镇" ? 1.0 : town == "赤坭镇" ? 0.4 : 0
      line("parcels", "gross", (Double(parts[i]) + off) / 100, 0.5, ", town: \(town)")
    }
    line("parcels", "gross", Double(parts.reduce(0, +) - 1) / 100, 0.2)
    line("parcels", "net", gross { _ in true } * 1.002, 1e-3)
    line("parcels", "net", gross { $0.town == "花山镇" } * 1.01, 5e-3, ", town: 花山镇")
    line("parcels", "net", gross { $0.category == Self.main } * 1.003, 5e-3, ", category: \(Self.main)")
    // Zones: parts that are right, and a total that is off by three hundredths.
    let zoned = Self.towns.map { town in zones.filter { $0.town == town }.reduce(0) { $0 + $1.area / 1e6 } }
    for (i, part) in levelled(zoned).enumerated() {
      line("zones", "gross", Double(part) / 100, 0.5, ", town: \(Self.towns[i])")
    }
    line("zones", "gross", Double(levelled(zoned).reduce(0, +) + 3) / 100, 0.5)
    let planned = parks.filter { $0.status == "planned" }.reduce(0) { $0 + $1.area / 1e6 }
    line("parks", "gross", planned * 1.0005, 1e-3)
    return lines
  }

  /// Gross area of the last year's parcels that `holds` is true of, km².
  private func gross(_ holds: (AuditPlot) -> Bool) -> Double {
    plots.filter(holds).reduce(0) { sum, plot in
      let ground = plot.grounds[Self.last]
      return sum + (ground?.shape == nil ? 0 : (ground?.area ?? 0) / 1e6)
    }
  }

  /// Hundredths of a km² that add up to the rounded total, the largest remainders first.
  private func levelled(_ parts: [Double]) -> [Int] {
    var units = parts.map { Int(($0 * 100).rounded(.down)) }
    let total = Int((parts.reduce(0, +) * 100).rounded())
    let byRest = parts.indices.sorted {
      let (a, b) = (parts[$0] * 100 - Double(units[$0]), parts[$1] * 100 - Double(units[$1]))
      return a == b ? $0 < $1 : a > b
    }
    for place in byRest.prefix(total - units.reduce(0, +)) { units[place] += 1 }
    return units
  }

  /// What must be found of registered totals and of waivers.
  mutating func drawControls() {
    find("control:total", "all", "area", kind: "all")
    find("control:total", "花山镇", "area", kind: "town")
    near("control:total", Self.main, "0.3 % off, 0.5 % are accepted")
    near("control:total", "parks", "0.05 % off, 0.1 % are accepted")
    find("control:levelled", "炭步镇", "area", kind: "town")
    near("control:levelled", "赤坭镇", "0.4 units of the last place off, the limit is 0.5")
    find("control:closing", layer: "zones", "town", "all", "area")
    near("control:closing", "parcels", "off by 2.4 hundredths, rounding makes 3")
    find("waiver:expired", layer: nil, "waiver", "amount:zero A31")
    find("waiver:idle", layer: nil, "waiver", "geometry:overlap G03;G04")
    near("waiver:idle", "amount:negative A33", "it waives a finding, and holds")
  }

  /// The waivers of the plan, a line each.
  static let waivers = [
    "- {rule: amount:negative, subject: A33, who: 张三, why: 退税冲销, until: 2021-12-31}",
    "- {rule: amount:zero, subject: A31, who: 李四, why: 停产, until: 2020-06-30}",
    "- {rule: geometry:overlap, subject: G03;G04, who: 王五, why: 已重测, until: 2021-12-31}",
  ]
}
