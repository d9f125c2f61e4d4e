/// The Gauss–Krüger grids that EPSG registers for China, by their codes.
///
/// 3° zones have the central meridians 75°, 78° … 135° E (zones 25–45), 6° zones 75°, 81° … 135° E
/// (zones 13–23). Each comes without and with the zone number before the easting. Codes run without gaps.
enum ChinaGrids {
  /// CGCS2000 grids, those of Huadu (central meridian 114° E) and its neighbours first.
  static let cgcs2000: [Int] = {
    let near = [4547, 4526, 4546, 4525, 4548, 4527, 4508, 4497, 4509, 4498]
    let rest = Array(4534...4554) + Array(4513...4533) + Array(4502...4512) + Array(4491...4501)
    return near + rest.filter { !near.contains($0) }
  }()

  /// The same grid on Xian 1980 and on Beijing 1954, for a CGCS2000 grid.
  static func older(of code: Int) -> [Int] {
    switch code {
    case 4534...4554: [2370 + code - 4534, 2422 + code - 4534]
    case 4513...4533: [2349 + code - 4513, 2401 + code - 4513]
    case 4502...4512: [2338 + code - 4502, 21453 + code - 4502]
    case 4491...4501: [2327 + code - 4491, 21413 + code - 4491]
    default: []
    }
  }

  /// The eastings, m, that a grid can have within China: half a million about its false easting and room for
  /// data carried beyond its zone.
  static func eastings(of code: Int) -> ClosedRange<Double> {
    let zone =
      switch code {
      case 4513...4533: code - 4513 + 25
      case 4491...4501: code - 4491 + 13
      default: 0
      }
    if code == 3857 { return 7e6...16e6 }
    let falseEasting = Double(zone) * 1e6 + 5e5
    return falseEasting - 1e6...falseEasting + 1e6
  }

  /// WGS 84 systems that creep into Chinese data: web Mercator and the UTM zones of China.
  static let foreign =
    [3857, 32649, 32650] + [32643, 32644, 32645, 32646, 32647, 32648, 32651, 32652, 32653]

  /// Every code that a message may propose.
  static let all = [4490] + cgcs2000 + foreign + [4610, 4214]
}
