/// One parcel's figures, each with its formula, the numbers put in, their states and where they come from.
public struct ParcelExplanation: Sendable {
  let study: RankedStudy
  let index: Int
  let figures: ParcelFigures
  let assessment: Assessment
  let park: ParkBenchmark?

  /// The explanations of all parcels of that id: more than one when the id is not unique.
  public static func of(id: String, in study: RankedStudy) -> [ParcelExplanation] {
    let wanted = Array(id.utf8)
    var found: [ParcelExplanation] = []
    var index = 0
    for chunk in study.measured.table.chunks {
      for place in chunk.parcels.indices {
        if chunk.id(place).elementsEqual(wanted) { found.append(ParcelExplanation(study, index)) }
        index += 1
      }
    }
    return found
  }

  /// The explanation of parcel `index`, in the order of the files.
  package init(_ study: RankedStudy, _ index: Int) {
    (self.study, self.index) = (study, index)
    figures = study.measured.table[index]
    assessment = study.scorer.assess(figures)
    park = figures.park >= 0 ? study.measured.benchmarks[Int(figures.park)] : nil
  }

  func benchmark(_ measure: Measure) -> Double { park?.benchmarks[measure]?.intensity ?? .nan }

  /// The planned parks with an own or fixed benchmark above the parcel.
  func parksAbove(_ measure: Measure) -> [String] {
    let mine = measure == .output ? assessment.yield : assessment.tax
    return study.measured.benchmarks.filter { park in
      guard park.isPlanned, let benchmark = park.benchmarks[measure] else { return false }
      return benchmark.kind != .substituted && benchmark.intensity > mine
    }.map(\.id)
  }

  /// The components with a positive weight.
  var terms: [(component: Component, weight: Double, value: Double)] {
    let weights = study.measured.request.weights.normalised
    let values = Component.allCases.map { study.scorer.value($0, figures, assessment) }
    return zip(Component.allCases, zip(weights, values)).filter { $0.1.0 > 0 }.map { ($0.0, $0.1.0, $0.1.1) }
  }

  // MARK: Text

  /// All lines in `language`.
  public func lines(_ language: Language) -> [String] {
    head(language)
      + (figures.isUsable
        ? [""] + sources(language) + [""] + reference(language) + [""]
          + indicators(language) : [])
  }

  private func head(_ language: Language) -> [String] {
    let row = study.row(index)
    let name = study.measured.table.nameText(index)
    let id = study.measured.table.idText(index)
    let files = study.measured.inputs.filter { $0.layer == "parcels" && $0.crs != nil }
    let file = files[Int(figures.source.file)].file
    var lines = [
      TerminalText.clean("\(id) \(name)"),
      language == .zh
        ? "来源：\(file)，第 \(figures.source.feature + 1) 个要素，字节 \(figures.source.offset)"
        : "from \(file), feature \(figures.source.feature + 1), byte \(figures.source.offset)",
    ]
    let ranked = study.states.ranked.0
    if row.rank > 0 {
      lines.append(language == .zh ? "名次 \(row.rank)／\(ranked)" : "rank \(row.rank) of \(ranked)")
    } else {
      let low = fixed(assessment.low, 2), high = fixed(assessment.high, 2)
      let why = assessment.reasons.text ?? "–"
      lines.append(
        language == .zh
          ? "\(row.state)：\(why)；得分在 \(low) 与 \(high) 之间"
          : "\(row.state): \(why); its score lies between \(low) and \(high)")
    }
    return lines
  }

  private func sources(_ language: Language) -> [String] {
    Measure.allCases.map { measure in
      let amount = figures[measure]
      let value = amount.value.map { "\(ecmaNumber($0)) 亿元" } ?? "–"
      let name =
        measure == .output
        ? (language == .zh ? "产出 O_i" : "output O_i") : (language == .zh ? "税收 T_i" : "tax T_i")
      return "\(name): \(value)  [\(amount.state.rawValue)]  \(source(of: measure, language))"
    }
  }

