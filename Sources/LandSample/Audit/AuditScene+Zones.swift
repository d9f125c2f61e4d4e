extension AuditScene {
  /// Seven zones of four hectares, each with a parcel in it: too few to tell outliers. Their coordinates are said to be
  /// of Xian 80, from which there is only a ballpark.
  mutating func drawZones() {
    // Output of the zone, 万元; what its parcel of 500 leaves is apportioned to nobody.
    let outputs = [700.0, 700, 700, 700, 950, 2000, 700]
    for (i, output) in outputs.enumerated() {
      let at = slot()
      let shape = Shape(plane: [Self.rectangle(at, 0, 0, 200, 200)])
      var zone = AuditSite(
        id: "Z\(i + 1)", name: "第\(i + 1)工业区", town: Self.towns[i % 3], shape: shape, area: area(shape))
      for year in Self.years { (zone.output[year], zone.tax[year]) = (.wan(output), .wan(30)) }
      if i == 6 { zone.tax[2020] = .cell(.redacted) }
      zones.append(zone)
      plot("ZP\(i + 1)", Self.rectangle(at, 50, 50, 100, 100)) { plot in
        // The absent amount of the sixth is a quarter of its zone's: 500.
        if i == 5 { plot.output[2020] = .cell(.blank) }
      }
    }
    near("amount:residual", "Z5", "47 % are left, the limit is 50 %")
    find("amount:residual", layer: "zones", "feature", "Z6", "output")
    near("amount:lost", "ZP6", "blank, and estimated from its zone")
    find("amount:redacted", layer: "zones", "feature", "Z7", "tax")
    find("method:accuracy", layer: "zones", "study", "EPSG:4610")
    find("method:prices", layer: nil, "study", "2018")
  }
}
