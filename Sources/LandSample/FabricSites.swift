import Foundation

extension Fabric {
  /// The blocks that hold exactly `count` pieces, the best placed first chosen, in the order of villages.
  ///
  /// Memory: 20 bytes a block that the district could hold, whatever the count.
  func sites(count: Int) throws(SampleError) -> [BlockSite] {
    var all: [BlockSite] = []
    for v in villages.indices { addCandidates(of: v, to: &all) }
    all.sort {
      ($0.score, $0.village, $0.row, $0.column) < ($1.score, $1.village, $1.row, $1.column)
    }
    var chosen: [BlockSite] = []
    var total = 0
    for var site in all where total < count {
      site.pieces = Int32(min(pieces(site).count, count - total))
      total += Int(site.pieces)
      if site.pieces > 0 { chosen.append(site) }
    }
    guard total == count else { throw .tooMany(wanted: count, room: total) }
    all = []
    chosen.sort {
      ($0.village, $0.score, $0.row, $0.column) < ($1.village, $1.score, $1.row, $1.column)
    }
    return chosen
  }

  private func addCandidates(of v: Int, to all: inout [BlockSite]) {
    let village = villages[v]
    let unit = pitch * village.grain
    let farthest = 5500.0
    // Half the diagonal of a block's frame, and what bending adds to it.
    let radius =
      0.5 * (Fabric.width * Fabric.width + Fabric.height * Fabric.height).squareRoot() * unit * 1.13
    let columns = Int(farthest / (unit * Fabric.width)) + 1
    let rows = Int(farthest / (unit * Fabric.height)) + 1
    for row in -rows...rows {
      for column in -columns...columns {
        var site = BlockSite(
          village: Int32(v), column: Int32(column), row: Int32(row), pieces: 0, score: 0)
        let middle = plane(
          left(site) + Fabric.width / 2, (Double(row) + 0.5) * Fabric.height, village)
        let distance = middle.distance(to: village.centre)
        guard distance < farthest, village.owns(middle, radius: radius),
          district.holds(middle, radius: radius)
        else { continue }
        var random = SeededRandom(mix(site.hash(seed, style.salt), 3))
        let score = distance / (village.spread * style.reach) * random.between(0.75, 1.6)
        // A few blocks stand alone in the fields, far from their village.
        let alone = random.chance(0.012) ? 0.25 : 1
        site = BlockSite(
          village: site.village, column: site.column, row: site.row, pieces: 0, score: Float(score * alone))
        all.append(site)
      }
    }
  }
}
