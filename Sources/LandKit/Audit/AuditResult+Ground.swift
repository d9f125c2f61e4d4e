extension AuditResult {
  /// Hands every feature of a layer to `body`, in the order of the files, with its polygons in longitude and latitude;
  /// nil when it is unusable. `year` is one of the two that are compared.
  ///
  /// **Throws** what `body` does, and `ProjectionError`. **Complexity**: linear in the vertices.
  public static func eachFeature(
    of year: AuditYear, _ role: LayerRole, _ body: (AuditMember, PolygonSet?) throws -> Void
  ) throws {
    let layer = year[role]
    let projection = try year.request?.workProjection()
    for (place, member) in layer.members.enumerated() {
      guard let projection, place < layer.geometry.count, !layer.geometry.isEmpty(place) else {
        try body(member, nil)
        continue
      }
      var set = layer.geometry[place]
      _ = projection.unproject(&set.xy)
      set.closeRings()
      try body(member, set)
    }
  }
}
