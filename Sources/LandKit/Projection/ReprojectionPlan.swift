/// The choice of steps from one system to another, and what is to be said of it.
struct ReprojectionPlan {
  private(set) var steps: [ReprojectionStep] = []
  private(set) var notes: [Bilingual] = []
  private(set) var isBallpark = false
  private var pipelines: [String] = []
  private var accuracies: [Double?] = []

  /// For the manifest.
  var pipeline: String { pipelines.isEmpty ? "+proj=noop" : pipelines.joined(separator: " | ") }
  /// The sum of the steps' accuracies, m; nil when one is unknown.
  var accuracy: Double? {
    accuracies.reduce(0.0) { sum, next in sum.flatMap { s in next.map { s + $0 } } }
  }

  init(
    from source: CRS, to target: CRS, area: Box?, allowBallpark: Set<String>, context: ProjContext
  ) throws(ProjectionError) {
    guard source != target else { return }
    if source.isSwapped { add(.swap, "+proj=axisswap +order=2,1", accuracy: 0) }
    if let offset = source.offset { removeOffset(offset) }
    let from = source.offset == nil ? source.unswapped : .cgcs2000
    let to = target.offset == nil ? target.unswapped : .cgcs2000
    if from.isLonLat && to.isLonLat {
      if from != to { sameFrame(from, to) }
    } else if from != to {
      try addOperations(from, to, area: area, allowBallpark: allowBallpark, context: context)
    }
    if let offset = target.offset {
      add(.addOffset(offset), "EPSG:4490 → \(offset.rawValue)", accuracy: nil)
    }
    if target.isSwapped { add(.swap, "+proj=axisswap +order=2,1", accuracy: 0) }
  }

  private mutating func add(_ step: ReprojectionStep, _ pipeline: String, accuracy: Double?) {
    steps.append(step)
    pipelines.append(pipeline)
    accuracies.append(accuracy)
  }

  private mutating func add(_ operation: ProjOperation) {
    add(.operation(operation), operation.pipeline, accuracy: operation.accuracy)
    guard let better = operation.passedOver.first else { return }
    notes.append(
      Bilingual(
        zh: "缺少格网文件，未采用更精确的变换“\(better)”，改用“\(operation.name)”",
        en:
          "a better operation, \(better), needs a grid file that is not installed; \(operation.name) is used")
    )
  }

  private mutating func removeOffset(_ offset: WebMapOffset) {
    add(.removeOffset(offset), "\(offset.rawValue) → EPSG:4490", accuracy: nil)
    notes.append(
      Bilingual(
        zh: "\(offset.rawValue) 坐标按公开公式迭代反算为 CGCS2000（EPSG:4490）；官方算法未公开，与地图服务相差约 1 米",
        en:
          "\(offset.rawValue) was converted to CGCS2000 (EPSG:4490) by iterating the formula in public use; "
          + "the official one is unpublished, the difference about a metre"))
  }

  private mutating func sameFrame(_ a: CRS, _ b: CRS) {
    accuracies.append(nil)
    notes.append(
      Bilingual(
        zh: "\(a.canonicalName) 与 \(b.canonicalName) 视为同一坐标系（历元 2000.0 时相差厘米级），坐标数值不变",
        en:
          "\(a.canonicalName) and \(b.canonicalName) are taken as the same (centimetres apart at epoch 2000.0); "
          + "the numbers are unchanged"))
  }

  private mutating func addOperations(
    _ from: CRS, _ to: CRS, area: Box?, allowBallpark: Set<String>, context: ProjContext
  ) throws(ProjectionError) {
    guard let a = context.crs(from.definition), let b = context.crs(to.definition) else {
      throw context.databaseMissing()
    }
    func best(
      _ a: ProjObject, _ b: ProjObject, ballpark: Bool = false, intermediates: Bool = false
    ) -> ProjOperation? {
      ProjOperation.best(
        from: a, to: b, area: area, ballpark: ballpark, intermediates: intermediates, in: context)
    }
    if let direct = best(a, b) { return add(direct) }
    for (first, second) in [(CRS.cgcs2000, CRS.wgs84), (.wgs84, .cgcs2000)] {
      guard let hubA = context.crs(first.definition), let hubB = context.crs(second.definition) else {
        continue
      }
      let legA = from.isLonLat ? nil : best(a, hubA)
      let legB = to.isLonLat ? nil : best(hubB, b)
      guard from.isLonLat || legA != nil, to.isLonLat || legB != nil else { continue }
      if let legA { add(legA) }
      sameFrame(from.isLonLat ? from : first, to.isLonLat ? to : second)
      if let legB { add(legB) }
      return
    }
    if let indirect = best(a, b, intermediates: true) { return add(indirect) }
    guard let ballpark = best(a, b, ballpark: true) else { throw Self.noOperation(from, to) }
    guard Self.isAllowed(from, to, by: allowBallpark) else { throw Self.refused(from, to, ballpark) }
    add(ballpark)
    isBallpark = true
    notes.append(
      Bilingual(
        zh: "\(from.canonicalName) 到 \(to.canonicalName) 采用 PROJ 的粗略变换（坐标不作基准改正，精度未知），因已指名允许",
        en: "from \(from.canonicalName) to \(to.canonicalName) a ballpark operation is used (no datum shift, "
          + "accuracy unknown), as it was allowed by name"))
  }
}
