/// A failure inside GEOS, or input that GEOS must not be given.
struct GEOSError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What was being done, as `intersection`.
  var operation: String
  /// GEOS's own words where it had any, as `TopologyException: side location conflict at 113.2 23.4`.
  var message: String

  var description: String { "\(operation): \(message)" }
}
