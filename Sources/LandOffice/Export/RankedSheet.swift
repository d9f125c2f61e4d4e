import LandKit

/// The ranked table: ranked parcels by rank, then the others in the order of the file.
struct RankedSheet {
  let context: ExportContext
  let store: ParcelStore

  func write() throws {
    try context.table(
      "排名表", "Ranked", Bilingual(zh: "全部地块及其指标，按名次", en: "all parcels with their figures, by rank"), columns,
      frozenColumns: context.results.manifest.settings.rankWithin == nil ? 3 : 4, rules: colours
    ) { row in
      for parcel in store.byRank { try row(parcel) }
    }
  }

  /// The classes of the score, as on every map; and what is not measured, greyed.
  private func colours(_ columns: [ExportColumn<Int>]) -> [SheetTable.Rule] {
    var rules: [SheetTable.Rule] = []
    if let score = columns.firstIndex(where: { $0.field == "score" }) {
      for (place, of) in ScoreClass.all.enumerated().reversed() {
        rules.append(
          SheetTable.Rule(
            column: score, formula: "=AND(ISNUMBER($),$>=\(Int(of.lower)))", fill: of.colour,
            text: place < 3 ? "#000000" : "#FFFFFF"))
      }
    }
    for (column, field) in columns.enumerated() where ["state", "st_y", "st_t"].contains(field.field) {
      let fine = field.field == "state" ? ("ranked", "已排名") : ("measured", "实测")
      rules.append(
        SheetTable.Rule(
          column: column, formula: "=AND($<>\"\",$<>\"\(context.language == .zh ? fine.1 : fine.0)\")",
          fill: MapColour.unranked, text: "#000000"))
    }
    return rules
  }

  private typealias Column = ExportColumn<Int>

  private var columns: [ExportColumn<Int>] {
    identity + standing + amounts + ground + gaps
  }

  private func figure(
    _ property: RankedProperty, _ figure: ParcelStore.Figure, decimals: Int, width: Double = 12,
    _ zh: String, _ en: String
  ) -> ExportColumn<Int> {
    let head = SheetColumnHead(
      property.title.zh, property.title.en, unit: property.unit(context.language), width: width)
    return Column(head, property.rawValue, Bilingual(zh: zh, en: en)) {
      .number(store.number(figure, of: $0), decimals: decimals)
    }
  }

  private func share(
    _ property: RankedProperty, _ figure: ParcelStore.Figure, _ zh: String, _ en: String
  ) -> ExportColumn<Int> {
    let head = SheetColumnHead(property.title.zh, property.title.en, width: 12)
    return Column(head, property.rawValue, Bilingual(zh: zh, en: en)) { .share(store.number(figure, of: $0)) }
  }

  private func word(
    _ property: RankedProperty, _ label: ParcelStore.Label, width: Double = 10, _ zh: String, _ en: String
  ) -> ExportColumn<Int> {
    let head = SheetColumnHead(property.title.zh, property.title.en, width: width)
    return Column(head, property.rawValue, Bilingual(zh: zh, en: en)) {
      label == .reasons
        ? context.words.reasons(store.label(label, of: $0)) : context.words.cell(store.label(label, of: $0))
    }
  }

  private func text(
    _ zh: String, _ en: String, _ field: String, width: Double, _ cell: @escaping (Int) -> SheetCell
  ) -> ExportColumn<Int> {
    Column(
      SheetColumnHead(zh, en, width: width), field, Bilingual(zh: "原样取自输入", en: "as the input has it"), cell)
  }

  private var identity: [ExportColumn<Int>] {
    var columns = [
      figure(.rank, .rank, decimals: 0, width: 8, "1 为差距最大；空为未排名", "1 falls shortest; blank: not ranked")
    ]
    if let group = context.results.manifest.settings.rankWithin {
      columns.append(
        Column(
          SheetColumnHead("组内名次", "Rank within group", width: 8), "rank_in",
          Bilingual(zh: "在 \(group) 之内的名次", en: "rank within the \(group)")
        ) { .number(store.number(.groupRank, of: $0), decimals: 0) })
    }
    return columns + [
      text("编号", "Id", "id", width: 14) { store.id($0).isEmpty ? .blank : .text(store.id($0), .id) },
      text("名称", "Name", "name", width: 30) { .text(store.name($0)) },
      text("类别", "Category", "category", width: 12) { .text(store.label(.category, of: $0)) },
      text("镇街", "Town", "town", width: 12) { .text(store.label(.town, of: $0)) },
      text("行业", "Industry", "industry", width: 14) { .text(store.label(.industry, of: $0)) },
    ]
  }

