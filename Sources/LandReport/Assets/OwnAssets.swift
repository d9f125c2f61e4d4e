/// The project's own stylesheets and scripts; the files lie in `Resources`, and the program carries them in itself.
public enum OwnAssets {
  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Colours, type and layout of every page.
  public static var pageStyle: String { text(PackageResources.page_css) }
  /// What changes on paper.
  public static var printStyle: String { text(PackageResources.print_css) }
  /// The page of one parcel.
  public static var sheetStyle: String { text(PackageResources.sheet_css) }
  /// Reading of the packed data, and figures as people read them.
  public static var data: String { text(PackageResources.data_js) }
  /// How a parcel came by its figures.
  public static var explain: String { text(PackageResources.explain_js) }
  /// The map.
  public static var map: String { text(PackageResources.map_js) }
  /// The ranked table.
  public static var table: String { text(PackageResources.table_js) }
  /// Lists of what was found.
  public static var list: String { text(PackageResources.list_js) }
  /// The charts.
  public static var charts: String { text(PackageResources.charts_js) }
  /// What begins all of them.
  public static var page: String { text(PackageResources.page_js) }
}
