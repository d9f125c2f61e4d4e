/// What a line of the change table is about.
public enum GroupLevel: String, Sendable, CaseIterable, Codable {
  /// The whole layer in the district; of parks, those that count.
  case all
  /// A belt.
  case belt
  /// A town.
  case town
  /// A category.
  case category
  /// A component of the lineage.
  case unit

  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .all: Bilingual(zh: "全部", en: "all")
    case .belt: Bilingual(zh: "产业带", en: "belt")
    case .town: Bilingual(zh: "镇街", en: "town")
    case .category: Bilingual(zh: "类别", en: "category")
    case .unit: Bilingual(zh: "单元", en: "unit")
    }
  }

  /// The levels by which a layer is grouped.
  static func of(_ role: LayerRole) -> [GroupLevel] {
    switch role {
    case .parks: [.all, .belt]
    case .zones: [.all, .town]
    default: [.all, .belt, .town, .category]
    }
  }

  /// The group of `member`; nil when it is in none: what names no town is in no town.
  func group(of member: AuditMember, _ role: LayerRole) -> String? {
    let name =
      switch self {
      case .all: "all"
      case .belt: member.belt
      case .town: member.town
      case .category: member.category
      case .unit: member.label
      }
    if role == .parks, member.status != "planned" { return nil }
    return name.isEmpty ? nil : name
  }
}

/// A line of the change table: a group or a unit, with each of its figures.
public struct GroupChange: Sendable {
  /// The layer.
  public var layer: LayerRole
  /// What it is about.
  public var level: GroupLevel
  /// The group's name, or the later ids (else the earlier ones) of a unit joined by `;`.
  public var group: String
  /// The component, by its place in the layer's lineage; nil for a group.
  public var component: Int?
  /// By measure, in their order.
  public var splits: [ChangeSplit]

  /// The split of `measure`.
  public subscript(_ measure: ChangeMeasure) -> ChangeSplit {
    splits[ChangeMeasure.allCases.firstIndex(of: measure) ?? 0]
  }
}
