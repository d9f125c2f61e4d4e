import Synchronization

/// Reads a measured year's parcels again, on all cores: what the figures do not keep, and the polygons when they
/// are wanted.
struct YearParcels: Sendable {
  private static let groupSize = 256
  let study: MeasuredStudy
  let keepsGeometry: Bool

  private struct Part: Sendable {
    var first: Int
    var members: [AuditMember] = []
    var geometry = GeometryColumn()
  }

  /// The parcels in the order of the files.
  func read() throws -> AuditLayer {
    let next = Atomic<Int>(0)
    let count = study.table.count
    let scorer = Scorer(parks: study.benchmarks, weights: study.request.weights)
    let parts = try Workers.run(threads: study.request.threads) { _ in
      let worker = try Worker(study, scorer)
      var parts: [Part] = []
      while true {
        let first = next.wrappingAdd(Self.groupSize, ordering: .relaxed).oldValue
        guard first < count else { return parts }
        var part = Part(first: first)
        for index in first..<min(first + Self.groupSize, count) {
          part.members.append(try worker.member(index))
          if keepsGeometry { part.geometry.append(worker.plane) }
        }
        parts.append(part)
      }
    }
    var layer = AuditLayer(.parcels)
    for part in parts.joined().sorted(by: { $0.first < $1.first }) {
      layer.members += part.members
      layer.geometry.append(part.geometry)
    }
    layer.overlaps = study.account.parcels.pairs
    layer.totals = study.account.parcels
    return layer
  }

  /// One thread's reader.
  private final class Worker {
    let study: MeasuredStudy
    let scorer: Scorer
    private let input: LayerInput
    private let files: [ByteFile]
    private let properties: PropertyReader
    private let reread: FeatureReread
    private let preparers: [FeaturePreparer]
    private var feature = ParsedFeature()
    private var prepared = PreparedGeometry()
    /// The polygons of the last member.
    private(set) var plane = PolygonSet()

    init(_ study: MeasuredStudy, _ scorer: Scorer) throws {
      (self.study, self.scorer, input) = (study, scorer, study.request.parcels)
      files = try input.files.map { try ByteFile($0.path) }
      properties = PropertyReader(input.columns, roles: [.area, .belt, .park])
      reread = FeatureReread(FeatureParser(wanted: properties.wanted))
      let (context, opening) = (GEOSContext(), study.opening)
      let toPlane = try opening.makeProjection()
      preparers = try files.indices.map {
        FeaturePreparer(
          context: context, kind: opening.coordinateKind(file: $0), toLonLat: try opening.toLonLat(file: $0),
          toPlane: toPlane, area: AuthalicArea())
      }
    }

    func member(_ index: Int) throws -> AuditMember {
      let figures = study.table[index]
      let file = Int(figures.source.file)
      let visit = try reread.read(
        files[file], offset: figures.source.offset, length: Int(figures.source.length), into: &feature)
      var out = AuditMember()
      out.id = study.table.idText(index)
      out.name = study.table.nameText(index)
      out.category = text(figures.labels.category)
      out.town = text(figures.labels.town)
      out.isUsable = figures.isUsable
      out.amounts = PerMeasure(output: figures.output, tax: figures.tax)
      out.file = input.files[file].name
      out.feature = Int(figures.source.feature) + 1
      out.namedPark = property(.park, visit)
      out.belt = property(.belt, visit)
      let registered = CellReader.cell(properties.token(.area, feature), visit)
      if registered.state.hasValue {
        out.registeredArea = input.columns[.area].area.squareMetres(registered.value)
      }
      if figures.park >= 0 {
        out.park = study.parks[Int(figures.park)].id
        if out.belt.isEmpty { out.belt = study.parks[Int(figures.park)].belt }
      }
      plane.removeAll()
      guard figures.isUsable else { return out }
      out.area = figures.area
      let assessment = scorer.assess(figures)
      out.standings = PerMeasure(output: assessment.yieldStanding, tax: assessment.taxStanding)
      prepare(figures, file, index)
      if prepared.lonLat.xy.count > 1 { (out.lon, out.lat) = (prepared.lonLat.xy[0], prepared.lonLat.xy[1]) }
      plane.copy(prepared.plane)
      return out
    }

    /// The geometry as it was measured. What was wrong with it was told then.
    private func prepare(_ figures: ParcelFigures, _ file: Int, _ index: Int) {
      if figures.source.isUntouched {
        return preparers[file].projectAgain(feature, area: figures.area, into: &prepared)
      }
      var silent = ProblemLedger()
      let place = FeaturePlace(layer: "parcels", file: "", offset: 0, feature: index, id: nil)
      preparers[file].prepare(feature, at: place, into: &prepared, ledger: &silent)
    }

    private func property(_ role: ColumnMap.Role, _ visit: ChunkReader.Visit) -> String {
      String(decoding: PropertyReader.text(properties.token(role, feature), visit), as: UTF8.self)
    }

    private func text(_ label: UInt32) -> String {
      String(decoding: study.texts.text(label), as: UTF8.self)
    }
  }
}
