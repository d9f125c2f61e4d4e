import Foundation

/// What `manifest.json` of a result folder says.
public struct ResultManifest: Sendable, Codable {
  /// The layout of the folder.
  public struct Format: Sendable, Codable, Equatable {
    /// Its name.
    public let name: String
    /// Its version.
    public let version: Int
  }

  /// The program that wrote the folder.
  public struct Tool: Sendable, Codable {
    /// `landcli`.
    public let name: String
    /// Its version.
    public let version: String
  }

  /// An input file.
  public struct Input: Sendable, Codable {
    /// The layer's role.
    public let layer: String
    /// The file, as it was named.
    public let file: String
    /// SHA-256 of its bytes.
    public let sha256: String
    /// Its size.
    public let bytes: Int
    /// Its layout.
    public let form: String
    /// Its features or rows.
    public let features: Int
    /// Its CRS; nil for a table.
    public let crs: String?
    /// The PROJ pipeline to the working CRS.
    public let pipeline: String?
  }

  /// The settings that readers ask for; the others are in `settingsFrom` as text.
  public struct Settings: Sendable, Codable {
    /// The year that amounts are of.
    public let year: Int?
    /// The working CRS, in which distances were measured.
    public let workCRS: String
    /// The expression of `--where`.
    public let filter: String?
    /// Weights by component, as they were given.
    public let weights: [String: Double]
    /// What parcels are also ranked within.
    public let rankWithin: String?
    /// What the names of added properties begin with.
    public let prefix: String

    private enum CodingKeys: String, CodingKey {
      case year, weights, prefix
      case workCRS = "work_crs"
      case filter = "where"
      case rankWithin = "rank_within"
    }
  }

  /// A setting as text, and who gave it.
  public struct SettingText: Sendable, Codable {
    /// Its key in the plan file.
    public let key: String
    /// Its value.
    public let value: String
    /// `plan`, `command line` or `default`.
    public let from: String
  }

  /// The columns of a layer that hold one thing.
  public struct Column: Sendable, Codable, Equatable {
    /// The layer's role.
    public let layer: String
    /// What they are for, by the plan file's key.
    public let role: String
    /// Their names; of each feature the first that it has counts.
    public let names: [String]
    /// The unit of their cells.
    public let unit: String?
    /// `properties` or `stats`.
    public let from: String
  }

  /// Counts of what was read and found.
  public struct Counts: Sendable, Codable {
    /// Features in the parcels' files.
    public let parcelsRead: Int
    /// Parcels that `--where` left out.
    public let leftOut: Int
    /// Ranked parcels.
    public let ranked: Int
    /// Parcels that miss a figure.
    public let unranked: Int
    /// Parcels without a usable geometry.
    public let unusable: Int
    /// Zones.
    public let zones: Int
    /// Parks.
    public let parks: Int
    /// Parks that parcels are measured by.
    public let parksCounted: Int
    /// Problems by severity.
    public let problems: [String: Int]

    private enum CodingKeys: String, CodingKey {
      case ranked, unranked, unusable, zones, parks, problems
      case parcelsRead = "parcels_read"
      case leftOut = "parcels_left_out_by_where"
      case parksCounted = "parks_counted"
    }

    /// Parcels in `ranked.geojson`.
    public var parcels: Int { ranked + unranked + unusable }
  }

  /// A file of the folder.
  public struct File: Sendable, Codable {
    /// Its name.
    public let file: String
    /// Its size.
    public let bytes: Int
  }

  /// The layout of the folder.
  public let format: Format
  /// The program that wrote it.
  public let tool: Tool
  /// Names and versions of the libraries; nil where one does not say.
  public let libraries: [String: String?]
  /// The study's files.
  public let inputs: [Input]
  /// The settings.
  public let settings: Settings
  /// Every setting as text, with its origin; empty when there was no plan.
  public let settingsFrom: [SettingText]
  /// Which columns hold what.
  public let columns: [Column]
  /// What was found.
  public let counts: Counts
  /// The other files.
  public let files: [File]

  private enum CodingKeys: String, CodingKey {
    case format, tool, libraries, inputs, settings, columns, counts, files
    case settingsFrom = "settings_from"
  }

  /// What the plan calls the study; nil when it says nothing.
  public var title: String? { settingsFrom.first { $0.key == "study" && !$0.value.isEmpty }?.value }

  /// The names of the columns of `layer` that play `role`, wherever they are.
  public func columnNames(_ layer: LayerRole, _ role: ColumnMap.Role) -> [String] {
    columns.filter { $0.layer == layer.rawValue && $0.role == role.rawValue }.flatMap(\.names)
  }

  /// The properties of `layer` as its reader takes them.
  func columnMap(_ layer: LayerRole) -> ColumnMap {
    var map = ColumnMap()
    for role in ColumnMap.Role.allCases {
      let own = columns.first {
        $0.layer == layer.rawValue && $0.role == role.rawValue
          && $0.from == ColumnRecord.Origin.properties.rawValue
      }
      map[role] = ColumnMap.Column(own?.names ?? [])
    }
    return map
  }
}
