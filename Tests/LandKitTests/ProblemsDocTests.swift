import Foundation
import Testing

@testable import LandKit

/// The tables of the documentation name everything that the code has, with the same words.
@Suite struct ProblemsDocTests {
  static func page(_ name: String) throws -> [String] {
    let text = try String(
      contentsOf: ArchitectureTests.root.appendingPathComponent("docs/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init)
  }

  /// The cells of a table's row, or nothing.
  static func cells(_ line: String) -> [String] {
    guard line.hasPrefix("|") else { return [] }
    return line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func everyClassHasOneRowWithItsSeverityAndTitles() throws {
    let rows = try Self.page("problems.md").map(Self.cells)
    for kind in ProblemClass.allCases {
      let found = rows.filter { $0.first == "`\(kind.id)`" }
      #expect(found.count == 1, "\(kind.id) has \(found.count) rows")
      guard let row = found.first, row.count == 5 else {
        Issue.record("\(kind.id) has no row of five cells")
        continue
      }
      #expect(row[1].contains(kind.severity.rawValue), "\(kind.id): \(row[1])")
      #expect(row[2] == kind.title.zh, "\(kind.id)")
      #expect(row[3] == kind.title.en, "\(kind.id)")
    }
  }

  @Test func noRowNamesAClassThatDoesNotExist() throws {
    let pattern = /^`([a-z]+:[a-z-]+)`$/
    let named = try Self.page("problems.md").compactMap { line in
      Self.cells(line).first?.wholeMatch(of: pattern).map { String($0.1) }
    }
    #expect(named.count == ProblemClass.allCases.count)
    for id in named { #expect(ProblemClass(rawValue: id) != nil, "\(id)") }
  }

  @Test func everyAddedPropertyAndIndicatorIsExplained() throws {
    let named = Set(
      try Self.page("results.md").compactMap { Self.cells($0).first }.flatMap { cell in
        cell.matches(of: /`([^`]+)`/).map { String($0.1) }
      })
    for property in RankedProperty.allCases { #expect(named.contains("lk_\(property.rawValue)")) }
    for indicator in IndicatorTable.all { #expect(named.contains("lk_\(indicator.id)"), "\(indicator.id)") }
    #expect(named.contains("lk_rank_in"))
  }

  @Test func everyIndicatorComputesItsExample() {
    #expect(!IndicatorTable.all.isEmpty)
    for indicator in IndicatorTable.all {
      let (computed, expected) = indicator.example
      #expect(abs(computed - expected) < 1e-12, "\(indicator.id): \(computed), not \(expected)")
    }
  }

  @Test func everyKeyOfThePlanIsDocumented() throws {
    let named = Set(
      try Self.page("plan.md").compactMap { Self.cells($0).first }.flatMap { cell in
        cell.matches(of: /`([^`]+)`/).map { String($0.1) }
      })
    for key in SettingKey.allCases { #expect(named.contains(key.rawValue), "\(key.rawValue)") }
    for role in ColumnMap.Role.allCases { #expect(named.contains(role.rawValue), "\(role.rawValue)") }
  }
}
