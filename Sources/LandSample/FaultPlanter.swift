import Foundation
import LandKit

/// Plants every class of fault and keeps the list.
final class FaultPlanter {
  private(set) var planted: [PlantedFault] = []
  let plan: StudyPlan
  let folder: URL
  /// Where the planted zone lies.
  static let zonePlace = 62

  init(_ plan: StudyPlan, _ folder: URL) { (self.plan, self.folder) = (plan, folder) }

  var year: Int { plan.options.years.upperBound }
  func note(_ fault: PlantedFault) { planted.append(fault) }

  /// Adds a zone for a sliver and one that crosses itself.
  func plantZones(_ file: OutputFile, _ table: OutputFile) throws(SampleError) {
    let crossed = FaultGround.ring(61, [(0, 0), (50, 0), (0, 40), (50, 41), (0, 0)])
    let plain = FaultGround.ring(FaultPlanter.zonePlace, [(0, 0), (40, 0), (40, 40), (0, 40), (0, 0)])
    for (id, ring) in [("ZF001", plain), ("ZF002", crossed)] {
      file.text.add(",\n")
      file.text.beginFeature()
      file.text.property("id", id, first: true)
      file.text.property("name", "湖区工业区")
      file.text.property("town", "梯面镇")
      file.text.property("output_wan", .number(300_000))
      file.text.property("tax_wan", .number(12_000))
      file.text.endFeature(Shape(polygons: [[ring]]))
      table.text.addStats(id, year, Figures(output: .number(300_000), tax: .number(12_000), estimated: false))
    }
    let count = plan.options.zones
    note(
      PlantedFault(
        .ringSelfCrossing, "zones.geojson", id: "ZF002", feature: count + 2, ring: 1, vertex: 2,
        "a bow-tie: sides 2 and 4 cross"))
    table.text.addStats("Z99999", year, Figures(output: .number(1000), tax: .number(50), estimated: false))
    note(PlantedFault(.keyUnmatched, "stats-zones.csv", id: "Z99999", line: lines(table), "no such zone"))
  }

  /// Adds the faulty parcels and their rows.
  func plantParcels(_ file: OutputFile, _ table: OutputFile) throws(SampleError) {
    let name = "parcels-\(year).geojson"
    var place = plan.options.parcels
    for feature in FaultCatalogue(firstId: plan.options.parcelId(1)).features {
      place += 1
      file.text.add(",\n")
      feature.write(to: &file.text, year: year)
      try addRows(feature, table)
      guard let kind = feature.kind else { continue }
      // With a table of statistics, amounts are read from there.
      let isInTable = [.keyDuplicate, .amountNegative, .amountInvalid].contains(kind)
      note(
        PlantedFault(
          kind, isInTable ? "stats-parcels.csv" : name, id: feature.plainId, feature: isInTable ? nil : place,
          ring: feature.ring, vertex: feature.vertex, feature.note))
      if kind == .ringShort {
        note(
          PlantedFault(.geometryInvalid, name, id: feature.plainId, feature: place, "nothing is left of it"))
      }
    }
    table.text.addStats("X999999", year, Figures(output: .number(1000), tax: .number(50), estimated: false))
    note(PlantedFault(.keyUnmatched, "stats-parcels.csv", id: "X999999", "a row for no parcel"))
  }

  private func addRows(_ feature: FaultFeature, _ table: OutputFile) throws(SampleError) {
    guard feature.inTable, let id = feature.plainId else { return }
    let figures = Figures(output: feature.output, tax: feature.tax, estimated: false)
    table.text.addStats(id, year, figures)
    if feature.kind == .keyDuplicate { table.text.addStats(id, year, figures) }
  }

  /// The number of the line just written: the table is small enough not to have been spilt.
  private func lines(_ table: OutputFile) -> Int? {
    plan.options.zones <= 521 ? table.text.bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } : nil
  }
}
