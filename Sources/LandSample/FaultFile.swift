/// The files beside the layers that hold faults which make a whole file unusable.
enum FaultFile {
  static let malformed = "malformed.geojson"
  static let malformedSkipped = "malformed-skipped.geojson"
  static let encoding = "encoding.geojson"
  static let empty = "empty.geojson"
  static let swapped = "swapped.geojson"
  static let zonePrefixed = "zone-prefixed.geojson"
  static let metres = "metres.geojson"
  static let neighbour = "neighbour.geojson"
  static let ballpark = "ballpark.geojson"
  static let status = "parks-status.geojson"
  static let ragged = "stats-ragged.csv"
  static let gbk = "stats-gbk.csv"
  static let badUnit = "plan-bad-unit.yaml"

  static let names = [
    malformed, malformedSkipped, encoding, empty, swapped, zonePrefixed, metres, neighbour, ballpark, status,
    ragged, gbk,
  ]
}
