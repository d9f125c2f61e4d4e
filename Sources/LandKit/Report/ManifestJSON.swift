/// Where the results come from: inputs by hash, settings, pipelines, libraries, counts at every step. No clock, no
/// thread count and no machine in it, so that the same inputs give the same bytes.
enum ManifestJSON {
  /// The name and version of a result folder's layout. A reader takes its own version and no other.
  static let format = (name: "landcli results", version: 2)

  /// The manifest of a folder that holds `files`.
  static func document(_ study: RankedStudy, files: [(file: String, bytes: Int)]) -> [UInt8] {
    let measured = study.measured
    let libraries = LibraryVersions.current()
    return JSONValue.object([
      ("format", .object([("name", .string(format.name)), ("version", .integer(format.version))])),
      ("tool", .object([("name", .string("landcli")), ("version", .string(LandKitVersion.current))])),
      (
        "libraries",
        .object([
          ("geos", .string(libraries.geos)), ("proj", .string(libraries.proj)),
          ("proj_db", .optional(libraries.projDatabaseVersion)), ("epsg", .optional(libraries.epsgVersion)),
          ("simdjson", .string(libraries.simdjson)), ("libcrypto", .string(libraries.libcrypto)),
        ])
      ),
      ("proj_network", .bool(libraries.isProjNetworkEnabled)),
      ("inputs", .array(measured.inputs.map(input))),
      ("settings", settings(measured.request)),
      (
        "settings_from",
        .array(
          measured.request.settings.map {
            .object([
              ("key", .string($0.key)), ("value", .string($0.value)), ("from", .string($0.origin.text)),
            ])
          })
      ),
      ("columns", .array(measured.columns.map(\.json))), ("counts", counts(study)),
      (
        "files",
        .array(files.map { .object([("file", .string($0.file)), ("bytes", .integer($0.bytes))]) })
      ),
    ]).document
  }

  static func input(_ record: InputRecord) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("layer", .string(record.layer)), ("file", .string(record.file)), ("sha256", .string(record.sha256)),
      ("bytes", .integer(record.size)), ("form", .string(record.form)),
      ("features", .integer(record.features)),
    ]
    if let crs = record.crs {
      members += [
        ("crs", .string(crs)), ("crs_from", .optional(record.crsOrigin)),
        ("pipeline", .optional(record.pipeline)), ("accuracy_m", .optional(record.accuracy)),
      ]
    }
    return .object(members)
  }

  private static func settings(_ request: StudyRequest) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("year", .optional(request.year)), ("work_crs", .string(request.workCRS)),
      ("where", .optional(request.filter?.text)),
      (
        "weights",
        .object(Component.allCases.map { ($0.rawValue, .number(request.weights[$0])) })
      ),
      ("disputed_parks_count", .bool(request.includesDisputed)),
      ("carriers_count", .bool(request.includesCarriers)),
      ("missing_benchmark", .string(request.substitutesBenchmarks ? "substitute" : "unranked")),
      ("estimate", .string(request.estimatesFromZones ? "zones" : "none")),
      ("min_cover", .number(request.minimumCover)),
      ("sliver_width_m", .number(request.measure.sliverWidth)),
      ("densify_m", .number(request.measure.densify)), ("tie_area_m2", .number(request.measure.tieArea)),
      ("tie_distance_m", .number(request.measure.tieDistance)), ("prefix", .string(request.prefix)),
      ("rank_within", .optional(request.rankWithin?.rawValue)),
      ("absurd_output", .number(request.absurd.output)), ("absurd_tax", .number(request.absurd.tax)),
      ("allow_ballpark", .array(request.allowBallpark.sorted().map { .string($0) })),
    ]
    if let box = request.extent {
      members.append(("extent", .array([box.minX, box.minY, box.maxX, box.maxY].map { .number($0) })))
    }
    return .object(members)
  }

  private static func counts(_ study: RankedStudy) -> JSONValue {
    let measured = study.measured
    let states = study.states
    let problems = Severity.allCases.map { severity in
      (severity.rawValue, JSONValue.integer(measured.problems.problems.count { $0.severity == severity }))
    }
    return .object([
      ("parcels_read", .integer(measured.table.count + measured.leftOut)),
      ("parcels_left_out_by_where", .integer(measured.leftOut)),
      ("ranked", .integer(states.ranked.0)), ("unranked", .integer(states.unranked.0)),
      ("unusable", .integer(states.unusable)),
      ("zones", .integer(measured.account.zones.features)),
      ("zones_usable", .integer(measured.account.zones.usable)),
      ("parks", .integer(measured.parks.count)),
      ("parks_counted", .integer(measured.benchmarks.count { $0.isPlanned })),
      ("parcel_overlaps", .integer(measured.account.parcels.pairs.count)),
      ("slivers", .integer(measured.account.slivers)), ("problems", .object(problems)),
    ])
  }
}
