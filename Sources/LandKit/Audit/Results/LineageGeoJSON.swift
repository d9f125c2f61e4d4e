/// The members of every component that changed, as polygons of both years: what is the same ground under the same
/// id is left out. Longitude and latitude, nine decimals.
struct LineageGeoJSON {
  let result: AuditResult

  func write(to output: OutputFile) throws {
    var out = TextBuffer(capacity: 1 << 20)
    out.append("{\"type\":\"FeatureCollection\",\"features\":[")
    if let before = result.against, let request = result.year.request {
      let projection = try request.workProjection()
      var isFirst = true
      for (role, lineage) in result.lineages {
        for (i, component) in lineage.components.enumerated()
        where component.kind != .same || component.identity != .kept {
          for (year, layer, places) in [
            (before.year, before[role], component.old), (result.year.year, result.year[role], component.new),
          ] {
            for place in places {
              out.append(isFirst ? "\n" : ",\n")
              isFirst = false
              out.append("{\"type\":\"Feature\",\"properties\":")
              properties(role, i, component, year, layer.members[place]).write(to: &out)
              out.append(",\"geometry\":")
              var set = layer.geometry[place]
              _ = projection.unproject(&set.xy)
              set.closeRings()
              GeometryWriter(decimals: 9).write(set, to: &out)
              out.append("}")
              guard out.bytes.count > 1 << 20 else { continue }
              try output.append(out.bytes)
              out.removeAll()
            }
          }
        }
      }
    }
    out.append("\n]}\n")
    try output.append(out.bytes)
    try output.finish()
  }

  private func properties(
    _ role: LayerRole, _ component: Int, _ lineage: LineageComponent, _ year: Int, _ member: AuditMember
  ) -> JSONValue {
    .object([
      ("layer", .string(role.rawValue)), ("component", .integer(component + 1)), ("year", .integer(year)),
      ("kind", .string(lineage.kind.rawValue)), ("identity", .optional(lineage.identity?.rawValue)),
      ("id", .string(member.id)), ("name", .string(member.name)), ("m2", .number(member.area)),
      ("changed_share", .number(lineage.changedShare)),
    ])
  }
}
