import LandKit

/// What makes a workbook unusable: the file, and where known its sheet and cell, with the reason.
struct WorkbookFault: Error {
  let place: Place
  let reason: Bilingual
  var kind = ProblemClass.tableWorkbook

  init(_ file: String, zh: String, en: String) {
    (place, reason) = (Place(layer: "stats", file: file), Bilingual(zh: zh, en: en))
  }

  init(_ place: Place, _ kind: ProblemClass = .tableWorkbook, zh: String, en: String) {
    (self.place, self.kind, reason) = (place, kind, Bilingual(zh: zh, en: en))
  }

  /// As the reader of statistics tells it.
  var failure: InputFailure {
    InputFailure([Problem(kind, severity: .error, at: place, reason)], failure: .badData)
  }
}
