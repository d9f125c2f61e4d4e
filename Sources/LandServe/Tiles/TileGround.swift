import Foundation

/// What ground a part of a tile stands for.
enum TileGround {
  /// The ground of a cell of 2^`shift` units near a tile's upper edge, m²: on the sphere of web maps, which is near
  /// enough to say how full a cell is.
  static func squareMetres(ofCell shift: Int, originY: Int) -> Double {
    let latitude = WorldGrid.place(GridPoint(x: 0, y: Int32(clamping: originY))).latitude
    let side = 40_075_016.686 / Double(WorldGrid.size) * pow(2, Double(shift)) * cos(latitude * .pi / 180)
    return max(side * side, 1e-9)
  }
}
