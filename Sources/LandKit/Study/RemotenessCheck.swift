/// Catches layers that do not lie together, where no study area was given to hold them against: a neighbouring
/// zone moves a layer by some 300 km, and still into China.
enum RemotenessCheck {
  /// Farther than this from its park, in metres, no parcel of a study can be.
  static let limit = 100_000.0

  /// Warns when every parcel with a reference park lies beyond the limit.
  static func report(_ parcels: ParcelTable, into ledger: inout ProblemLedger) {
    var nearest = Double.infinity
    for chunk in parcels.chunks {
      for figures in chunk.parcels where figures.isUsable && figures.park >= 0 {
        nearest = min(nearest, figures.distance)
      }
    }
    guard nearest.isFinite, nearest > limit else { return }
    let km = fixed(nearest / 1000, 0)
    ledger.add(
      Problem(
        .crsMismatch, severity: .warning, at: Place(layer: "parcels"),
        Bilingual(
          zh: "最近的地块离园区也有 \(km) km：两个图层之一的坐标系可能有误；给出行政区图层或 --extent 可在读取时查出",
          en:
            "even the nearest parcel is \(km) km from a park: one of the two layers may be in another CRS; a district "
            + "layer or --extent catches that on reading")))
  }
}
