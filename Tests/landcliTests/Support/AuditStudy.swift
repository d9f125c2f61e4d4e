import Foundation
import Testing

/// A study of three years and a few squares with a plan of its own, small enough to be audited many times.
struct AuditStudy {
  let folder: ScratchFolder
  var plan: String { folder.file("plan.yaml") }
  var ledger: String { folder.file("audit.gpkg") }

  /// `more` goes to the end of the plan file.
  init(parcels count: Int = 12, plan more: String = "") throws {
    folder = try ScratchFolder()
    for year in 2018...2020 {
      _ = try folder.write(Self.parcels(count, year), to: "parcels-\(year).geojson")
      _ = try folder.write(Self.parks(year), to: "parks-\(year).geojson")
    }
    _ = try folder.write(Self.plan + more, to: "plan.yaml")
  }

  private static let plan = """
    study: 试验
    year: 2020
    crs: EPSG:4490
    layers:
      parcels:
        years: {2018: parcels-2018.geojson, 2019: parcels-2019.geojson, 2020: parcels-2020.geojson}
      parks:
        years: {2018: parks-2018.geojson, 2019: parks-2019.geojson, 2020: parks-2020.geojson}

    """

  /// Squares in a row and one parcel without geometry; in 2020 the first has lost its tax, and the last its ground.
  static func parcels(_ count: Int, _ year: Int) -> String {
    let shown = year == 2020 ? count - 1 : count
    return Text.collection(
      (0..<shown).map { i in
        let tax = year == 2020 && i == 0 ? "null" : "\(20 + i)"
        return Text.feature(
          Text.square(113.2 + Double(i % 20) * 0.002, 23.4 + Double(i / 20) * 0.002),
          #""id":"S\#(i)","name":"地块\#(i)","town":"花山镇","output_wan":\#(300 + i * 7 + year - 2018),"tax_wan":\#(tax)"#
        )
      } + [#"{"type":"Feature","properties":{"id":"N"},"geometry":null}"#])
  }

  static func parks(_ year: Int, output: Int = 20000) -> String {
    Text.collection(
      (1...3).map { k in
        Text.feature(
          Text.square(113.2 + Double(k) * 0.02, 23.42, side: 0.01),
          #""id":"P\#(k)","name":"园区\#(k)","output_wan":\#(output * k + year - 2018),"tax_wan":\#(900 * k),"status":"planned""#
        )
      })
  }

  /// Audits a year into a folder of its own.
  @discardableResult
  func audit(_ year: Int, _ options: [String] = [], lang: String = "en") throws -> CLI.Outcome {
    try CLI.run(
      [
        "audit", plan, "--year", "\(year)", "-o", folder.file("out-\(UUID().uuidString)"), "--fail-on",
        "never",
        "--lang", lang,
      ] + options)
  }

  /// Runs `landcli audit` with a command on the ledger.
  func ask(_ command: [String], lang: String = "en") throws -> CLI.Outcome {
    try CLI.run(["audit"] + command + ["--ledger", ledger, "--lang", lang])
  }

  /// A command's answer as JSON.
  func json(_ command: [String]) throws -> [String: Any] {
    let out = try ask(command + ["--json"])
    return try #require(
      try JSONSerialization.jsonObject(with: Data(out.stdout.utf8)) as? [String: Any], "\(out.stderr)")
  }

  /// The runs of the ledger.
  func runs() throws -> [[String: Any]] { try #require(try json(["list"])["runs"] as? [[String: Any]]) }

  /// What GDAL's or SQLite's program says.
  static func tool(_ arguments: [String]) throws -> (status: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }
}
