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
          .columnMissing, at: Place(layer: input.role.rawValue, file: input.files.first?.name),
          Bilingual(
            zh: "没有一个要素有列 \(names)（\(role.rawValue)），按缺失计",
            en: "no feature has the column \(names) (\(role.rawValue)); its values are absent")))
    }
  }
}
