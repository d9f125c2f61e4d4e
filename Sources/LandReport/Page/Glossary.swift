import LandKit

/// What the words and figures of a study mean, for the report and the map.
package enum Glossary {
  /// A word or a figure.
  package struct Entry: Sendable {
    /// What it is called.
    package let term: Bilingual
    /// What it means, in a sentence.
    package let meaning: Bilingual
    /// A figure's unit, formula and clause in the method; empty for a word.
    package var unit = "", formula = "", clause = ""
    /// The figure's property in a ranked layer; nil for a word.
    package var property: String?
  }

  /// All of them, figures first; `prefix` stands before the names of properties.
  package static func entries(prefix: String) -> [Entry] {
    IndicatorTable.all.map { indicator in
      Entry(
        term: indicator.title, meaning: meaning(of: indicator.id), unit: indicator.unit,
        formula: indicator.formula, clause: indicator.clause, property: prefix + indicator.id)
    } + words.map { Entry(term: $0.0, meaning: $0.1) }
  }

  private static let words: [(Bilingual, Bilingual)] = [
    (
      Bilingual(zh: "三旧地块", en: "renewal parcel (三旧)"),
      Bilingual(
        zh: "旧城镇、旧厂房、旧村庄，改造的候选用地。", en: "Old town, old factory or old village land: a candidate for renewal.")
    ),
    (
      Bilingual(zh: "规划园区", en: "planned park"),
      Bilingual(
        zh: "规划列出的先进制造业园区，地块以之为标杆。有争议的园区与载体不计入。",
        en:
          "A park of the plan for advanced manufacturing, by which parcels are measured. Disputed parks and carriers do not count."
      )
    ),
    (
      Bilingual(zh: "村级工业园", en: "village industrial zone"),
      Bilingual(
        zh: "分散、低效的村级工业用地；与三旧地块可能是同一块地。",
        en: "Scattered village land of low intensity; it may be the same ground as a parcel.")
    ),
    (
      Bilingual(zh: "标杆", en: "benchmark"),
      Bilingual(
        zh: "园区的地均产出或地均税收；没有时以其余规划园区的合计代替，或不排名。",
        en:
          "A park's output or tax per km²; where it has none, the other planned parks' together stand in, or its parcels stay unranked."
      )
    ),
    (
      Bilingual(zh: "椭球面积", en: "ellipsoidal area"),
      Bilingual(zh: "CGCS2000 椭球上的面积，法定面积。", en: "Area on the ellipsoid of CGCS2000: the legal area.")
    ),
    (
      Bilingual(zh: "碎屑", en: "sliver"),
      Bilingual(
        zh: "叠置中平均宽度不足 0.05 米的细条，不计入参照园区的判定。",
        en: "A part of an overlay narrower than 0.05 m on average; it does not decide the reference park.")
    ),
    (
      Bilingual(zh: "亩、公顷、亿元", en: "亩, ha, 亿元"),
      Bilingual(
        zh: "1 km² = 100 公顷 = 1,500 亩；1 亿元 = 10,000 万元；1 万元/亩 = 0.15 亿元/km²。",
        en: "1 km² = 100 ha = 1,500 亩 (mu); 1 亿元 = 10,000 万元 = 100 million yuan; 1 万元/亩 = 0.15 亿元/km².")
    ),
  ]

  /// What an indicator says, in a sentence.
  package static func meaning(of id: String) -> Bilingual {
    switch id {
    case "area_m2": Bilingual(zh: "地块的椭球面积。", en: "The parcel's area on the ellipsoid.")
    case "yield": Bilingual(zh: "年产值除以地块面积。", en: "The year's output over the parcel's area.")
    case "tax": Bilingual(zh: "年税收除以地块面积。", en: "The year's tax over the parcel's area.")
    case "share": Bilingual(zh: "地块落在参照园区内的部分。", en: "How much of the parcel lies in its reference park.")
    case "dist_m":
      Bilingual(
        zh: "到参照园区边界的平面距离，相接或重叠为 0。",
        en: "Plane distance to the reference park; 0 where they touch or overlap.")
    case "inpark": Bilingual(zh: "地块落在任一规划园区内的部分。", en: "How much of the parcel lies in any planned park.")
    case "inzone": Bilingual(zh: "地块落在任一村级工业园内的部分。", en: "How much of the parcel lies in any village zone.")
    case "gap_y", "gap_t":
      Bilingual(
        zh: "比参照园区低多少；负值表示优于园区。", en: "How far it falls below its park; negative when it does better.")
    case "up_y", "up_t":
      Bilingual(zh: "达到参照园区水平时每年增加的数额。", en: "What reaching the level of its park would add each year.")
    case "std_y", "std_t":
      Bilingual(zh: "在各规划园区中的位次，1 为高于全部。", en: "Its place among the planned parks; 1 is above all.")
    case "score":
      Bilingual(
        zh: "各项加权合成，越高表示低得越多。",
        en: "The weighted sum of the components: the higher, the further it falls short.")
    default: Bilingual(zh: "", en: "")
    }
  }
}
