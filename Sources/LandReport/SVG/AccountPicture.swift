import LandKit

/// The land account as a picture: seven classes side by side, as wide as their land; each layer is a lane that is filled
/// where its classes are.
package struct AccountPicture: Sendable {
  /// km² by class name.
  let classes: [(name: String, area: Double)]
  let language: Language
  private let width: Double

  /// In this order only the zones are in two parts; every other layer is one piece.
  package static let order = ["Z", "PZ", "P", "PK", "PZK", "ZK", "K"]

  /// A picture of `classes`, `width` units wide.
  package init(classes: [(name: String, area: Double)], language: Language, width: Double = 1100) {
    (self.classes, self.language, self.width) = (classes, language, width)
  }

  /// The picture by itself, as SVG.
  package var svg: String { drawing().element.markup }

  /// Each layer with the colour of its lane.
  var lanes: [(key: Character, name: String, colour: String)] {
    [
      ("P", language == .zh ? "三旧地块" : "parcels", "#414D6B"),
      ("Z", language == .zh ? "村级工业园" : "village zones", "#8a7f45"),
      ("K", language == .zh ? "规划园区" : "planned parks", MapColour.park),
    ]
  }

  /// The classes that there is land of, in the order in which they lie side by side.
  var sorted: [(name: String, area: Double)] {
    Self.order.compactMap { name in classes.first { $0.name == name && $0.area > 0 } }
  }

  /// The union, km².
  var sum: Double { sorted.map(\.area).reduce(0, +) }

  func drawing() -> Drawing {
    let title =
      language == .zh ? "土地账：七类土地，宽度与面积成正比" : "Land account: seven classes of land, each as wide as its area"
    var picture = Drawing(width: width, height: 236, title: title)
    let (sorted, sum) = (sorted, sum)
    let unit = sum > 0 ? (width - 140) / sum : 0
    for (row, lane) in lanes.enumerated() {
      picture.text(lane.name, 126, 62 + Double(row) * 44 + 5, size: 13, anchor: .end)
      picture.line(134, 80 + Double(row) * 44, width - 6, 80 + Double(row) * 44, .line("#e4e7ea"))
    }
    var x = 134.0
    var ends = [24.0: 0.0, 190: 0]
    for (i, entry) in sorted.enumerated() {
      let width = entry.area * unit
      for (row, lane) in lanes.enumerated() where entry.name.contains(lane.key) {
        picture.rect(
          x, 42 + Double(row) * 44, width, 32, .fill(lane.colour),
          title: "\(entry.name): \(Shown.fixed(entry.area, 3)) km²")
      }
      picture.line(x, 32, x, 172, .line("#ffffff", 1.5))
      // Narrow classes take turns above and below, so that their figures do not meet; where there is room on neither side
      // the table has them.
      let middle = x + width / 2
      let sides = i % 2 == 0 ? [24.0, 190] : [190, 24]
      defer { x += width }
      guard let y = sides.first(where: { middle - 17 >= ends[$0, default: 0] }) else { continue }
      ends[y] = middle + 17
      picture.text(entry.name, middle, y - 11, size: 11, anchor: .middle, colour: "#545d6a")
      picture.text(Shown.fixed(entry.area, 2), middle, y + 2, size: 12.5, anchor: .middle, bold: true)
      picture.line(
        middle, y < 100 ? 29 : 174, middle, y < 100 ? 38 : 177, .line("#8b939c", 0.7))
    }
    picture.line(134, 206, x, 206, .line("#1c2430"))
    for end in [134, x] { picture.line(end, 201, end, 211, .line("#1c2430")) }
    picture.text(
      (language == .zh ? "并集 " : "union ") + Shown.fixed(sum, 3) + " km²", (134 + x) / 2, 226, size: 13,
      anchor: .middle,
      bold: true)
    return picture
  }
}

extension AccountPicture {
  /// The picture of a folder's `account.json`.
  init(_ account: JSONNode, language: Language) {
    let node = account["classes"]
    let classes = Self.order.compactMap { name in
      node[name]["ellipsoidal_m2"].double.map { (name: name, area: $0 / 1e6) }
    }
    self.init(classes: classes, language: language)
  }

  /// What a class is called.
  static func title(_ name: String, _ language: Language) -> String {
    func t(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    return switch name {
    case "P": t("仅三旧地块", "parcels only")
    case "Z": t("仅村级工业园", "zones only")
    case "K": t("仅规划园区", "parks only")
    case "PZ": t("地块与村级工业园", "parcels and zones")
    case "PK": t("地块与园区", "parcels and parks")
    case "ZK": t("村级工业园与园区", "zones and parks")
    case "PZK": t("三者", "all three")
    default: name
    }
  }
}
