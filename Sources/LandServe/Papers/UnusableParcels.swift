import Foundation
import LandKit
import LandReport

/// Parcels without a usable geometry. Where their features still name coordinates, these say where to look.
struct UnusableParcels: Sendable {
  private let study: ServedStudy
  private let parcels: [Int]

  /// **Complexity**: linear in the parcels.
  init(_ study: ServedStudy) {
    self.study = study
    parcels = (0..<study.count).filter { !study.measured.table[$0].isUsable }
  }

  func json(offset: Int, limit: Int, _ language: Language) throws -> JSONValue {
    .object([
      ("matched", .integer(parcels.count)), ("offset", .integer(offset)),
      (
        "parcels",
        .array(
          try parcels.dropFirst(offset).prefix(limit).map { index in
            let figures = study.measured.table[index]
            let reasons = StudyJSON.reasons(study.base.ranked.scorer.assess(figures).reasons.text, language)
            return .object([
              ("parcel", .integer(index)), ("id", .string(study.measured.table.idText(index))),
              ("name", .string(study.measured.name(index))), ("why", .string(reasons)),
              ("outlined", .bool(study.outlines.place(ofParcel: index) != nil)),
              ("at", try place(index)),
            ])
          })
      ),
    ])
  }

  /// The middle of the box of its outline, or of whatever coordinates its geometry names.
  private func place(_ index: Int) throws -> JSONValue {
    if study.outlines.place(ofParcel: index) != nil { return StudyJSON.place(index, study) }
    return Self.place(ofFeature: try study.ranked.bytes(study.measured.table[index].bytesInResult))
  }

  /// The middle of the coordinates of a feature, degrees; null when it has none that are degrees.
  static func place(ofFeature bytes: [UInt8]) -> JSONValue {
    guard let feature = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let geometry = feature["geometry"] as? [String: Any]
    else { return .null }
    var box: (west: Double, south: Double, east: Double, north: Double)?
    var rest: [Any] = [geometry["coordinates"], geometry["geometries"]].compactMap { $0 }
    while let next = rest.popLast() {
      if let numbers = next as? [Double] {
        guard numbers.count >= 2, WorldGrid.point(longitude: numbers[0], latitude: numbers[1]) != nil else {
          continue
        }
        let known = box ?? (numbers[0], numbers[1], numbers[0], numbers[1])
        box = (
          min(known.west, numbers[0]), min(known.south, numbers[1]), max(known.east, numbers[0]),
          max(known.north, numbers[1])
        )
      } else if let list = next as? [Any] {
        rest += list
      } else if let inner = next as? [String: Any] {
        rest += [inner["coordinates"], inner["geometries"]].compactMap { $0 }
      }
    }
    guard let box else { return .null }
    return .array(
      [(box.west + box.east) / 2, (box.south + box.north) / 2].map { .number(($0 * 1e7).rounded() / 1e7) })
  }
}
