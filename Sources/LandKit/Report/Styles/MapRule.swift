/// One line of a map's legend: which features, and how they are drawn. From it QML and SLD are written, so that both
/// say the same.
struct MapRule: Sendable {
  /// A condition on a property, in the few forms that both languages share.
  indirect enum Condition: Sendable {
    case isNull(String)
    case equals(String, String)
    case notEquals(String, String)
    case atLeast(String, Double)
    case below(String, Double)
    case atMost(String, Double)
    case all([Condition])
  }

  /// How the inside is drawn.
  enum Fill: Sendable {
    case none
    case solid(String)
    /// A ground colour with lines over it.
    case hatched(String, line: String)
  }

  /// How the outline is drawn.
  struct Stroke: Sendable {
    var colour: String
    /// Width, mm on paper.
    var width: Double
    var pattern = Pattern.solid

    /// How the line is broken.
    enum Pattern: String, Sendable { case solid, dash, dot }
  }

  var title: Bilingual
  var condition: Condition?
  var fill: Fill
  var stroke: Stroke
}

/// A layer's legend, and what its features are labelled with.
struct MapLegend: Sendable {
  /// The layer's table.
  var layer: String
  var title: Bilingual
  var rules: [MapRule]
  /// The property, its colour and the size in points of the labels; nil for none.
  var label: (property: String, colour: String, size: Double)?
  /// The scale from which on labels show; nil for always.
  var labelScale: Int?
}
