/// What a property of a result's layer is called, and what it holds where that is known.
package struct ResultColumn: Sendable {
  /// The property.
  package let property: String
  /// Its title with the unit, in both languages.
  package let title: Bilingual
  /// What its cells are; nil for a column of the input, which is found out.
  package let kind: LayerColumn.Kind?
}

extension ResultManifest {
  /// The columns of a layer whose meaning is known: those of the input by the plan's roles, then the added ones.
  package func knownColumns(_ layer: LayerRole) -> [ResultColumn] {
    let inputs = columns.filter { $0.layer == layer.rawValue && $0.from == "properties" }.flatMap { column in
      let title = ColumnMap.Role(rawValue: column.role)?.title ?? Bilingual(zh: column.role, en: column.role)
      let unit = column.unit.map { Bilingual(zh: "（\($0)）", en: " (\($0))") } ?? Bilingual(zh: "", en: "")
      return column.names.map {
        ResultColumn(
          property: $0, title: Bilingual(zh: title.zh + unit.zh, en: title.en + unit.en), kind: nil)
      }
    }
    return inputs + (layer == .parcels ? rankedColumns : layerColumns(layer)) + [redactedColumn]
  }

  private var rankedColumns: [ResultColumn] {
    let figures = RankedProperty.allCases.map { property in
      let (title, unit) = (property.title, property.unit)
      return ResultColumn(
        property: settings.prefix + property.rawValue,
        title: unit.zh.isEmpty
          ? title : Bilingual(zh: "\(title.zh)（\(unit.zh)）", en: "\(title.en) (\(unit.en))"),
        kind: property.columnKind)
    }
    let group = ResultColumn(
      property: settings.prefix + "rank_in", title: Bilingual(zh: "组内名次", en: "Rank within the group"),
      kind: .integer)
    return figures + [group]
  }

  private func layerColumns(_ layer: LayerRole) -> [ResultColumn] {
    LayerProperty.all(of: layer).map {
      ResultColumn(property: settings.prefix + $0.rawValue, title: $0.title, kind: $0.kind)
    }
  }

  private var redactedColumn: ResultColumn {
    ResultColumn(
      property: settings.prefix + "redacted", title: Bilingual(zh: "已略去的金额", en: "Amounts left out"),
      kind: .text)
  }
}

extension RankedProperty {
  /// What a column of it holds, as a table's kinds go.
  fileprivate var columnKind: LayerColumn.Kind {
    switch kind {
    case .integer: .integer
    case .number: .real
    case .text: .text
    }
  }
}
