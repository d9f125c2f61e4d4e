import ArgumentParser
import LandKit

/// Where data should lie, and which inexact operations may take it elsewhere.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: """
      数据应在的范围：西,南,东,北（度）或 world，默认全国，用以查出坐标系声明有误。
      Where the data should lie: W,S,E,N in degrees, or world; China unless given. Catches a wrong CRS.
      """)
  var extent: Extent?

  @Option(
    help: """
      指名允许近似（ballpark）变换的坐标系，可重复给出。
      A system from which a ballpark operation may be used, by name; may be repeated.
      """)
  var allowBallpark: [String] = []

  /// The settings for opening layers, with a working CRS.
  func settings(workCRS: String) -> OpeningSettings {
    OpeningSettings(workCRS: workCRS, extent: extent?.box, allowBallpark: Set(allowBallpark))
  }
}

/// A box of longitude and latitude as an argument.
struct Extent: ExpressibleByArgument {
  let box: Box

  init?(argument: String) {
    if argument == "world" {
      box = Box(minX: -180, minY: -90, maxX: 180, maxY: 90)
      return
    }
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.count == 4, let west = numbers[0], let south = numbers[1], let east = numbers[2],
      let north = numbers[3], (-180...180).contains(west), (-180...180).contains(east),
      (-90...90).contains(south), (-90...90).contains(north), west <= east, south <= north
    else { return nil }
    box = Box(minX: west, minY: south, maxX: east, maxY: north)
  }
}
