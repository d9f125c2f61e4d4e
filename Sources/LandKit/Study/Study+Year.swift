extension Study {
  /// Takes another year's layers and statistics.
  ///
  /// **Throws** when a layer is given by years and has none for it.
  public mutating func select(year wanted: Int) throws(InputFailure) {
    override(.year, \.year, with: wanted)
    try Self.take(wanted, &parcels)
    try Self.take(wanted, &parks)
    if var layer = zones {
      try Self.take(wanted, &layer)
      zones = layer
    }
    if var layer = district {
      try Self.take(wanted, &layer)
      district = layer
    }
  }

  private static func take(_ year: Int, _ layer: inout LayerPlan) throws(InputFailure) {
    guard !layer.years.isEmpty else { return }
    guard let files = layer.years[year] else {
      let known = layer.years.keys.sorted().map(String.init).joined(separator: ", ")
      throw InputFailure([
        Problem(
          .planMissing, severity: .error, at: Place(layer: layer.role.rawValue),
          Bilingual(
            zh: "没有 \(year) 年的图层，计划文件给出 \(known)", en: "there is no layer of \(year); the plan has \(known)"))
      ])
    }
    layer.files = files
  }
}

extension Study {
  /// The years that every layer given by years has; none when no layer is.
  public var layerYears: [Int] {
    let given = layers.map { Set($0.years.keys) }.filter { !$0.isEmpty }
    guard let first = given.first else { return [] }
    return given.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
  }
}
