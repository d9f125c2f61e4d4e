import LandKit

/// A feature with one thing wrong.
struct FaultFeature {
  /// The class, or nil for the sound partner of a pair.
  var kind: ProblemClass?
  /// The id as JSON text, or nil when there is none.
  var id: String?
  var geometry: String
  var ring: Int?
  var vertex: Int?
  var note: String
  var output = Cell.number(1_250_500)
  var tax = Cell.number(48_200)
  /// The registered area, 1/1000 亩, where it is the fault.
  var registered: Int64?
  /// Text put in as further properties.
  var extra = ""
  /// Whether the statistics have a row.
  var inTable = true

  init(
    _ kind: ProblemClass?, _ id: String?, _ geometry: String, ring: Int? = nil, vertex: Int? = nil,
    _ note: String
  ) {
    (self.kind, self.id, self.geometry) = (kind, id, geometry)
    (self.ring, self.vertex, self.note) = (ring, vertex, note)
  }

  /// The id as decoded text.
  var plainId: String? { id.map { $0.filter { $0 != "\"" } } }

  func write(to text: inout ByteText, year: Int) {
    text.beginFeature()
    if let id { text.add(text: "\"id\": \(id), ") }
    text.add(text: "\"name\": ")
    text.add(quoted: note)
    text.property("category", "旧厂房")
    text.property("town", "梯面镇")
    text.property("village", "湖区")
    if let registered { text.property("area_mu", fixed: registered, decimals: 3) }
    text.property("year", fixed: Int64(year), decimals: 0)
    text.property("output_wan", output)
    text.property("tax_wan", tax)
    text.add(text: extra)
    text.add("}, \"geometry\": ")
    text.add(text: geometry)
    text.add("}")
  }
}
