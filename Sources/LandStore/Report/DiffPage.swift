import LandKit

/// The difference of two runs as `landcli audit diff` shows it.
public struct DiffPage: Sendable {
  let diff: LedgerDiff
  let runs: (before: Int, after: Int)
  /// At most this many lines of a kind; the JSON has all.
  private static let limit = 20

  /// Compares run `before` of `ledger` with run `after`. **Throws** `LedgerError`.
  public init(_ ledger: Ledger, _ before: Int, _ after: Int) throws {
    runs = (before, after)
    diff = try ledger.diff(before, after)
  }

  /// What a person reads.
  public func lines(_ language: Language) -> [String] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let basis = diff.basis.map { $0.title(language) }.joined(separator: say("、", ", "))
    var lines = [
      say("审计 \(runs.before) 与审计 \(runs.after)", "run \(runs.before) and run \(runs.after)"),
      basis.isEmpty
        ? say("所据相同：研究、年份、设置、输入、版本", "made from the same: study, year, settings, inputs, versions")
        : say("所据不同：\(basis)", "made from other: \(basis)"),
    ]
    lines += section(
      say("不再有的发现 \(diff.gone.count) 项", "findings gone × \(diff.gone.count)"),
      diff.gone.map { "- " + FindingLine.text($0, language) }, language)
    lines += section(
      say("新的发现 \(diff.new.count) 项", "new findings × \(diff.new.count)"),
      diff.new.map { "+ " + FindingLine.text($0, language) }, language)
    lines += section(
      say("有变化的发现 \(diff.changed.count) 项", "changed findings × \(diff.changed.count)"),
      diff.changed.flatMap {
        ["- " + FindingLine.text($0.before, language), "+ " + FindingLine.text($0.after, language)]
      }, language)
    lines.append(say("相同的发现 \(diff.unchanged) 项", "findings the same × \(diff.unchanged)"))
    lines += section(
      say("有变化的标杆 \(diff.benchmarks.count) 项", "benchmarks changed × \(diff.benchmarks.count)"),
      diff.benchmarks.map(words), language)
    for layer in diff.layers where !layer.isEmpty { lines += self.lines(layer, language) }
    lines += diff.layersGone.map {
      say("只在审计 \(runs.before) 中：", "only in run \(runs.before): ") + "\($0.name) \($0.year)"
    }
    lines += diff.layersNew.map {
      say("只在审计 \(runs.after) 中：", "only in run \(runs.after): ") + "\($0.name) \($0.year)"
    }
    return lines
  }

  private func section(_ title: String, _ lines: [String], _ language: Language) -> [String] {
    guard !lines.isEmpty else { return [] }
    let more = lines.count - Self.limit
    let rest = Bilingual(zh: "……另有 \(more) 行，--json 给出全部", en: "… and \(more) more lines; --json has all")
    return [title] + lines.prefix(Self.limit).map { "  " + $0 } + (more > 0 ? ["  " + rest(language)] : [])
  }

  private func words(_ pair: LedgerDiff.BenchmarkPair) -> String {
    guard let line = pair.before ?? pair.after else { return "" }
    func value(_ line: LedgerBenchmark?) -> String {
      guard let line, let value = line.value else { return "–" }
      return figure(value) + (line.standing.map { " (\($0)/\(line.among ?? 0))" } ?? "")
    }
    return TerminalText.clean(
      "\(line.year) \(line.park) \(line.measure): \(value(pair.before)) → \(value(pair.after))")
  }

  private func lines(_ layer: LedgerLayerDiff, _ language: Language) -> [String] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let title = say(
      "\(layer.name) \(layer.year)：少 \(layer.gone.count)，多 \(layer.new.count)，图形改变 \(layer.redrawn.count)，数据格改变 \(layer.figures.count)",
      "\(layer.name) \(layer.year): \(layer.gone.count) gone, \(layer.new.count) new, \(layer.redrawn.count) redrawn, \(layer.figures.count) cells changed"
    )
    let cells = layer.figures.map {
      TerminalText.clean("\($0.id) \($0.figure): \(words($0.before)) → \(words($0.after))")
    }
    return section(
      title,
      layer.gone.map { "- " + TerminalText.clean($0) } + layer.new.map { "+ " + TerminalText.clean($0) }
        + layer.redrawn.map { "~ " + TerminalText.clean($0) } + cells
        + layer.figuresGone.map { "- " + $0 } + layer.figuresNew.map { "+ " + $0 }, language)
  }

  private func words(_ cell: LedgerCell) -> String {
    switch cell {
    case .number(let value, let state): "\(figure(value)) (\(state))"
    case .unknown(let state): state
    case .text(let text): text
    case .noText: "–"
    }
  }

  /// All of it as JSON.
  public var json: [UInt8] {
    func ids(_ ids: [String]) -> JSONValue { .array(ids.map { .string($0) }) }
    return JSONValue.object([
      ("before", .integer(runs.before)), ("after", .integer(runs.after)),
      ("basis", ids(diff.basis.map(\.rawValue))), ("gone", .array(diff.gone.map(LedgerJSON.finding))),
      ("new", .array(diff.new.map(LedgerJSON.finding))),
      (
        "changed",
        .array(
          diff.changed.map {
            .object([("before", LedgerJSON.finding($0.before)), ("after", LedgerJSON.finding($0.after))])
          })
      ),
      ("unchanged", .integer(diff.unchanged)),
      (
        "benchmarks",
        .array(
          diff.benchmarks.map {
            .object([
              ("before", $0.before.map(LedgerJSON.benchmark) ?? .null),
              ("after", $0.after.map(LedgerJSON.benchmark) ?? .null),
            ])
          })
      ),
      (
        "layers",
        .array(
          diff.layers.map { layer in
            .object([
              ("layer", .string(layer.name)), ("year", .integer(layer.year)), ("gone", ids(layer.gone)),
              ("new", ids(layer.new)), ("redrawn", ids(layer.redrawn)),
              (
                "cells",
                .array(
                  layer.figures.map {
                    .object([
                      ("id", .string($0.id)), ("figure", .string($0.figure)),
                      ("before", LedgerJSON.cell($0.before)), ("after", LedgerJSON.cell($0.after)),
                    ])
                  })
              ), ("figures_gone", ids(layer.figuresGone)), ("figures_new", ids(layer.figuresNew)),
            ])
          })
      ),
      ("layers_gone", .array(diff.layersGone.map { .object(LedgerJSON.layer($0)) })),
      ("layers_new", .array(diff.layersNew.map { .object(LedgerJSON.layer($0)) })),
    ]).document
  }
}

extension LedgerDiff.Basis {
  /// What it is called.
  public var title: Bilingual {
    switch self {
    case .study: Bilingual(zh: "研究", en: "study")
    case .year: Bilingual(zh: "审计年份", en: "audited year")
    case .against: Bilingual(zh: "对比年份", en: "year compared with")
    case .settings: Bilingual(zh: "设置", en: "settings")
    case .manifest: Bilingual(zh: "输入与规则（manifest）", en: "inputs and rules (manifest)")
    case .versions: Bilingual(zh: "版本", en: "versions")
    }
  }
}
