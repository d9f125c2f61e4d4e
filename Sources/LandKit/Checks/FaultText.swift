/// What the faults say. Vertices and edges are counted from 1, as their positions stand in the file.
enum FaultText {
  static func listingStopped(_ limit: Int) -> Bilingual {
    Bilingual(
      zh: "该要素的问题超过 \(limit) 处，其余不再逐一列出",
      en: "the feature has more than \(limit) faults; the rest are not listed")
  }

  static let searchStopped = Bilingual(
    zh: "边与边相遇之处过多，其余不再查找", en: "edges meet in too many places; the rest are not searched")

  static func notFinite(_ x: Double, _ y: Double, run: Int) -> Bilingual {
    Bilingual(
      zh: "坐标 (\(x), \(y)) 不是有限数\(tail(zh: run))", en: "coordinate (\(x), \(y)) is not finite\(tail(en: run))"
    )
  }

  static func outOfRange(_ x: Double, _ y: Double, run: Int) -> Bilingual {
    Bilingual(
      zh: "经纬度 (\(x), \(y)) 超出范围（经度 ±180°，纬度 ±90°）\(tail(zh: run))",
      en: "(\(x), \(y)) is no longitude and latitude (±180°, ±90°)\(tail(en: run))")
  }

  static func swapped(_ x: Double, _ y: Double, count: Int) -> Bilingual {
    Bilingual(
      zh: "(\(x), \(y)) 的纬度超出 ±90°，疑似经纬度颠倒：应先经度后纬度；共 \(count) 个顶点",
      en:
        "(\(x), \(y)) has a latitude beyond ±90°; the axes seem swapped (longitude goes first); \(count) vertices"
    )
  }

  static func unclosed(_ gap: Double) -> Bilingual {
    Bilingual(
      zh: "环未闭合：末点与首点相距 \(gap)", en: "the ring is not closed: its last position is \(gap) from its first")
  }

  static func short(_ count: Int) -> Bilingual {
    Bilingual(zh: "环只有 \(count) 个点，至少需要 4 个", en: "the ring has \(count) positions; at least 4 are needed")
  }

  static func duplicate(_ vertex: Int) -> Bilingual {
    Bilingual(zh: "第 \(vertex) 点与前一点重复", en: "vertex \(vertex) repeats the one before it")
  }

  static func spike(_ vertex: Int, exact: Bool) -> Bilingual {
    exact
      ? Bilingual(zh: "第 \(vertex) 点处折返，形成尖刺", en: "the ring turns back on itself at vertex \(vertex)")
      : Bilingual(
        zh: "第 \(vertex) 点处两边几乎重合，形成极窄的尖刺", en: "the edges at vertex \(vertex) all but coincide: a needle")
  }

  static let zeroArea = Bilingual(zh: "环不围成任何面积", en: "the ring encloses no area")

  static func crossing(_ a: Int, _ b: Int) -> Bilingual {
    Bilingual(zh: "从第 \(a) 点与第 \(b) 点起的两条边相交", en: "the edges from vertex \(a) and from vertex \(b) cross")
  }

  static func runsAlong(_ a: Int, _ b: Int) -> Bilingual {
    Bilingual(
      zh: "从第 \(a) 点与第 \(b) 点起的两条边部分重合",
      en: "the edges from vertex \(a) and from vertex \(b) run on each other")
  }

  static func touching(_ a: Int, _ b: Int) -> Bilingual {
    Bilingual(
      zh: "环自相接触：从第 \(a) 点与第 \(b) 点起的两条边在一点相接",
      en: "the ring touches itself where the edges from vertex \(a) and from vertex \(b) meet")
  }

  static func holeCrosses(ring: Int) -> Bilingual {
    ring == 1
      ? Bilingual(zh: "内环与外环相交", en: "the hole crosses its shell")
      : Bilingual(zh: "内环与第 \(ring) 环相交", en: "the hole crosses ring \(ring), another hole")
  }

  static let holeOutside = Bilingual(zh: "内环位于外环之外", en: "the hole lies outside its shell")

  static func holeNested(ring: Int) -> Bilingual {
    Bilingual(zh: "内环位于第 \(ring) 环（另一内环）之内", en: "the hole lies in ring \(ring), another hole")
  }

  static func partsCross(part: Int) -> Bilingual {
    Bilingual(zh: "与第 \(part) 部分相交或共边", en: "the polygon crosses polygon \(part) or shares an edge with it")
  }

  static func partNested(part: Int) -> Bilingual {
    Bilingual(zh: "位于第 \(part) 部分之内", en: "the polygon lies in polygon \(part)")
  }

  static func winding(isShell: Bool) -> Bilingual {
    isShell
      ? Bilingual(
        zh: "外环为顺时针，RFC 7946 要求逆时针", en: "the shell runs clockwise; RFC 7946 asks for counter-clockwise")
      : Bilingual(
        zh: "内环为逆时针，RFC 7946 要求顺时针", en: "the hole runs counter-clockwise; RFC 7946 asks for clockwise")
  }

  /// GEOS's own reason, for what only GEOS saw.
  static func geos(_ reason: String) -> Bilingual {
    Bilingual(zh: "几何无效（GEOS：\(reason)）", en: "the geometry is invalid (GEOS: \(reason))")
  }

  private static func tail(zh run: Int) -> String { run > 1 ? "，连续 \(run) 个顶点" : "" }
  private static func tail(en run: Int) -> String { run > 1 ? ", as are the next \(run - 1)" : "" }
}
