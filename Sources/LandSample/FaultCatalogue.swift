import LandKit

/// The faulty features of the study year's parcels, each at its own place on the lake.
struct FaultCatalogue {
  private(set) var features: [FaultFeature] = []
  private var place = 0
  private let firstId: String

  /// The faults of a study whose first parcel has this id.
  init(firstId: String) {
    self.firstId = firstId
    addStructure()
    addRings()
    addPolygons()
    addCoordinates()
    addLayers()
    addAmounts()
  }

  private var id: String { "\"F\(place < 10 ? "00" : "0")\(place)\"" }

  private mutating func add(
    _ kind: ProblemClass?, ring: Int? = nil, vertex: Int? = nil, _ note: String,
    geometry: (Int) -> String = { ByteText.polygon([FaultGround.plot($0)]) },
    change: (inout FaultFeature) -> Void = { _ in }
  ) {
    place += 1
    var feature = FaultFeature(kind, id, geometry(place), ring: ring, vertex: vertex, note)
    change(&feature)
    features.append(feature)
  }

  private mutating func addStructure() {
    add(
      .jsonType, "coordinates are text",
      geometry: { _ in
        "{\"type\": \"Polygon\", \"coordinates\": \"113.256,23.52\"}"
      })
    add(.jsonType, "geometry is WKT text", geometry: { _ in "\"POLYGON EMPTY\"" })
    add(.jsonDuplicateMember, "category twice", change: { $0.extra = ", \"category\": \"旧村庄\"" })
    add(.idMissing, "no id", change: { ($0.id, $0.inTable) = (nil, false) })
    add(
      .idDuplicate, "id of the first parcel again",
      change: { [firstId] in ($0.id, $0.inTable) = ("\"\(firstId)\"", false) })
    add(nil, "number as id", change: { $0.id = "7001" })
    add(.idDuplicate, "the same number as text", change: { ($0.id, $0.inTable) = ("\"7001\"", false) })
    add(.geometryNull, "null geometry", geometry: { _ in "null" })
    add(
      .geometryType, "a point",
      geometry: { n in
        "{\"type\": \"Point\", \"coordinates\": \(ByteText.position(FaultGround.vertex(n, 0, 0)))}"
      })
    add(
      .geometryType, "a line",
      geometry: { n in
        let ends = [FaultGround.vertex(n, 0, 0), FaultGround.vertex(n, 40, 30)].map(ByteText.position)
        return "{\"type\": \"LineString\", \"coordinates\": [\(ends.joined(separator: ", "))]}"
      })
    add(
      .geometryCollection, "a collection of a polygon and a point",
      geometry: { n in
        let point =
          "{\"type\": \"Point\", \"coordinates\": \(ByteText.position(FaultGround.vertex(n, 60, 0)))}"
        return "{\"type\": \"GeometryCollection\", \"geometries\": ["
          + ByteText.polygon([FaultGround.plot(n)]) + ", " + point + "]}"
      })
    add(.geometryEmpty, "no coordinates", geometry: { _ in "{\"type\": \"Polygon\", \"coordinates\": []}" })
  }

  private mutating func addRings() {
    add(
      .ringUnclosed, ring: 1, vertex: 5, "the last vertex is not the first",
      geometry: {
        ByteText.polygon([FaultGround.plot($0).dropLast()])
      })
    add(
      .ringShort, ring: 1, "three positions only",
      geometry: {
        ByteText.polygon([FaultGround.ring($0, [(0, 0), (40, 5), (0, 0)])])
      })
    add(
      .ringSelfCrossing, ring: 1, vertex: 2, "a bow-tie: sides 2 and 4 cross",
      geometry: {
        ByteText.polygon([FaultGround.ring($0, [(0, 0), (50, 0), (0, 40), (50, 41), (0, 0)])])
      })
    add(
      .ringSpike, ring: 1, vertex: 3, "out and back along one line",
      geometry: {
        ByteText.polygon([
          FaultGround.ring($0, [(0, 0), (40, 0), (70, 0), (40, 0), (40, 40), (0, 40), (0, 0)])
        ])
      })
    add(
      .ringDuplicateVertex, ring: 1, vertex: 3, "the second vertex again",
      geometry: {
        ByteText.polygon([FaultGround.ring($0, [(0, 0), (48, 2), (48, 2), (51, 38), (-1, 39), (0, 0)])])
      })
    add(
      .ringWinding, ring: 1, "shell clockwise",
      geometry: {
        ByteText.polygon([FaultGround.plot($0).reversed()])
      })
    add(
      .zeroArea, ring: 1, "all vertices on one meridian",
      geometry: {
        ByteText.polygon([FaultGround.ring($0, [(0, 0), (0, 20), (0, 45), (0, 0)])])
      })
  }

