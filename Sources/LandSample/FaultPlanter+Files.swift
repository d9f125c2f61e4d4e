import Foundation
import LandKit

extension FaultPlanter {
  /// Writes the files whose fault spoils the whole file, and the list.
  func plantFiles() throws(SampleError) {
    try plantText()
    try plantCoordinates()
    try plantTables()
    note(
      PlantedFault(
        .controlTotal, "plan.yaml", "the planted parcels come on top of the control total, so it is not met"))
    try writeList()
  }

  private func plantText() throws(SampleError) {
    let head = "{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\": \"Feature\", \"properties\": "
    let geometry = ByteText.polygon([FaultGround.plot(50)])
    try OutputFile.write(
      folder, FaultFile.malformed,
      head
        + "{\"id\": \"M1\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[113.25,,23.52], [113")
    note(
      PlantedFault(
        .jsonSyntax, FaultFile.malformed, feature: 1, line: 2, "two commas, and the file breaks off"))
    try OutputFile.write(
      folder, FaultFile.malformedSkipped,
      head + "{\"id\": \"M2\", \"extra\": {\"a\": [1, 2,, 3], \"b\": tru}}, \"geometry\": \(geometry)}\n]}\n")
    note(
      PlantedFault(
        .jsonSyntax, FaultFile.malformedSkipped, id: "M2", feature: 1, line: 2,
        "malformed where no reader looks"))
    let file = try OutputFile(folder, FaultFile.encoding)
    file.text.add(text: head + "{\"id\": \"M3\", \"name\": \"")
    // 花都 in GBK: no UTF-8.
    file.text.bytes += [0xBB, 0xA8, 0xB6, 0xBC]
    file.text.add(text: "\"}, \"geometry\": \(geometry)}\n]}\n")
    try file.close()
    note(PlantedFault(.jsonEncoding, FaultFile.encoding, feature: 1, line: 2, "GBK bytes in a JSON file"))
    try OutputFile.write(folder, FaultFile.empty, "{\"type\": \"FeatureCollection\", \"features\": []}\n")
    note(PlantedFault(.layerEmpty, FaultFile.empty, "no feature"))
  }

  private func plantCoordinates() throws(SampleError) {
    try plant(.coordinateSwapped, FaultFile.swapped, "latitude first") { ($0.lat, $0.lon, 9) }
    try plant(.crsMismatch, FaultFile.metres, "metres of EPSG:4547, no CRS said") {
      let p = GaussKruger.forward(lon: $0.lon, lat: $0.lat, meridian: 114)
      return (p.east, p.north, 3)
    }
    try plant(
      .crsMismatch, FaultFile.zonePrefixed, "eastings with the zone number 38 (EPSG:4526), no CRS said"
    ) {
      let p = GaussKruger.forward(lon: $0.lon, lat: $0.lat, meridian: 114)
      return (38_000_000 + p.east, p.north, 3)
    }
    try plant(
      .crsMismatch, FaultFile.neighbour, crs: "4547", "said to be EPSG:4547, drawn about 111°E (EPSG:4546)"
    ) {
      let p = GaussKruger.forward(lon: $0.lon, lat: $0.lat, meridian: 111)
      return (p.east, p.north, 3)
    }
    try plant(.crsBallpark, FaultFile.ballpark, crs: "4610", "Xian 80: PROJ has a ballpark operation only") {
      ($0.lon, $0.lat, 9)
    }
  }

  /// Three plots in other coordinates.
  private func plant(
    _ kind: ProblemClass, _ name: String, crs: String? = nil, _ note: String,
    _ change: ((lon: Double, lat: Double)) -> (Double, Double, Int)
  ) throws(SampleError) {
    var lines: [String] = []
    for n in 51...53 {
      let positions = FaultGround.plot(n).map { vertex in
        let (x, y, places) = change(vertex.degrees)
        return "[\(ReadmeText.decimal(x, places)),\(ReadmeText.decimal(y, places))]"
      }
      lines.append(
        "{\"type\": \"Feature\", \"properties\": {\"id\": \"C\(n)\", \"output_wan\": 120.5, \"tax_wan\": 4.2}, "
          + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[\(positions.joined(separator: ", "))]]}}"
      )
    }
    let member = crs.map {
      "\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"urn:ogc:def:crs:EPSG::\($0)\"}},\n"
    }
    try OutputFile.write(
      folder, name,
      "{\"type\": \"FeatureCollection\",\n\(member ?? "")\"features\": [\n\(lines.joined(separator: ",\n"))\n]}\n"
    )
    self.note(PlantedFault(kind, name, note))
  }

  private func plantTables() throws(SampleError) {
    let header = "id,year,output_wan,tax_wan,estimated"
    try OutputFile.write(
      folder, FaultFile.ragged,
      "\(header)\n\(plan.options.parcelId(1)),\(year),120.5,4.2,0\n\(plan.options.parcelId(2)),\(year),99.1\n\(plan.options.parcelId(3)),\(year),80,3,0\n"
    )
    note(
      PlantedFault(
        .tableShape, FaultFile.ragged, id: plan.options.parcelId(2), line: 3, "a row of three fields"))
    let file = try OutputFile(folder, FaultFile.gbk)
    file.text.add(text: "\(header),")
    // 备注 and 预估数 in GBK.
    file.text.bytes += [0xB1, 0xB8, 0xD7, 0xA2]
    file.text.add(text: "\n\(plan.options.parcelId(1)),\(year),120.5,4.2,1,")
    file.text.bytes += [0xD4, 0xA4, 0xB9, 0xC0, 0xCA, 0xFD]
    file.text.add("\n")
    try file.close()
    note(PlantedFault(.tableEncoding, FaultFile.gbk, line: 1, "a table in GBK"))
    try OutputFile.write(
      folder, FaultFile.status,
      "{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\": \"Feature\", \"properties\": "
        + "{\"id\": \"P01\", \"name\": \"花都高新技术产业开发区\", \"status\": \"planed\"}, "
        + "\"geometry\": \(ByteText.polygon([FaultGround.plot(54)]))}\n]}\n")
    note(PlantedFault(.statusUnknown, FaultFile.status, id: "P01", feature: 1, "status planed"))
    try OutputFile.write(folder, FaultFile.badUnit, PlanText.plan(plan.options, unit: "万圆"))
    note(PlantedFault(.unitUnknown, FaultFile.badUnit, "amounts in 万圆"))
  }

  private func writeList() throws(SampleError) {
    let file = try OutputFile(folder, "planted.json")
    file.text.add("[\n")
    for (i, fault) in planted.enumerated() {
      if i > 0 { file.text.add(",\n") }
      fault.write(to: &file.text)
    }
    file.text.add("\n]\n")
    try file.close()
  }
}
