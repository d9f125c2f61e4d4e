import LandKit

/// What stands at the beginning of an index, as JSON.
struct IndexHeader: Codable, Sendable {
  /// Where a run of values lies, in bytes from the end of the header.
  struct Section: Codable, Sendable {
    var name: String
    var offset: Int
    var length: Int
  }

  /// The version of the format: an index of another is built anew.
  static let version = 1
  static let magic = Array("LANDIDX\n".utf8)

  var version = IndexHeader.version
  /// The program that built it.
  var tool = LandKitVersion.current
  /// SHA-256 of the result's manifest, and the size of its ranked layer.
  var manifest: String
  var rankedSize: Int
  /// Parcels, and those of them that have an outline to draw.
  var parcels: Int
  var drawn: Int
  /// The box of all outlines, in units of the grid: west, north, east, south.
  var box: [Int32]
  var frame: RereadFrame
  var sections: [Section] = []

  var gridBox: GridBox? {
    guard box.count == 4 else { return nil }
    return GridBox(minX: box[0], minY: box[1], maxX: box[2], maxY: box[3])
  }
}

/// The runs of values in an index. Those of parcels are in the order of the ranked layer; those of outlines along the
/// Hilbert curve.
enum IndexSection: String, CaseIterable {
  /// `lk_area_m2`, `lk_yield`, `lk_tax`, `lk_dist_m`, `lk_share`, `lk_inpark`, `lk_inzone`; NaN where unknown.
  case area, yield, tax, distance, share, inPark, inZone
  /// Reference park, category, town, industry; first byte and bytes in the ranked layer.
  case park, category, town, industry, offset, length
  /// States of output and tax, reasons of geometry.
  case outputState, taxState, reasons
  /// Ends of id and name in the texts; the texts.
  case textEnds, texts
  /// Which parcel an outline is, its box, where its rings end; the rings.
  case order, boxes, ringEnds, rings
}
