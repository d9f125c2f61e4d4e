/// How a layer of a result is drawn, in the languages of GIS programs.
public struct ResultStyle: Sendable {
  /// What the layer is called.
  public let title: Bilingual
  /// QGIS's document.
  public let qml: String
  /// OGC's document.
  public let sld: String
}

extension ResultFolder {
  /// The style of a layer: scores in the classes of every map, parks outlined and labelled.
  ///
  /// - Parameter rules: What is left out; without scores parcels are told apart by their state.
  public func style(of role: LayerRole, rules: RedactionRules, language: Language) throws -> ResultStyle {
    let prefix = manifest.settings.prefix
    let label = role == .parks ? try labelProperty() : nil
    let legend = MapLegend.of(role, prefix: prefix, hasScores: !rules.hides(figure: "score"), name: label)
    let aliases = manifest.knownColumns(role).filter { !rules.hides(column: $0.property) }
    return ResultStyle(
      title: legend.title,
      qml: QMLStyle(legend: legend, language: language, aliases: aliases.map { ($0.property, $0.title.zh) })
        .document,
      sld: SLDStyle(legend: legend, language: language).document)
  }

  /// The property that names the parks, or else their id's; nil when they have neither.
  private func labelProperty() throws -> String? {
    let names = manifest.columnNames(.parks, .name) + manifest.columnNames(.parks, .id)
    let parks = try parks()
    return names.first { name in
      parks.contains { park in
        park.properties.withUnsafeBufferPointer { text in
          ObjectScan.members(of: text, at: 0).contains {
            JSONText.decoded(text[$0.key.start..<$0.key.end]) == name
          }
        }
      }
    }
  }
}
