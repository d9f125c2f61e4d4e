import CKernels

/// A convex hull of a parcel, roughly: its box, and its extent along sixteen directions between the axes (a discrete
/// oriented polytope). Neighbours whose boxes meet are nearly all told apart by it, without reading them again.
///
/// 48 bytes: the box in `Float`, grown outwards; the extents in units of a 126th of the box's half diagonal, counted
/// from its middle and rounded outwards. **Units**: metres of the working CRS.
struct ParcelHull: Sendable, Equatable {
  /// `minX, minY, maxX, maxY`.
  private let edges: SIMD4<Float>
  private let least: SIMD16<Int8>
  private let greatest: SIMD16<Int8>

  /// The hull of nothing, which meets nothing.
  init() {
    edges = SIMD4(.infinity, .infinity, -.infinity, -.infinity)
    (least, greatest) = (SIMD16(), SIMD16())
  }

  /// The hull of `set`, whose box is `box`. **Complexity**: linear in the vertices.
  init(_ set: PolygonSet, box: Box) {
    edges = SIMD4(
      Float(box.minX).nextDown, Float(box.minY).nextDown, Float(box.maxX).nextUp, Float(box.maxY).nextUp)
    let (middle, unit) = Self.scale(edges)
    var (least, greatest) = (SIMD16<Int8>(), SIMD16<Int8>())
    withUnsafeMutableBytes(of: &least) { least in
      withUnsafeMutableBytes(of: &greatest) { greatest in
        set.xy.withUnsafeBufferPointer { xy in
          ckernels_extents(
            xy.baseAddress, xy.count / 2, middle.x, middle.y, unit,
            least.assumingMemoryBound(to: Int8.self).baseAddress,
            greatest.assumingMemoryBound(to: Int8.self).baseAddress)
        }
      }
    }
    (self.least, self.greatest) = (least, greatest)
  }

  /// The box around it; empty when the parcel is unusable.
  var box: Box {
    Box(minX: Double(edges.x), minY: Double(edges.y), maxX: Double(edges.z), maxY: Double(edges.w))
  }

  /// Whether the two may share a point. A gap under a micrometre is none.
  func mayMeet(_ other: ParcelHull) -> Bool {
    !withExtent { a in other.withExtent { b in ckernels_extents_apart(a, b) != 0 } }
  }

  private func withExtent<R>(_ body: (UnsafePointer<ckernels_extent>) -> R) -> R {
    let (middle, unit) = Self.scale(edges)
    return withUnsafeBytes(of: least) { least in
      withUnsafeBytes(of: greatest) { greatest in
        var extent = ckernels_extent(
          x: middle.x, y: middle.y, unit: unit, least: least.assumingMemoryBound(to: CChar.self).baseAddress,
          greatest: greatest.assumingMemoryBound(to: CChar.self).baseAddress)
        return body(&extent)
      }
    }
  }

  /// What the extents are counted from, and in: 126 units reach from the middle to the corners.
  private static func scale(_ edges: SIMD4<Float>) -> (middle: SIMD2<Double>, unit: Double) {
    let low = SIMD2<Double>(Double(edges.x), Double(edges.y)),
      high = SIMD2<Double>(Double(edges.z), Double(edges.w))
    let half = (high - low) / 2
    return (low + half, (half * half).sum().squareRoot() / 126)
  }
}
