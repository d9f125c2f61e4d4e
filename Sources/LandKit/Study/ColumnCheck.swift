/// Columns that a plan names and no feature has: a misspelt name must not turn into absent values unseen.
enum ColumnCheck {
  /// Lists them. `hasColumn` tells for each wanted property whether some feature has it.
  static func missing(
    _ input: LayerInput, _ properties: PropertyReader, _ hasColumn: [Bool], into ledger: inout ProblemLedger
  ) {
    guard hasColumn.contains(true) || !hasColumn.isEmpty else { return }
    for role in ColumnMap.Role.allCases {
      let column = input.columns[role]
      if column.candidates.isEmpty { continue }
      if input.table != nil, role == .output || role == .tax { continue }
      let isAmount = role == .output || role == .tax
      guard column.isDeclared || (isAmount && input.role == .parcels) else { continue }
      let found = column.candidates.contains { name in
        properties.wanted.firstIndex(of: name).map { hasColumn[$0] } ?? false
      }
      guard !found else { continue }
      let names = column.candidates.joined(separator: " | ")
      ledger.add(
        Problem(
          .columnMissing, severity: column.isDeclared ? .error : .warning,
          at: Place(layer: input.role.rawValue, file: input.files.first?.name),
          Bilingual(
            zh: "没有一个要素有列 \(names)（\(role.rawValue)），按缺失计",
            en: "no feature has the column \(names) (\(role.rawValue)); its values are absent")))
    }
  }

  /// A condition on a property that no feature has would take nothing, or everything. **Throws** then.
  static func refuseUnknown(
    _ filter: WhereExpression?, _ properties: PropertyReader, _ hasColumn: [Bool]
  ) throws {
    guard let filter, hasColumn.contains(true) else { return }
    let unknown = filter.columns.filter { name in
      !(properties.wanted.firstIndex(of: name).map { hasColumn[$0] } ?? false)
    }
    if unknown.isEmpty { return }
    throw StudyFailure(
      problems: unknown.map { name in
        Problem(
          .columnMissing, severity: .error, at: Place(layer: "parcels"),
          Bilingual(
            zh: "--where 用到的属性 \(name) 没有一个要素具有",
            en: "--where asks for the property \(name), which no feature has"))
      })
  }
}
