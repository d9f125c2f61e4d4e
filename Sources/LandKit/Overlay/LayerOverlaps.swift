import Synchronization

/// Two features of one layer that share ground.
public struct OverlapPair: Sendable, Equatable, Codable {
  /// The earlier in the layer.
  public let first: Int32
  /// The later.
  public let second: Int32
  /// What they share, m².
  public let area: AreaPair
  /// Whether all of it is slivers.
  public let isSliver: Bool
  /// A corner of it, longitude and latitude in degrees.
  public let lon: Double
  /// See `lon`.
  public let lat: Double
}

/// What a layer's features share among themselves, and how much of it lies in the small layers.
struct LayerOverlaps: Sendable {
  /// All pairs, in the order of the features.
  var pairs: [OverlapPair] = []
  /// What must be added to the sums over whole features so that no ground counts twice.
  var correction = Cover()
}

/// Finds the overlaps inside a layer of any size without a union: only features whose boxes meet are looked
/// at, each part of the plane by itself.
struct OverlapSearch: Sendable {
  let count: Int
  let threads: Int
  let box: @Sendable (Int32) -> Box
  /// Whether two features whose boxes meet may share ground, as far as is known without their polygons.
  var mayMeet: @Sendable (Int32, Int32) -> Bool = { _, _ in true }
  /// A loader for a thread of its own.
  let makeLoader: @Sendable () throws -> any GeometryLoader

  /// All overlaps. The same for any number of threads.
  func run() throws -> LayerOverlaps {
    let leaves = try BoxPairs.leaves(count: count, threads: threads, box: box)
    let next = Atomic<Int>(0)
    let found = try Workers.run(threads: threads) { _ in
      let loader = try makeLoader()
      var pairs: [OverlapPair] = []
      while true {
        let leaf = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard leaf < leaves.count else { return pairs }
        pairs += try search(leaves[leaf], loader)
      }
    }
    var overlaps = LayerOverlaps()
    overlaps.pairs = found.joined().sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    overlaps.correction = try correction(overlaps.pairs)
    return overlaps
  }

  private func search(_ leaf: BoxPairs.Leaf, _ loader: any GeometryLoader) throws -> [OverlapPair] {
    let candidates = BoxPairs.pairs(in: leaf, box: box).filter { mayMeet($0.0, $0.1) }
    if candidates.isEmpty { return [] }
    var involved = Set<Int32>()
    for (i, j) in candidates {
      involved.insert(i)
      involved.insert(j)
    }
    var loaded: [Int32: OverlaySubject] = [:]
    for member in involved.sorted() { loaded[member] = try loader.subject(member) }
    var pairs: [OverlapPair] = []
    for (i, j) in candidates {
      guard let a = loaded[i], let b = loaded[j], AreaContact.mayOverlap(a.plane, a.box, b.plane, b.box)
      else { continue }
      let shared = try a.geometry().intersection(try b.geometry()).polygonSet()
      let area = shared.planeArea
      guard area > 0 else { continue }
      let corner = loader.measurer.lonLat(shared.xy[0], shared.xy[1])
      pairs.append(
        OverlapPair(
          first: i, second: j,
          area: AreaPair(plane: area, ellipsoidal: loader.measurer.ellipsoidalArea(shared)),
          isSliver: (0..<shared.polygonCount).allSatisfy {
            let part = shared.polygon($0)
            return loader.measurer.isSliver(area: part.planeArea, perimeter: part.planePerimeter)
          }, lon: corner.lon, lat: corner.lat))
    }
    return pairs
  }

  /// For each feature that overlaps earlier ones: what is left of it without them, less what it was.
  private func correction(_ pairs: [OverlapPair]) throws -> Cover {
    let earlier = Dictionary(grouping: pairs, by: \.second)
    let later = earlier.keys.sorted()
    let next = Atomic<Int>(0)
    let found = try Workers.run(threads: later.count < 64 ? 1 : threads) { _ in
      let loader = try makeLoader()
      var covers: [(Int32, Cover)] = []
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < later.count else { return covers }
        let feature = later[place]
        guard let subject = try loader.subject(feature) else { continue }
        let others = try (earlier[feature] ?? []).compactMap { try loader.subject($0.first)?.geometry() }
        let rest = try subject.geometry().difference(try GEOSGeometry.union(of: others)).polygonSet()
        let left = loader.subject(of: rest)
        covers.append((feature, try loader.cover(left) - (try loader.cover(subject))))
      }
    }
    return found.joined().sorted { $0.0 < $1.0 }.reduce(Cover()) { $0 + $1.1 }
  }
}

/// Gives the polygons of a layer's features in the working plane, again. One a worker.
protocol GeometryLoader: AnyObject {
  var measurer: PieceMeasurer { get }
  /// Feature `index`; nil when it is unusable.
  func subject(_ index: Int32) throws -> OverlaySubject?
  /// A part of a feature.
  func subject(of part: PolygonSet) -> OverlaySubject
  /// How much of it lies in the small layers.
  func cover(_ subject: OverlaySubject) throws -> Cover
}
