import CGEOS

/// An STR-tree over the boxes of a small layer. Confined to its context's worker.
///
/// Boxes that are empty or not finite match nothing.
/// **Complexity**: O(n log n) to build, O(log n + hits) to query.
final class GEOSTree {
  private let context: GEOSContext
  private let handle: OpaquePointer
  /// One diagonal for each box; GEOS's documentation asks that they outlive the tree.
  private var diagonals: [GEOSGeometry] = []

  init(boxes: [Box], in context: GEOSContext) throws(GEOSError) {
    guard let handle = GEOSSTRtree_create_r(context.handle, 10) else { throw context.error("create tree") }
    self.context = context
    self.handle = handle
    context.countCreated()
    for (index, box) in boxes.enumerated() {
      guard let diagonal = try Self.diagonal(of: box, in: context) else { continue }
      diagonals.append(diagonal)
      // The index rides in the item's address, from 1, since a null item would be lost.
      diagonal.withHandle {
        GEOSSTRtree_insert_r($0, handle, $1, UnsafeMutableRawPointer(bitPattern: index + 1))
      }
    }
  }

  deinit {
    GEOSSTRtree_destroy_r(context.handle, handle)
    context.countDestroyed()
  }

  /// The indices of the boxes that share a point with `box`, ascending.
  func query(_ box: Box) -> [Int] {
    var found: [Int] = []
    query(box, into: &found)
    return found
  }

  /// Puts the indices of the boxes that share a point with `box` into `found`, ascending, in place of what
  /// it held.
  func query(_ box: Box, into found: inout [Int]) {
    found.removeAll(keepingCapacity: true)
    guard !diagonals.isEmpty, let probe = try? Self.diagonal(of: box, in: context) else { return }
    withExtendedLifetime(self) {
      withUnsafeMutablePointer(to: &found) { out in
        probe.withHandle { context, g in
          GEOSSTRtree_query_r(
            context, handle, g,
            { item, out in
              out?.assumingMemoryBound(to: [Int].self).pointee.append(Int(bitPattern: item) - 1)
            }, out)
        }
      }
    }
    found.sort()
  }

  /// A line from corner to corner, whose envelope is the box: it may be flat or a point, where a rectangle
  /// may not.
  private static func diagonal(of box: Box, in context: GEOSContext) throws(GEOSError) -> GEOSGeometry? {
    let corners = [box.minX, box.minY, box.maxX, box.maxY]
    guard !box.isEmpty, corners.allSatisfy(\.isFinite) else { return nil }
    let line = withExtendedLifetime(context) {
      GEOSCoordSeq_copyFromBuffer_r(context.handle, corners, 2, 0, 0)
        .flatMap { GEOSGeom_createLineString_r(context.handle, $0) }
    }
    return try GEOSGeometry(adopting: line, from: "create box", in: context)
  }
}
