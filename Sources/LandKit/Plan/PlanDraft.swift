import Foundation

/// A first plan for a folder of layers and tables, and what was guessed for it.
public struct PlanDraft: Sendable {
  /// The plan, with comments in both languages.
  public let text: String
  /// What was guessed and why, a line each.
  public let notes: [Bilingual]
  /// Whether parcels and parks were found, without which no study runs.
  public let isComplete: Bool

  /// Looks at the first megabyte of each file in `folder`, not in folders within it.
  ///
  /// Workbooks are read whole, their first sheet.
  ///
  /// - Parameters:
  ///   - prefix: what goes before the names of files in the plan: nothing when it will lie in `folder`.
  ///   - tables: the kinds of files that tables may be in, beside CSV.
  /// - Throws: `file:missing` when there is no such folder.
  public static func make(folder: String, prefix: String = "", tables: TableFormats = .csv)
    throws(InputFailure) -> PlanDraft
  {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw InputFailure([
        Problem(
          .fileMissing, at: Place(file: folder), Bilingual(zh: "没有这个文件夹", en: "there is no such folder"))
      ])
    }
    let suffixes = [
      ".geojson", ".json", ".geojsonl", ".geojsons", ".csv", ".xlsx", ".xlsm", ".xls", ".ods", ".et",
    ]
    // What a spreadsheet program keeps beside an open workbook is none.
    let wanted = names.filter { name in
      !name.hasPrefix("~$") && suffixes.contains { name.lowercased().hasSuffix($0) }
    }
    let sorted = wanted.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let files = sorted.map {
      FileProfile(name: $0, path: folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0, formats: tables)
    }
    return PlanDraft(files, title: URL(fileURLWithPath: folder).lastPathComponent, prefix: prefix)
  }

  private init(_ files: [FileProfile], title: String, prefix: String) {
    var sorter = DraftSorter(files)
    let year = sorter.studyYear()
    var writer = DraftWriter(prefix: prefix, year: year)
    writer.head(title: title)
    for role in LayerRole.allCases { writer.layer(role, sorter.layers[role] ?? [], sorter.tables[role]) }
    writer.foot(unplaced: sorter.unplaced)
    text = writer.text
    notes = sorter.notes + writer.notes
    isComplete = sorter.layers[.parcels] != nil && sorter.layers[.parks] != nil
  }
}
