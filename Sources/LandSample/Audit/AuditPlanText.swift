/// The plan and the README of the planted study.
enum AuditPlanText {
  static func plan(_ scene: AuditScene) -> String {
    let years = AuditScene.years.map { "\($0): parcels-\($0).geojson" }.joined(separator: ", ")
    func stats(_ layer: String) -> String {
      "{file: stats-\(layer).csv, key: id, year: year, output: {column: output_wan, unit: 万元}, "
        + "tax: {column: tax_wan, unit: 万元}, estimated: estimated}"
    }
    func indented(_ lines: [String]) -> String { lines.map { "  " + $0 }.joined(separator: "\n") }
    return """
      # 年度审计样例：图形与数字均为虚构，错误均为故意埋入。Synthetic: every fault is planted; planted.json lists them.
      study: 年度审计样例（合成）
      year: \(AuditScene.last)
      crs: EPSG:4490
      work_crs: EPSG:4547
      allow_ballpark: [EPSG:4610]
      estimate: zones
      layers:
        parcels:
          years: {\(years)}
          stats: \(stats("parcels"))
        zones:
          file: zones.geojson
          crs: EPSG:4610
          stats: \(stats("zones"))
        parks:
          file: parks.geojson
          stats: \(stats("parks"))
        district:
          file: district.geojson
      parks:
      \(indented(AuditScene.parkPlans))
      prices:
        basis: current
        years: {2018: {basis: constant, base_year: 2015}}
      control_totals:
      \(indented(scene.controlLines()))
      audit:
        waivers:
      \(indented(indented(AuditScene.waivers).split(separator: "\n").map(String.init)))

      """
  }

  static func readme(_ planted: PlantedAudit) -> String {
    """
    # 年度审计样例 · A study for the yearly audit

    图形与数字全部为虚构。三年数据中，沿革的每一类、数据可能有的每一种错误各埋入一处，另有刚好不到阈值的情形；`planted.json` 全部列出。

    Neither shapes nor figures are real. In three years every class of lineage and every fault that data can have is
    planted once, and cases just under the thresholds; `planted.json` lists them all: \(planted.components.count) components that
    are not the same ground under the same id, \(planted.findings.count) findings of the audit of \(AuditScene.last), \
    \(planted.nearMisses.count) near misses.

    ```
    landcli audit plan.yaml --year \(AuditScene.last) -o OUT
    ```

    """
  }
}
