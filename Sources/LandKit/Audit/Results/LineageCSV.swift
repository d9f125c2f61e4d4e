/// The lineage as a table: a line a component.
enum LineageCSV {
  static func document(_ result: AuditResult) -> [UInt8] {
    var csv = CSVWriter(header: [
      "layer", "from_year", "to_year", "component", "kind", "identity", "old_ids", "new_ids", "old_m2",
      "new_m2",
      "common_m2", "changed_share",
    ])
    guard let before = result.against else { return csv.out.bytes }
    for (role, lineage) in result.lineages {
      for (i, component) in lineage.components.enumerated() {
        csv.text(role.rawValue)
        csv.number(Double(before.year))
        csv.number(Double(result.year.year))
        csv.number(Double(i + 1))
        csv.text(component.kind.rawValue)
        csv.text(component.identity?.rawValue ?? "")
        csv.text(component.old.map { before[role].members[$0].label }.joined(separator: ";"))
        csv.text(component.new.map { result.year[role].members[$0].label }.joined(separator: ";"))
        csv.number(component.old.isEmpty ? .nan : component.oldArea)
        csv.number(component.new.isEmpty ? .nan : component.newArea)
        csv.number(component.common)
        csv.number(component.changedShare)
        csv.endRow()
      }
    }
    return csv.out.bytes
  }
}
