/// The land account as JSON. All areas in m².
enum AccountJSON {
  static func document(_ study: MeasuredStudy) -> [UInt8] {
    let account = study.account
    var members: [(String, JSONValue)] = [
      ("unit", .string("m2")),
      (
        "layers",
        .object([
          ("parcels", layer(account.parcels) { study.table.idText(Int($0)) }),
          ("zones", layer(account.zones) { study.zoneIDs[Int($0)] }),
          ("parks", layer(account.parks) { study.parks[Int($0)].id }),
        ])
      ),
      (
        "classes",
        .object(LandAccount.Class.allCases.map { ($0.rawValue, pair(account.classes[$0] ?? .zero)) })
      ),
      ("sum", pair(account.sum)),
      ("union", pair(account.union)),
      (
        "closing",
        .object([
          ("plane_m2", .number(account.closing.plane)),
          ("ellipsoidal_m2", .number(account.closing.ellipsoidal)),
          ("plane_closes_to_1e-9", .bool(account.closes)),
        ])
      ),
      ("slivers", .integer(account.slivers)),
      (
        "control_totals",
        .array(study.request.filter == nil ? study.request.controlTotals.map { total($0, account) } : [])
      ),
    ]
    if let estimate = study.estimate { members.append(("estimate", self.estimate(estimate))) }
    return JSONValue.object(members).document
  }

  private static func layer(_ totals: LayerTotals, id: (Int32) -> String) -> JSONValue {
    .object([
      ("features", .integer(totals.features)), ("usable", .integer(totals.usable)),
      ("gross_m2", .number(totals.gross)), ("net_m2", .number(totals.netEllipsoidal)),
      ("overlap_m2", .number(totals.overlap.ellipsoidal)),
      ("gross_plane_m2", .number(totals.grossPair.plane)),
      ("net_plane_m2", .number(totals.net.plane)), ("overlap_plane_m2", .number(totals.overlap.plane)),
      (
        "overlaps",
        .array(
          totals.pairs.map {
            .object([
              ("a", .string(id($0.first))), ("b", .string(id($0.second))),
              ("feature_a", .integer(Int($0.first) + 1)), ("feature_b", .integer(Int($0.second) + 1)),
              ("m2", .number($0.area.ellipsoidal)), ("sliver", .bool($0.isSliver)),
            ])
          })
      ),
    ])
  }

  private static func pair(_ area: AreaPair) -> JSONValue {
    .object([("ellipsoidal_m2", .number(area.ellipsoidal)), ("plane_m2", .number(area.plane))])
  }

  private static func total(_ total: ControlPlan, _ account: LandAccount) -> JSONValue {
    let found = total.measured(in: account)
    return .object([
      ("layer", .string(total.layer.rawValue)), ("measure", .string(total.measure.rawValue)),
      ("registered_m2", .number(total.squareMetres)), ("measured_m2", .number(found)),
      ("difference_m2", .number(found - total.squareMetres)),
      ("relative", .number(found / total.squareMetres - 1)), ("tolerance", .number(total.tolerance)),
      ("met", .bool(abs(found - total.squareMetres) <= total.tolerance * total.squareMetres)),
      ("source", .optional(total.source)),
    ])
  }

  private static func estimate(_ estimate: ZoneEstimate) -> JSONValue {
    .object(
      Measure.allCases.map { measure in
        (
          measure.rawValue,
          .object([
            ("unit", .string("亿元")), ("parcels", .integer(estimate.parcels[measure])),
            ("received_twice", .number(estimate.twice[measure])),
            (
              "zones",
              .array(
                estimate.lines[measure].map {
                  .object([
                    ("zone", .string($0.zone)), ("given", .number($0.given)),
                    ("accounted", .number($0.accounted)), ("apportioned", .number($0.apportioned)),
                    ("residual", .number($0.residual)),
                  ])
                })
            ),
          ])
        )
      })
  }
}
