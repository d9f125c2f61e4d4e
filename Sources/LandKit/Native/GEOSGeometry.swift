import CGEOS

/// One GEOS geometry. Owns its handle and keeps its context alive; confined to the context's worker.
///
/// **Units**: those of the coordinates it was made from.
final class GEOSGeometry {
  /// The context it lives in.
  let context: GEOSContext
  /// Valid while the object is; whoever passes it to C pins the object with `withExtendedLifetime`.
  let handle: OpaquePointer

  /// Takes ownership of what a GEOS call named `operation` returned; nil becomes the call's error.
  init(adopting handle: OpaquePointer?, from operation: String, in context: GEOSContext) throws(GEOSError) {
    guard let handle else { throw context.error(operation) }
    self.handle = handle
    self.context = context
    context.countCreated()
  }

  deinit {
    GEOSGeom_destroy_r(context.handle, handle)
    context.countDestroyed()
  }

  /// Runs `body` with the raw handles while both objects are certain to live.
  @inline(__always)
  func withHandle<R>(_ body: (GEOSContextHandle_t, OpaquePointer) -> R) -> R {
    withExtendedLifetime(self) { body(context.handle, handle) }
  }

  /// Runs `body` with this handle and another's while both objects are certain to live.
  @inline(__always)
  func withHandles<R>(
    _ other: GEOSGeometry, _ body: (GEOSContextHandle_t, OpaquePointer, OpaquePointer) -> R
  ) -> R {
    assert(context === other.context, "geometries of two contexts met")
    return withExtendedLifetime((self, other)) { body(context.handle, handle, other.handle) }
  }
}

// MARK: - Measures

extension GEOSGeometry {
  /// The plane area; NaN should GEOS fail.
  var area: Double {
    withHandle { context, g in
      var value = 0.0
      return GEOSArea_r(context, g, &value) == 1 ? value : .nan
    }
  }

  /// The plane length of all rings, holes included; NaN should GEOS fail.
  var perimeter: Double {
    withHandle { context, g in
      var value = 0.0
      return GEOSLength_r(context, g, &value) == 1 ? value : .nan
    }
  }

  /// Whether it holds no point.
  var isEmpty: Bool { withHandle { GEOSisEmpty_r($0, $1) == 1 } }

  /// The box around it; `Box.empty` when it is empty.
  var box: Box {
    if isEmpty { return .empty }
    return withHandle { context, g in
      var box = Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
      let done = GEOSGeom_getExtent_r(context, g, &box.minX, &box.minY, &box.maxX, &box.maxY)
      return done == 1 ? box : .empty
    }
  }
}