  private func source(of measure: Measure, _ language: Language) -> String {
    let input = study.measured.request.parcels
    if figures[measure].state == .estimated, study.measured.request.estimatesFromZones, figures.statsLine < 0
    {
      return language == .zh ? "由村级工业园估算" : "apportioned from village zones"
    }
    if study.measured.isReread {
      let y = study.measured.request.prefix + (measure == .output ? "yield" : "tax")
      let a = study.measured.request.prefix + "area_m2"
      guard figures[measure].state.hasValue else { return language == .zh ? "（结果）" : "(the results)" }
      return language == .zh ? "（结果：\(y) × \(a)）" : "(the results: \(y) × \(a))"
    }
    if let stats = input.stats {
      let column = (measure == .output ? stats.output : stats.tax)?.column ?? "–"
      let year = study.measured.request.year.map(String.init) ?? "–"
      let file = stats.file + (stats.sheet.map { "#\($0)" } ?? "")
      let line = figures.statsLine >= 0 ? String(figures.statsLine) : "–"
      return language == .zh
        ? "（\(file)，第 \(line) 行，列 \(column)，\(year) 年）"
        : "(\(file), line \(line), column \(column), year \(year))"
    }
    let column = input.columns[measure == .output ? .output : .tax].candidates.joined(separator: " | ")
    return language == .zh ? "（属性 \(column)）" : "(property \(column))"
  }

  private func reference(_ language: Language) -> [String] {
    guard let park else { return [language == .zh ? "没有规划园区可参照" : "there is no planned park to refer to"] }
    let name = study.measured.parks[Int(figures.park)].name
    let how =
      figures.share > 0
      ? (language == .zh ? "重叠面积最大" : "largest overlap")
      : (language == .zh ? "无重叠，距离最近" : "no overlap; the nearest")
    var lines = [(language == .zh ? "参照园区 r(i)：" : "reference park r(i): ") + "\(park.id) \(name) (\(how))"]
    for (measure, symbol) in [(Measure.output, "Y_r"), (.tax, "τ_r")] {
      let benchmark = park.benchmarks[measure]
      let value = benchmark.map { "\(ecmaNumber($0.intensity)) 亿元/km² [\($0.kind.rawValue)]" } ?? "–"
      lines.append("  \(symbol) = \(value)" + origin(of: benchmark?.kind, measure, language))
    }
    return lines
  }

  /// The numbers that a benchmark was made of, and their source.
  private func origin(of kind: BenchmarkKind?, _ measure: Measure, _ language: Language) -> String {
    let summary = study.measured.parks[Int(figures.park)]
    let stats = study.measured.request.parks.stats
    let table = stats.map { "\($0.file), " + (study.measured.request.year.map(String.init) ?? "–") } ?? ""
    switch kind {
    case .own:
      let amount = ecmaNumber(summary.amounts[measure].yi), km2 = ecmaNumber((summary.area ?? .nan) / 1e6)
      let state = summary.amounts[measure].state.rawValue
      return " = \(amount) 亿元 ÷ \(km2) km²  [\(state)]" + (table.isEmpty ? "" : "  (\(table))")
    case .fixed: return language == .zh ? "（计划文件或园区图层给定）" : " (given by the plan file or the park layer)"
    case .substituted:
      let names = study.measured.benchmarks.filter {
        $0.isPlanned && $0.benchmarks[measure].map { $0.kind != .substituted } == true
      }.map(\.id).joined(separator: ", ")
      return language == .zh ? " = ΣY_kA_k/ΣA_k（\(names)）" : " = ΣY_kA_k/ΣA_k (\(names))"
    case nil: return ""
    }
  }

  private func indicators(_ language: Language) -> [String] {
    IndicatorTable.all.flatMap { indicator -> [String] in
      let value = indicator.value(self)
      let unit = indicator.unit.isEmpty ? "" : " " + indicator.unit
      let name = study.measured.request.prefix + indicator.id
      let shown = value.isNaN ? "–" : ecmaNumber(value) + unit
      var lines = [
        "\(indicator.title(language)) \(name) = \(shown)", "  \(indicator.formula)  (\(indicator.clause))",
      ]
      if !value.isNaN || indicator.id == "score" { lines.append("  " + indicator.substituted(self)) }
      return lines
    }
  }
}
