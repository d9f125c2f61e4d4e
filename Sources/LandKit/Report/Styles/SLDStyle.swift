/// A legend as an OGC Styled Layer Descriptor 1.0 (OGC 02-070), which ArcGIS, GeoServer and others read.
struct SLDStyle {
  let legend: MapLegend
  let language: Language
  /// Pixels of 0.28 mm (the standard's rendered pixel) in a millimetre.
  private static let pixelsPerMillimetre = 1 / 0.28

  /// The document.
  var document: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" \
    xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
    xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd">
      <NamedLayer>
        <Name>\(MarkupText.escaped(legend.layer))</Name>
        <UserStyle>
          <Name>\(MarkupText.escaped(legend.layer))</Name>
          <Title>\(MarkupText.escaped(legend.title(language)))</Title>
          <FeatureTypeStyle>
    \((legend.rules.map(rule) + [labelRule].compactMap { $0 }).joined(separator: "\n"))
          </FeatureTypeStyle>
        </UserStyle>
      </NamedLayer>
    </StyledLayerDescriptor>

    """
  }

  private func rule(_ rule: MapRule) -> String {
    let filter = rule.condition.map { "          <ogc:Filter>\(Self.filter($0))</ogc:Filter>\n" } ?? ""
    return """
              <Rule>
                <Name>\(MarkupText.escaped(rule.title(.en)))</Name>
                <Title>\(MarkupText.escaped(rule.title(language)))</Title>
      \(filter)          <PolygonSymbolizer>
      \(fill(rule.fill))            <Stroke>
                  <CssParameter name="stroke">\(rule.stroke.colour)</CssParameter>
                  <CssParameter name="stroke-width">\(pixels(rule.stroke.width))</CssParameter>
      \(dashes(rule.stroke.pattern))            </Stroke>
                </PolygonSymbolizer>
              </Rule>
      """
  }

  private func dashes(_ pattern: MapRule.Stroke.Pattern) -> String {
    let lengths: String
    switch pattern {
    case .solid: return ""
    case .dash: lengths = "4 2"
    case .dot: lengths = "1 2"
    }
    return "              <CssParameter name=\"stroke-dasharray\">\(lengths)</CssParameter>\n"
  }

  private func fill(_ fill: MapRule.Fill) -> String {
    switch fill {
    case .none: ""
    case .solid(let colour):
      "            <Fill>\n              <CssParameter name=\"fill\">\(colour)</CssParameter>\n            </Fill>\n"
    case .hatched(_, let line):
      """
                  <Fill>
                    <GraphicFill>
                      <Graphic>
                        <Mark>
                          <WellKnownName>shape://slash</WellKnownName>
                          <Stroke><CssParameter name="stroke">\(line)</CssParameter></Stroke>
                        </Mark>
                        <Size>6</Size>
                      </Graphic>
                    </GraphicFill>
                  </Fill>

      """
    }
  }

  private func pixels(_ millimetres: Double) -> String {
    ecmaNumber((millimetres * Self.pixelsPerMillimetre * 100).rounded() / 100)
  }

  private static func filter(_ condition: MapRule.Condition) -> String {
    func compared(_ element: String, _ property: String, _ value: String) -> String {
      "<ogc:\(element)><ogc:PropertyName>\(MarkupText.escaped(property))</ogc:PropertyName>"
        + "<ogc:Literal>\(MarkupText.escaped(value))</ogc:Literal></ogc:\(element)>"
    }
    return switch condition {
    case .isNull(let p):
      "<ogc:PropertyIsNull><ogc:PropertyName>\(MarkupText.escaped(p))</ogc:PropertyName></ogc:PropertyIsNull>"
    case .equals(let p, let value): compared("PropertyIsEqualTo", p, value)
    case .notEquals(let p, let value): compared("PropertyIsNotEqualTo", p, value)
    case .atLeast(let p, let value): compared("PropertyIsGreaterThanOrEqualTo", p, ecmaNumber(value))
    case .below(let p, let value): compared("PropertyIsLessThan", p, ecmaNumber(value))
    case .atMost(let p, let value): compared("PropertyIsLessThanOrEqualTo", p, ecmaNumber(value))
    case .all(let parts): "<ogc:And>\(parts.map(filter).joined())</ogc:And>"
    }
  }

  private var labelRule: String? {
    legend.label.map { label in
      """
              <Rule>
                <Name>labels</Name>
                <TextSymbolizer>
                  <Label><ogc:PropertyName>\(MarkupText.escaped(label.property))</ogc:PropertyName></Label>
                  <Font>
                    <CssParameter name="font-family">WenQuanYi Micro Hei</CssParameter>
                    <CssParameter name="font-size">\(ecmaNumber(label.size + 3))</CssParameter>
                    <CssParameter name="font-weight">bold</CssParameter>
                  </Font>
                  <Halo>
                    <Radius>2</Radius>
                    <Fill><CssParameter name="fill">#FFFFFF</CssParameter></Fill>
                  </Halo>
                  <Fill><CssParameter name="fill">\(label.colour)</CssParameter></Fill>
                </TextSymbolizer>
              </Rule>
      """
    }
  }
}
