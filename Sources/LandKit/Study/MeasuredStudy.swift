/// A park as the results show it.
public struct ParkSummary: Sendable, Codable {
  /// Its id.
  public var id: String
  /// Its name.
  public var name: String
  /// `planned`, `disputed` or `carrier`.
  public var status: String
  /// Its belt.
  public var belt: String
  /// Ellipsoidal area, m²; nil when its geometry is unusable.
  public var area: Double?
  /// Its amounts.
  public var amounts: PerMeasure<Amount>
  /// Parcels with a part in it.
  public var overlappingParcels: Int
  /// Parcels that refer to it.
  public var referringParcels: Int
  /// Area of the parcels' parts in it, m²; overlapping parcels count each.
  public var parcelArea: Double
}

/// An input file as it was read.
public struct InputRecord: Sendable, Codable {
  /// The layer's role.
  public var layer: String
  /// The file, as it was named.
  public var file: String
  /// Where it is.
  public var path: String
  /// SHA-256 of its bytes.
  public var sha256: String
  /// Its size in bytes.
  public var size: Int
  /// Its features; rows, for a table.
  public var features: Int
  /// Its layout, or `CSV`.
  public var form: String
  /// Its CRS and who said so; nil for a table.
  public var crs: String?
  /// Who declared the CRS.
  public var crsOrigin: String?
  /// The PROJ pipeline to the working CRS, and its accuracy in metres where PROJ knows it.
  public var pipeline: String?
  /// See `pipeline`.
  public var accuracy: Double?
}

/// All that was measured, before anything is ranked.
public struct MeasuredStudy: Sendable {
  /// What was asked.
  public var request: StudyRequest
  /// The parcels.
  public var table: ParcelTable
  /// Towns, categories and the like, named by their numbers.
  var texts: TextTable
  /// The parks, in the order of their files.
  public var parks: [ParkSummary]
  /// Their benchmarks.
  public var benchmarks: [ParkBenchmark]
  /// The zones' ids, in the order of their files.
  public var zoneIDs: [String]
  /// The land account.
  public var account: LandAccount
  /// Everything that was wrong.
  public var problems: ProblemLedger
  /// The files.
  public var inputs: [InputRecord]
  /// What stands around the parcels in each of their files.
  var frames: [CollectionFrame]
  /// For the matrix: the distance of each parcel to each park, parcel by parcel; empty when not asked for.
  var distances: [Double]
  /// What apportioning from zones gave, when it was asked for.
  public var estimate: ZoneEstimate?
  /// Σ registered area of unusable parcels that have one, m².
  public var unusableRegistered = 0.0
  /// Parcels that `--where` left out.
  public var leftOut = 0
  /// What counting the disputed parks changed, when they are counted.
  public var comparison: DisputedComparison?
  /// The parcels' files and their CRS.
  var opening: LayerOpening
  /// The parks, the zones and the district, those that there are, to be written with what was found of them.
  var layers: [KeptLayer]
  /// Which columns of each layer hold what.
  var columns: [ColumnRecord]
  /// Whether it was put together again from its results, which do not say where amounts came from.
  var isReread = false
}
