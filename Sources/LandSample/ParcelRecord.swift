/// One parcel's properties, drawn from its ground's key.
struct ParcelRecord {
  let id: String
  let year: Int
  let area: Double
  let category: Int
  let village: Village
  let figures: Figures
  private var random: SeededRandom

  init(id: String, key: UInt64, village: Village, year: Int, area: Double, model: FigureModel) {
    self.id = id
    self.year = year
    self.area = area
    self.village = village
    var random = SeededRandom(mix(key, 0x50))
    let u = random.unit()
    category = u < 0.55 ? 0 : u < 0.85 ? 1 : 2
    figures = model.parcel(key, category: category, area: area, year: year)
    self.random = random
  }

  func write(_ shape: Shape, to text: inout ByteText) {
    var random = random
    let kind = Gazetteer.categories[category]
    let built = 1978 + random.below(40)
    let ratio = random.between(0.3, 2.6)
    // The registered area is mostly the measured one, and now and then an old figure.
    let registered = area * 3 / 2000 * (random.chance(0.04) ? random.between(0.93, 1.06) : 1)
    text.beginFeature()
    text.property("id", id, first: true)
    text.property("name", "\(village.name)\(kind)改造地块\(1 + random.below(998))号")
    text.property("category", kind)
    text.property("town", village.town)
    text.property("village", village.name)
    text.property("area_mu", fixed: Int64((registered * 1000).rounded()), decimals: 3)
    text.property("year", fixed: Int64(year), decimals: 0)
    text.property("output_wan", figures.output)
    text.property("tax_wan", figures.tax)
    text.property("land_use", Gazetteer.landUses[category == 0 ? random.below(2) : 2 + random.below(4)])
    text.property("industry", random.pick(Gazetteer.industries))
    text.property("owner", random.pick(Gazetteer.owners))
    text.property("plot_ratio", fixed: Int64((ratio * 100).rounded()), decimals: 2)
    text.property("floor_area_m2", fixed: Int64((area * ratio).rounded()), decimals: 0)
    text.property("built_year", fixed: Int64(built), decimals: 0)
    text.property("map_sheet", "F49G\(100 + random.below(899))\(100 + random.below(899))")
    text.property("owner_name", "\(village.town)\(village.name)经济联合社")
    text.property("cert_no", "粤（\(2010 + random.below(11))）广州市不动产权第\(10_000_000 + random.below(89_999_999))号")
    text.property("survey_date", "\(year - random.below(3))-0\(1 + random.below(9))-\(10 + random.below(19))")
    text.property("remark", random.pick(Gazetteer.remarks))
    text.endFeature(shape)
  }
}
