import LandKit

/// A picture in SVG, made of attributes alone: the page's policy allows no styles in elements.
struct Drawing {
  let width: Double
  let height: Double
  /// What the picture shows, for those who do not see it.
  let title: String
  private(set) var body = HTML()

  init(width: Double, height: Double, title: String) {
    (self.width, self.height, self.title) = (width, height, title)
  }

  /// A number with at most one decimal.
  static func n(_ value: Double) -> HTML { HTML(trusted: ecmaNumber((value * 10).rounded() / 10)) }

  /// How a shape is filled and drawn.
  struct Pen {
    var fill = "none"
    var stroke = "none"
    var width = 1.0
    var dash: String?
    var opacity = 1.0

    static func fill(_ colour: String) -> Pen { Pen(fill: colour) }
    static func line(_ colour: String, _ width: Double = 1, dash: String? = nil) -> Pen {
      Pen(stroke: colour, width: width, dash: dash)
    }

    var attributes: HTML {
      var out: HTML = " fill=\"\(fill)\""
      if stroke != "none" { out += " stroke=\"\(stroke)\" stroke-width=\"\(Drawing.n(width))\"" }
      if let dash { out += " stroke-dasharray=\"\(dash)\"" }
      if opacity < 1 { out += " fill-opacity=\"\(Drawing.n(opacity))\"" }
      return out
    }
  }

  mutating func add(_ piece: HTML) { body += piece }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ pen: Pen) {
    body +=
      "<line x1=\"\(Self.n(x1))\" y1=\"\(Self.n(y1))\" x2=\"\(Self.n(x2))\" y2=\"\(Self.n(y2))\"\(pen.attributes)/>"
  }

  mutating func rect(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ pen: Pen, title: String? = nil) {
    let inner: HTML = title.map { "<title>\($0)</title>" } ?? ""
    body +=
      "<rect x=\"\(Self.n(x))\" y=\"\(Self.n(y))\" width=\"\(Self.n(max(0, w)))\" height=\"\(Self.n(max(0, h)))\"\(pen.attributes)>\(inner)</rect>"
  }

  mutating func circle(_ x: Double, _ y: Double, _ r: Double, _ pen: Pen) {
    body += "<circle cx=\"\(Self.n(x))\" cy=\"\(Self.n(y))\" r=\"\(Self.n(r))\"\(pen.attributes)/>"
  }

  mutating func path(_ data: String, _ pen: Pen) {
    body += "<path d=\"\(HTML(trusted: data))\"\(pen.attributes)/>"
  }

  enum Anchor: String { case start, middle, end }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 12, anchor: Anchor = .start,
    colour: String = "#1c2430",
    bold: Bool = false, turned: Bool = false, halo: Bool = false
  ) {
    var extra = HTML()
    if bold { extra += " font-weight=\"600\"" }
    if turned { extra += " transform=\"rotate(-90 \(Self.n(x)) \(Self.n(y)))\"" }
    if halo {
      extra += " stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\" stroke-linejoin=\"round\""
    }
    body +=
      "<text x=\"\(Self.n(x))\" y=\"\(Self.n(y))\" font-size=\"\(Self.n(size))\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(colour)\"\(extra)>\(text)</text>"
  }

  /// The element.
  var element: HTML {
    "<svg class=\"plot\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Self.n(width)) \(Self.n(height))\" role=\"img\" aria-label=\"\(title)\"><title>\(title)</title>\(body)</svg>"
  }
}
