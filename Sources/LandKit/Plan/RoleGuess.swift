/// Guesses which layer a file belongs to.
enum RoleGuess {
  /// The role and why, or nil when nothing tells. A name tells before columns do.
  static func guess(_ file: FileProfile) -> (role: LayerRole, why: Bilingual)? {
    let name = file.name.lowercased()
    for (role, words) in names {
      if let word = words.first(where: { name.contains($0) }) {
        return (role, Bilingual(zh: "文件名含“\(word)”", en: "its name has \"\(word)\""))
      }
    }
    for (role, words) in columns {
      if let word = words.first(where: file.columns.contains) {
        return (role, Bilingual(zh: "有列“\(word)”", en: "it has a column \"\(word)\""))
      }
    }
    return nil
  }

  /// In the order in which they are tried: 村级工业园区 is no 园区.
  private static let names: [(LayerRole, [String])] = [
    (.zones, ["村级", "zone", "village"]), (.parcels, ["三旧", "地块", "图斑", "parcel", "sanjiu"]),
    (.district, ["district", "行政区", "区界", "boundary"]), (.parks, ["园区", "park"]), (.zones, ["工业园"]),
  ]
  private static let columns: [(LayerRole, [String])] = [
    (.parks, ["park_id", "园区编号", "bench_output_km2", "bench_tax_km2", "status"]),
    (.zones, ["zone_id", "enterprises"]), (.parcels, ["parcel_id", "地块编号", "图斑编号", "category"]),
  ]
}