  private mutating func addPolygons() {
    add(
      .holeOutside, ring: 2, "hole beside its shell",
      geometry: {
        ByteText.polygon([
          FaultGround.plot($0), FaultGround.ring($0, [(60, 5), (60, 20), (75, 20), (75, 5), (60, 5)]),
        ])
      })
    add(
      .shellNested, ring: 1, "second polygon within the first",
      geometry: {
        ByteText.multiPolygon([
          [FaultGround.plot($0)], [FaultGround.ring($0, [(12, 12), (30, 12), (30, 28), (12, 28), (12, 12)])],
        ])
      })
    add(
      .holeOutside, ring: 2, "hole across its shell",
      geometry: {
        ByteText.polygon([
          FaultGround.plot($0), FaultGround.ring($0, [(35, 10), (35, 25), (70, 25), (70, 10), (35, 10)]),
        ])
      })
  }

  private mutating func addCoordinates() {
    add(
      .coordinateNotFinite, ring: 1, vertex: 3, "longitude 1e999",
      geometry: {
        FaultCatalogue.replacing($0, vertex: 2, by: "[1e999,23.52]")
      })
    add(
      .coordinateRange, ring: 1, vertex: 3, "latitude 95",
      geometry: {
        FaultCatalogue.replacing($0, vertex: 2, by: "[113.256,95]")
      })
    add(
      .coordinateZ, ring: 1, vertex: 1, "a third ordinate",
      geometry: { n in
        let all = FaultGround.plot(n).map { ByteText.position($0).dropLast() + ",12.5]" }
        return "{\"type\": \"Polygon\", \"coordinates\": [[\(all.joined(separator: ", "))]]}"
      })
    add(
      .outsideDistrict, "4 km east of the district",
      geometry: { _ in
        let open = [(113.5, 23.4), (113.5006, 23.4), (113.5006, 23.4005), (113.5, 23.4005), (113.5, 23.4)]
        return ByteText.polygon([
          open.map { LocalPlane.nano(LocalPlane.point(lon: $0.0, lat: $0.1)) }
        ])
      })
  }

  private static func replacing(_ n: Int, vertex: Int, by text: String) -> String {
    var all = FaultGround.plot(n).map(ByteText.position)
    all[vertex] = text
    return "{\"type\": \"Polygon\", \"coordinates\": [[\(all.joined(separator: ", "))]]}"
  }

  private mutating func addLayers() {
    add(nil, "sound; the next one overlaps it")
    add(
      .overlap, "20 m into the parcel before it",
      geometry: { n in
        ByteText.polygon([FaultGround.ring(n - 1, [(30, 5), (75, 5), (75, 33), (30, 33), (30, 5)])])
      })
    // The zone of `FaultPlanter.plantZones` ends where this begins, but for 2 cm.
    add(
      .sliver, "2 cm into the planted zone ZF001 along 40 m",
      geometry: { _ in
        ByteText.polygon([
          FaultGround.ring(FaultPlanter.zonePlace, [(39.98, 0), (75, 0), (75, 40), (39.98, 40), (39.98, 0)])
        ])
      })
  }

  private mutating func addAmounts() {
    add(.amountNegative, "negative tax", change: { $0.tax = .number(-5_200) })
    add(.amountAbsurd, "output of a trillion 万元", change: { $0.output = .number(1_000_000_000_000_000) })
    add(.amountInvalid, "an amount in words", change: { $0.output = .text("约三百万") })
    add(.areaRegistered, "registered area ten times too large", change: { $0.registered = 30_000 })
    add(.keyUnmatched, "no row in the statistics", change: { $0.inTable = false })
    add(.keyDuplicate, "two rows in the statistics for one year")
  }
}
