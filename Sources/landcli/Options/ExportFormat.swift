import ArgumentParser

/// What a result is written as.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case geojson, geojsonseq, gpkg, csv, xlsx

  /// The format that a file's name says; nil when it says none.
  init?(file: String) {
    switch file.lowercased().split(separator: ".").last {
    case "geojson", "json": self = .geojson
    case "geojsonl", "geojsons", "geojsonseq": self = .geojsonseq
    case "gpkg": self = .gpkg
    case "csv": self = .csv
    case "xlsx": self = .xlsx
    default: return nil
    }
  }
}
