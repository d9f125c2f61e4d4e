import LandKit

/// How a parcel came by its figures, from the figures of a folder of results: formula, and the numbers put in.
struct ParcelSteps {
  struct Step {
    let title: String
    let value: String
    let formula: String
    let clause: String
    let numbers: String
  }

  let study: ReportStudy
  let parcel: ReportParcel
  let language: Language

  /// A unit as it follows a value: a range of values, as that of a score, in brackets.
  static func after(unit: String) -> String {
    unit.isEmpty ? "" : unit.utf8.first.map { (0x30...0x39).contains($0) } == true ? " (\(unit))" : " \(unit)"
  }

  private var park: ReportPark? { study.parks.first { $0.id == parcel.park } }
  private func n(_ value: Double?) -> String { Shown.plain(value) }

  /// A step an indicator, in the order in which they build on each other; those left out on request are not there.
  var steps: [Step] {
    IndicatorTable.all.compactMap { indicator in
      guard let figure = ReportFigure(rawValue: indicator.id), !study.hidden.contains(figure) else {
        return nil
      }
      let value = parcel[figure]
      let unit = value == nil ? "" : Self.after(unit: indicator.unit)
      return Step(
        title: indicator.title(language), value: n(value) + unit, formula: indicator.formula,
        clause: indicator.clause,
        numbers: value == nil ? "" : numbers(figure))
    }
  }

  /// Where the parcel and its amounts stand in the study's files, with the amounts as they were taken.
  var inputs: [String] {
    let sources = study.sources
    var lines: [String] = []
    if let place = sources.place(of: parcel, language) {
      lines.append((language == .zh ? "地块：" : "parcel: ") + place)
    }
    guard parcel.state != "unusable" else { return lines }
    for (measure, figure, state) in [
      (Measure.output, ReportFigure.yield, parcel.outputState), (.tax, .tax, parcel.taxState),
    ] where !study.redacted.contains(measure) {
      let name =
        measure == .output ? (language == .zh ? "产值" : "output") : (language == .zh ? "税收" : "tax")
      let value = amount(parcel[figure]).map { "\(n($0)) 亿元" } ?? Shown.none
      let word = Words.say(state ?? Shown.none, Words.states, language)
      let source = sources.amount(measure, of: parcel, language)
      lines.append(
        language == .zh ? "\(name)：\(value)，\(word)（\(source)）" : "\(name): \(value), \(word) (\(source))")
    }
    return lines
  }

  private func amount(_ per: Double?) -> Double? {
    per.flatMap { per in parcel[.area].map { per * $0 / 1e6 } }
  }

  private func numbers(_ figure: ReportFigure) -> String {
    let area = parcel[.area].map { $0 / 1e6 }
    return switch figure {
    case .yield: "= \(n(amount(parcel[.yield]))) ÷ \(n(area))"
    case .tax: "= \(n(amount(parcel[.tax]))) ÷ \(n(area))"
    case .yieldGap: "= 1 − \(n(parcel[.yield])) ÷ \(n(park?.yield))"
    case .taxGap: "= 1 − \(n(parcel[.tax])) ÷ \(n(park?.tax))"
    case .yieldUplift: "= \(n(area)) × max(0, \(n(park?.yield)) − \(n(parcel[.yield])))"
    case .taxUplift: "= \(n(area)) × max(0, \(n(park?.tax)) − \(n(parcel[.tax])))"
    case .score: score
    default: ""
    }
  }

  private var score: String {
    let sum = study.weights.map(\.weight).reduce(0, +)
    let terms = study.weights.filter { $0.weight > 0 }.map { component, weight -> String in
      let name = Words.say(component.rawValue, Words.components, language)
      return "\(n(weight / sum)) × \(n(value(component))) (\(name))"
    }
    return "= 100 × (" + terms.joined(separator: " + ") + ")"
  }

  private func value(_ component: Component) -> Double? {
    func clamped(_ value: Double?) -> Double? { value.map { max(0, min(1, $0)) } }
    return switch component {
    case .yieldGap: clamped(parcel[.yieldGap])
    case .taxGap: clamped(parcel[.taxGap])
    case .inPark: parcel[.inPark]
    case .proximity: parcel[.distance].map { 1 / (1 + $0 / 1000) }
    case .inZone: parcel[.inZone]
    case .size: parcel[.area].map { min(1, $0 / 1e5) }
    }
  }
}
