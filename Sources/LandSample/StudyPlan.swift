import Foundation

/// All that is decided before a byte is written: places, frames, sizes.
struct StudyPlan: Sendable {
  let options: SampleOptions
  let district: District
  let parks: [Park]
  let parcels: Fabric
  let parcelSites: [BlockSite]
  let zones: Fabric
  let zoneSites: [BlockSite]
  let figures: FigureModel

  init(_ options: SampleOptions, progress: (String) -> Void) throws(SampleError) {
    try options.validate()
    self.options = options
    district = District()
    parks = Park.catalogue
    // Blocks are larger when parcels are few; each village must have room for some.
    let count = min(165, max(8, options.parcels / 12))
    let villages = Village.place(count: count, seed: options.seed, district: district, parks: parks)
    (parcels, parcelSites) = try StudyPlan.fit(
      .parcels, options.seed, villages, district, count: options.parcels, area: options.parcelArea)
    progress("\(options.parcels) parcels placed")
    (zones, zoneSites) = try StudyPlan.fit(
      .zones, options.seed, villages, district, count: options.zones, area: options.zoneArea)
    progress("\(options.zones) zones placed")
    var model = FigureModel(seed: options.seed)
    model.level = FigureModel.level(
      years: Array(options.years), parks: parks, zoneArea: options.zoneArea, parcelArea: options.parcelArea)
    figures = model
  }

  /// Finds the unit of the frames at which the pieces come to a little more than `area`, then shrinks each
  /// block about its middle to meet it.
  private static func fit(
    _ style: FabricStyle, _ seed: UInt64, _ villages: [Village], _ district: District, count: Int,
    area: Double
  ) throws(SampleError) -> (Fabric, [BlockSite]) {
    var fabric = Fabric(
      seed: seed, style: style, villages: villages, district: district,
      pitch: (area / Double(count) / 2.2).squareRoot())
    var sites: [BlockSite] = []
    for attempt in 0..<24 {
      sites = try fabric.sites(count: count)
      let ratio = quickTotal(fabric, sites, stride: max(1, sites.count / 8000)) / area
      // Few large blocks change by jumps, so later attempts accept more.
      if ratio >= 1.005, ratio <= 1.02 + 0.02 * Double(attempt) { break }
      fabric.pitch *= (1.012 / ratio).squareRoot()
    }
    for _ in 0..<3 {
      fabric.shrink *= (area / quickTotal(fabric, sites, stride: 1)).squareRoot()
    }
    let exact = exactTotal(fabric, sites)
    fabric.shrink *= (area / exact).squareRoot()
    guard fabric.shrink <= 1 else { throw .unsettled(wanted: area, got: exact) }
    return (fabric, sites)
  }

  private static func quickTotal(_ fabric: Fabric, _ sites: [BlockSite], stride step: Int) -> Double {
    var drawing = BlockDrawing()
    var total = 0.0
    var sampled = 0
    for i in Swift.stride(from: 0, to: sites.count, by: step) {
      drawing.draw(fabric, sites[i])
      for mask in fabric.pieces(sites[i]).prefix(Int(sites[i].pieces)) {
        total += drawing.shape(mask).quickArea
      }
      sampled += Int(sites[i].pieces)
    }
    let all = sites.reduce(0) { $0 + Int($1.pieces) }
    return total * Double(all) / Double(max(1, sampled))
  }

  private static func exactTotal(_ fabric: Fabric, _ sites: [BlockSite]) -> Double {
    var drawing = BlockDrawing()
    var measure = ShapeMeasure()
    var total = 0.0
    for site in sites {
      drawing.draw(fabric, site)
      for mask in fabric.pieces(site).prefix(Int(site.pieces)) {
        total += measure.squareMetres(drawing.shape(mask))
      }
    }
    return total
  }
}
