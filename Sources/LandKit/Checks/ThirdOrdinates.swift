/// Third ordinates go through to the export and play no part in any figure (method §1.1). That is said once a
/// file, at the first feature that has one, with the number of those that do.
struct ThirdOrdinates: Sendable {
  private var first: Place?
  private var count = 0

  /// Looks at one feature.
  mutating func note(_ polygons: PolygonSet, at place: @autoclosure () -> Place) {
    guard let vertex = polygons.z.firstIndex(where: { !$0.isNaN }) else { return }
    count += 1
    if first == nil { first = Self.place(ofVertex: vertex, in: polygons, place()) }
  }

  /// Adds what was found later in the file.
  mutating func add(_ later: ThirdOrdinates) {
    count += later.count
    first = first ?? later.first
  }

  /// Says it.
  func report(into ledger: inout ProblemLedger) {
    guard let first else { return }
    ledger.add(
      Problem(
        .coordinateZ, at: first,
        Bilingual(
          zh: "文件中 \(count) 个要素有第三维坐标，原样导出，不参与计算",
          en: "\(count) features of the file have third ordinates; they are exported and play no part")))
  }

  private static func place(ofVertex vertex: Int, in polygons: PolygonSet, _ feature: Place) -> Place {
    var place = feature
    let ring = polygons.ringEnds.firstIndex { $0 > vertex } ?? 0
    let part = polygons.polygonEnds.firstIndex { $0 > ring } ?? 0
    place.vertex = vertex - polygons.vertices(ofRing: ring).lowerBound + 1
    place.ring = ring - polygons.rings(ofPolygon: part).lowerBound + 1
    place.part = part + 1
    return place
  }
}
