/// What opening a layer depends on besides the layer itself.
public struct OpeningSettings: Sendable {
  /// The CRS in which overlays are made and plane areas measured.
  public var workCRS: String
  /// Where the data should lie, longitude and latitude in degrees, to catch misplaced layers; China when nil.
  public var extent: Box?
  /// Names of systems from which a ballpark operation may be used.
  public var allowBallpark: Set<String>

  /// The settings; CGCS2000 with the central meridian 114° E and China unless given.
  public init(workCRS: String = "EPSG:4547", extent: Box? = nil, allowBallpark: Set<String> = []) {
    (self.workCRS, self.extent, self.allowBallpark) = (workCRS, extent, allowBallpark)
  }
}

extension LayerOpening {
  /// Opens all files of a study's layer.
  init(_ input: LayerInput, request: StudyRequest, into ledger: inout ProblemLedger) throws {
    let settings = OpeningSettings(
      workCRS: request.workCRS, extent: request.extent, allowBallpark: request.allowBallpark)
    try self.init(input, settings: settings, into: &ledger)
  }
}
