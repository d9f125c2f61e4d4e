/// A legend in QGIS's own language: a rule-based renderer, labels, aliases of columns.
struct QMLStyle {
  let legend: MapLegend
  let language: Language
  /// Aliases by column.
  var aliases: [(column: String, alias: String)] = []

  /// The document. Made for QGIS 3; later versions read it too.
  var document: String {
    """
    <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
    <qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="\(legend.label == nil ? 0 : 1)">
      <renderer-v2 type="RuleRenderer" forceraster="0" enableorderby="0" symbollevels="0">
        <rules key="root">
    \(rules)
        </rules>
        <symbols>
    \(legend.rules.enumerated().map { symbol($0.element, "\($0.offset)") }.joined(separator: "\n"))
        </symbols>
      </renderer-v2>
    \(labeling)\(fieldAliases)  <blendMode>0</blendMode>
      <featureBlendMode>0</featureBlendMode>
      <layerGeometryType>2</layerGeometryType>
    </qgis>

    """
  }

  private var rules: String {
    legend.rules.enumerated().map { place, rule in
      let filter = rule.condition.map { " filter=\"\(MarkupText.escaped(Self.expression($0)))\"" } ?? ""
      return
        "      <rule key=\"rule\(place)\" symbol=\"\(place)\" label=\"\(MarkupText.escaped(rule.title(language)))\"\(filter)/>"
    }.joined(separator: "\n")
  }

  /// The condition in QGIS's expressions, in which names stand between double quotes and texts between single ones.
  static func expression(_ condition: MapRule.Condition) -> String {
    func name(_ property: String) -> String { "\"\(property.replacing("\"", with: "\"\""))\"" }
    func text(_ value: String) -> String { "'\(value.replacing("'", with: "''"))'" }
    return switch condition {
    case .isNull(let p): "\(name(p)) IS NULL"
    case .equals(let p, let value): "\(name(p)) = \(text(value))"
    case .notEquals(let p, let value): "\(name(p)) <> \(text(value))"
    case .atLeast(let p, let value): "\(name(p)) >= \(ecmaNumber(value))"
    case .below(let p, let value): "\(name(p)) < \(ecmaNumber(value))"
    case .atMost(let p, let value): "\(name(p)) <= \(ecmaNumber(value))"
    case .all(let parts): parts.map(expression).joined(separator: " AND ")
    }
  }

  // MARK: Symbols

  private func symbol(_ rule: MapRule, _ name: String) -> String {
    var layers = [fill(rule)]
    if case .hatched(_, let line) = rule.fill { layers.insert(hatch(line, name), at: 1) }
    return """
            <symbol type="fill" name="\(name)" alpha="1" clip_to_extent="1" force_rhr="0">
      \(layers.joined(separator: "\n"))
            </symbol>
      """
  }

  private func fill(_ rule: MapRule) -> String {
    let (colour, style) =
      switch rule.fill {
      case .none: ("255,255,255,0", "no")
      case .solid(let colour), .hatched(let colour, _): (Self.components(colour), "solid")
      }
    return layer(
      "SimpleFill",
      [
        ("color", colour), ("style", style), ("outline_color", Self.components(rule.stroke.colour)),
        ("outline_style", rule.stroke.pattern.rawValue),
        ("outline_width", ecmaNumber(rule.stroke.width)), ("outline_width_unit", "MM"),
        ("joinstyle", "round"),
      ])
  }

  private func hatch(_ colour: String, _ name: String) -> String {
    let line = layer(
      "SimpleLine",
      [
        ("line_color", Self.components(colour)), ("line_width", "0.15"), ("line_width_unit", "MM"),
        ("line_style", "solid"),
      ]
    )
    return """
              <layer class="LinePatternFill" pass="0" locked="0" enabled="1">
                <Option type="Map">
                  <Option type="QString" name="angle" value="45"/>
                  <Option type="QString" name="distance" value="1"/>
                  <Option type="QString" name="distance_unit" value="MM"/>
                </Option>
                <prop k="angle" v="45"/>
                <prop k="distance" v="1"/>
                <prop k="distance_unit" v="MM"/>
                <symbol type="line" name="@\(name)@1" alpha="1" clip_to_extent="1" force_rhr="0">
      \(line)
                </symbol>
              </layer>
      """
  }

  /// The values twice: as options for QGIS from 3.26 on, as properties for those before.
  private func layer(_ name: String, _ values: [(String, String)]) -> String {
    let options = values.map { "            <Option type=\"QString\" name=\"\($0)\" value=\"\($1)\"/>" }
    let properties = values.map { "          <prop k=\"\($0)\" v=\"\($1)\"/>" }
    return """
              <layer class="\(name)" pass="0" locked="0" enabled="1">
                <Option type="Map">
      \(options.joined(separator: "\n"))
                </Option>
      \(properties.joined(separator: "\n"))
              </layer>
      """
  }

  /// `#RRGGBB` as `r,g,b,255`.
  static func components(_ colour: String) -> String {
    let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
    return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),255"
  }

  // MARK: Labels and names

  private var labeling: String {
    guard let label = legend.label else { return "" }
    return """
        <labeling type="simple">
          <settings calloutType="simple">
            <text-style fieldName="\(MarkupText.escaped(label.property))" isExpression="0" fontSize="\(ecmaNumber(label.size))" \
      fontSizeUnit="Point" fontWeight="75" fontFamily="WenQuanYi Micro Hei" textColor="\(Self.components(label.colour))" \
      textOpacity="1">
              <text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255" \
      bufferOpacity="0.9" bufferJoinStyle="128"/>
            </text-style>
            <placement placement="1" centroidWhole="1" centroidInside="1" fitInPolygonOnly="0" priority="8"/>
            <rendering drawLabels="1" displayAll="1" obstacle="0" scaleVisibility="0"/>
          </settings>
        </labeling>

      """
  }

  private var fieldAliases: String {
    guard !aliases.isEmpty else { return "" }
    let lines = aliases.enumerated().map { place, item in
      "    <alias index=\"\(place)\" field=\"\(MarkupText.escaped(item.column))\" name=\"\(MarkupText.escaped(item.alias))\"/>"
    }
    return "  <aliases>\n\(lines.joined(separator: "\n"))\n  </aliases>\n"
  }
}
