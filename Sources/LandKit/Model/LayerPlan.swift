/// The layers of a study.
public enum LayerRole: String, Sendable, CaseIterable, Codable {
  /// The renewal candidates.
  case parcels
  /// Village industrial zones.
  case zones
  /// The planned parks, against which parcels are measured.
  case parks
  /// The district's outline, against which misplaced features show.
  case district

  /// The roles of columns that mean something in the layer.
  public var columns: [ColumnMap.Role] {
    let common: [ColumnMap.Role] = [
      .id, .name, .category, .town, .industry, .year, .output, .tax, .area, .belt,
    ]
    switch self {
    case .parcels, .zones: return common + [.park]
    case .parks: return common + [.status, .benchOutput, .benchTax]
    case .district: return [.id, .name]
    }
  }
}

/// A file of the study.
public struct FileReference: Sendable, Equatable {
  /// As the user named it; `-` is the standard input.
  public var name: String
  /// Where it is: relative names of a plan start from the plan's folder.
  public var path: String

  /// A file that is where its name says.
  public init(_ name: String, path: String? = nil) { (self.name, self.path) = (name, path ?? name) }
}

/// What is known of a layer before it is read.
public struct LayerPlan: Sendable, Equatable {
  /// Its role.
  public var role: LayerRole
  /// The files of the study's year, in the order in which their features count.
  public var files: [FileReference]
  /// The files of each year, when the plan gives them by year.
  public var years: [Int: [FileReference]] = [:]
  /// The CRS for files that don't say; nil falls back to the study's.
  public var crs: String?
  /// Which columns hold what.
  public var columns = ColumnMap()
  /// The table of statistics that its amounts come from.
  public var stats: StatsSource?

  /// A layer with the default columns.
  public init(_ role: LayerRole, files: [FileReference]) { (self.role, self.files) = (role, files) }
}
