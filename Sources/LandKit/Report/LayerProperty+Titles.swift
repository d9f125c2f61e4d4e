extension LayerProperty {
  /// What it is called, with its unit.
  var title: Bilingual {
    switch self {
    case .status: Bilingual(zh: "采用的状态", en: "Status as taken")
    case .counted: Bilingual(zh: "是否计为规划园区", en: "Counted as a planned park")
    case .state: Bilingual(zh: "几何状态", en: "State of the geometry")
    case .why: Bilingual(zh: "不可用原因", en: "Reasons")
    case .area: Bilingual(zh: "椭球面积（m²）", en: "Ellipsoidal area (m²)")
    case .output: Bilingual(zh: "产值（亿元/年）", en: "Output (亿元 a year)")
    case .outputState: Bilingual(zh: "产值状态", en: "State of output")
    case .tax: Bilingual(zh: "税收（亿元/年）", en: "Tax (亿元 a year)")
    case .taxState: Bilingual(zh: "税收状态", en: "State of tax")
    case .yieldBenchmark: Bilingual(zh: "产出标杆（亿元/km²·年）", en: "Output benchmark (亿元/km² a year)")
    case .yieldKind: Bilingual(zh: "产出标杆来源", en: "Origin of the output benchmark")
    case .taxBenchmark: Bilingual(zh: "税收标杆（亿元/km²·年）", en: "Tax benchmark (亿元/km² a year)")
    case .taxKind: Bilingual(zh: "税收标杆来源", en: "Origin of the tax benchmark")
    case .overlapping: Bilingual(zh: "重叠地块数", en: "Parcels overlapping")
    case .referring: Bilingual(zh: "参照地块数", en: "Parcels referring")
    case .parcelArea: Bilingual(zh: "园内地块面积（m²）", en: "Area of parcels within (m²)")
    case .inPark: Bilingual(zh: "在规划园区内的比例（0–1）", en: "Share in planned parks (0–1)")
    case .overlapArea: Bilingual(zh: "与同层重叠面积（m²）", en: "Area shared with other zones (m²)")
    case .outputResidual: Bilingual(zh: "未落入地块的产值（亿元/年）", en: "Output in no parcel (亿元 a year)")
    case .taxResidual: Bilingual(zh: "未落入地块的税收（亿元/年）", en: "Tax in no parcel (亿元 a year)")
    }
  }

  /// What a column of it holds.
  var kind: LayerColumn.Kind {
    switch self {
    case .counted: .boolean
    case .overlapping, .referring: .integer
    case .status, .state, .why, .outputState, .taxState, .yieldKind, .taxKind: .text
    default: .real
    }
  }
}

extension ColumnMap.Role {
  /// What a column that plays the role is called.
  public var title: Bilingual {
    switch self {
    case .id: Bilingual(zh: "编号", en: "Id")
    case .name: Bilingual(zh: "名称", en: "Name")
    case .category: Bilingual(zh: "类别", en: "Category")
    case .town: Bilingual(zh: "镇街", en: "Town")
    case .industry: Bilingual(zh: "行业", en: "Industry")
    case .year: Bilingual(zh: "年份", en: "Year")
    case .output: Bilingual(zh: "产值", en: "Output")
    case .tax: Bilingual(zh: "税收", en: "Tax")
    case .area: Bilingual(zh: "登记面积", en: "Registered area")
    case .status: Bilingual(zh: "园区状态", en: "Status")
    case .belt: Bilingual(zh: "产业带", en: "Belt")
    case .park: Bilingual(zh: "所属园区", en: "Park")
    case .benchOutput: Bilingual(zh: "指定产出标杆", en: "Fixed output benchmark")
    case .benchTax: Bilingual(zh: "指定税收标杆", en: "Fixed tax benchmark")
    }
  }
}