  private var standing: [ExportColumn<Int>] {
    [
      figure(
        .score, .score, decimals: 2, "S = 100·Σ w·f，见“说明”中的权重；空为未排名",
        "S = 100·Σ w·f, weights on the first sheet; blank: not ranked"),
      figure(.lo, .low, decimals: 2, "得分的下限；已排名时等于得分", "lower bound of the score; equal to it when ranked"),
      figure(.hi, .high, decimals: 2, "得分的上限", "upper bound of the score"),
      word(.state, .state, "已排名、未排名（缺数）或不可用（几何）", "ranked, unranked (figures missing), unusable (geometry)"),
      word(.why, .reasons, width: 18, "未排名或不可用的原因", "why it is not ranked"),
    ]
  }

  private func perMu(
    _ zh: String, _ en: String, _ field: String, _ figure: ParcelStore.Figure
  ) -> ExportColumn<Int> {
    // 1 万元/亩 = 0.15 亿元/km².
    Column(
      SheetColumnHead(zh, en, unit: context.say("万元/亩·年", "万元/亩 a year"), width: 12), field,
      Bilingual(zh: "同左，换算：1 万元/亩 = 0.15 亿元/km²", en: "the same; 1 万元/亩 = 0.15 亿元/km²")
    ) { .number(store.number(figure, of: $0).map { $0 / 0.15 }, decimals: 2) }
  }

  private var amounts: [ExportColumn<Int>] {
    [
      figure(.area, .area, decimals: 1, width: 14, "CGCS2000 椭球面积 A", "ellipsoidal area A on CGCS2000"),
      Column(
        SheetColumnHead("椭球面积", "Ellipsoidal area", unit: "亩", width: 11), "area_m2",
        Bilingual(zh: "同左，1 亩 = 2000/3 m²", en: "the same; 1 亩 = 2000/3 m²")
      ) { .number(store.number(.area, of: $0).map { $0 * 3 / 2000 }, decimals: 2) },
      word(
        .outputState, .outputState, "产值的状态；只有实测、估算有数，其余一律空白，绝不当作 0",
        "what is known of output; only measured and estimated have a number, all else is blank and never 0"),
      figure(.yield, .yield, decimals: 4, "y = O/A", "y = O/A"),
      perMu("地均产出", "Output per area", "yield", .yield),
      word(.taxState, .taxState, "税收的状态，同上", "what is known of tax, as above"),
      figure(.tax, .tax, decimals: 4, "t = T/A", "t = T/A"),
      perMu("地均税收", "Tax per area", "tax", .tax),
    ]
  }

  private var ground: [ExportColumn<Int>] {
    [
      Column(
        SheetColumnHead(RankedProperty.park.title.zh, RankedProperty.park.title.en, width: 10), "park",
        Bilingual(
          zh: "非碎屑重叠最大的规划园区；没有则为最近者",
          en: "the planned park of the largest overlap without slivers; else the nearest")
      ) { store.label(.park, of: $0).isEmpty ? .blank : .text(store.label(.park, of: $0), .id) },
      word(.bench, .bench, width: 12, "标杆的来源", "where its benchmarks come from"),
      figure(
        .distance, .distance, decimals: 1, "平面距离；相接或重叠为 0", "in the plane; 0 where they touch or overlap"),
      share(.share, .share, "在参照园区内的面积比例，碎屑不计", "share in the reference park, without slivers"),
      share(.inPark, .inPark, "在任一规划园区内的面积比例", "share in any planned park"),
      share(.inZone, .inZone, "在任一村级工业园内的面积比例", "share in any village zone"),
    ]
  }

  private var gaps: [ExportColumn<Int>] {
    [
      share(.yieldGap, .yieldGap, "1 − y/Y；为负表示优于园区", "1 − y/Y; negative: better than the park"),
      share(.taxGap, .taxGap, "1 − t/τ；为负表示优于园区", "1 − t/τ; negative: better than the park"),
      figure(.yieldUplift, .yieldUplift, decimals: 4, "A·max(0, Y − y)", "A·max(0, Y − y)"),
      figure(.taxUplift, .taxUplift, decimals: 4, "A·max(0, τ − t)", "A·max(0, τ − t)"),
      figure(
        .yieldStanding, .yieldStanding, decimals: 0, width: 9, "在有自有或指定标杆的规划园区中的位次，1 为高于全部",
        "among planned parks with a benchmark of their own; 1 is above all"),
      figure(.taxStanding, .taxStanding, decimals: 0, width: 9, "同上，按税收", "the same by tax"),
    ]
  }
}
