import LandKit

/// The parks and their benchmarks, in the order of the study's files.
struct ParksSheet {
  let context: ExportContext

  func write() throws {
    let parks = try context.results.parks()
    try context.table(
      "园区", "Parks", Bilingual(zh: "园区及其标杆", en: "the parks and their benchmarks"), columns, frozenColumns: 2
    ) { row in
      for park in parks { try row(park) }
    }
  }

  private typealias Column = ExportColumn<ResultPark>

  private var columns: [ExportColumn<ResultPark>] {
    let words = context.words
    let input = Bilingual(zh: "原样取自输入", en: "as the input has it")
    return [
      Column(SheetColumnHead("编号", "Id", width: 10), "id", input) {
        $0.id.isEmpty ? .blank : .text($0.id, .id)
      },
      Column(SheetColumnHead("名称", "Name", width: 30), "name", input) { .text($0.name) },
      Column(SheetColumnHead("产业带", "Belt", width: 10), "belt", input) { words.cell($0.belt) },
      Column(
        SheetColumnHead("状态", "Status", width: 10), "status",
        Bilingual(zh: "规划、有争议或载体", en: "planned, disputed, carrier")
      ) { words.cell($0.status) },
      Column(
        SheetColumnHead("计入标杆", "Counted", width: 9), "counted",
        Bilingual(zh: "本次是否计为规划园区", en: "whether it is one of the planned parks of this run")
      ) { words.cell($0.isCounted) },
      Column(
        SheetColumnHead("椭球面积", "Ellipsoidal area", unit: "m²", width: 15), "area_m2",
        Bilingual(zh: "CGCS2000 椭球面积", en: "on CGCS2000")
      ) { .number($0.area, decimals: 1) },
    ] + amounts(.output) + amounts(.tax) + parcels
  }

  private func amounts(_ measure: Measure) -> [ExportColumn<ResultPark>] {
    let (zh, en) = measure == .output ? ("产值", "Output") : ("税收", "Tax")
    let end = measure == .output ? "y" : "t"
    let words = context.words
    return [
      Column(
        SheetColumnHead(zh, en, unit: context.say("亿元/年", "亿元 a year"), width: 12),
        measure == .output ? "out_yi" : "tax_yi",
        Bilingual(zh: "园区的年\(zh)", en: "the park's yearly \(en.lowercased())")
      ) { .number($0.amounts[measure].value, decimals: 4) },
      Column(
        SheetColumnHead("\(zh)状态", "State of \(en.lowercased())", width: 10), "st_\(end)",
        Bilingual(zh: "空白的数额为何空白", en: "why a blank amount is blank")
      ) { words.cell($0.amounts[measure].state.rawValue) },
      Column(
        SheetColumnHead(
          "\(zh)标杆", "\(en) benchmark", unit: context.say("亿元/km²·年", "亿元/km² a year"), width: 12),
        "bench_\(end)", Bilingual(zh: "地块所对照的强度", en: "the intensity that parcels are measured by")
      ) { .number($0.benchmarks[measure]?.intensity, decimals: 4) },
      Column(
        SheetColumnHead("\(zh)标杆", "\(en) benchmark", unit: context.say("万元/亩·年", "万元/亩 a year"), width: 12),
        "bench_\(end)", Bilingual(zh: "同左，1 万元/亩 = 0.15 亿元/km²", en: "the same; 1 万元/亩 = 0.15 亿元/km²")
      ) { .number($0.benchmarks[measure].map { $0.intensity / 0.15 }, decimals: 2) },
      Column(
        SheetColumnHead("\(zh)标杆来源", "Origin of \(en.lowercased()) benchmark", width: 12), "kind_\(end)",
        Bilingual(zh: "园区自身、指定或以其余园区合计代替", en: "own, fixed, or the other parks' together")
      ) { words.cell($0.benchmarks[measure]?.kind.rawValue) },
    ]
  }

  private var parcels: [ExportColumn<ResultPark>] {
    [
      Column(
        SheetColumnHead("重叠地块数", "Parcels overlapping", width: 10), "overlap",
        Bilingual(zh: "与之重叠的地块数", en: "parcels with a part in it")
      ) { .number($0.overlappingParcels) },
      Column(
        SheetColumnHead("参照地块数", "Parcels referring", width: 10), "refer",
        Bilingual(zh: "以之为参照的地块数", en: "parcels that are measured by it")
      ) { .number($0.referringParcels) },
      Column(
        SheetColumnHead("其中地块面积", "Parcel area within", unit: "m²", width: 14), "parc_m2",
        Bilingual(zh: "园区内的地块面积", en: "area of parcels within it")
      ) { .number($0.parcelArea, decimals: 1) },
    ]
  }
}
