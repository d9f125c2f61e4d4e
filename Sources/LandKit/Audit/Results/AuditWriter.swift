/// Writes all results of an audit into a folder.
public struct AuditWriter: Sendable {
  let result: AuditResult
  let language: Language

  /// A writer of `result`; the report is in `language`.
  public init(_ result: AuditResult, language: Language) { (self.result, self.language) = (result, language) }

  /// Writes every file into `folder`, which the caller commits.
  public func write(to folder: AtomicFolder) throws {
    try folder.write(FindingsJSON.document(result), to: "findings.json")
    try folder.write(LineageCSV.document(result), to: "lineage.csv")
  }
}
