import LandKit

/// What one run of parcels of the ranked layer gives to an index.
struct IndexPart: Sendable {
  /// Figures and texts.
  private(set) var contents = IndexContents()
  private(set) var ranks: [Int32] = []
  /// The texts that the labels' numbers stand for in this part.
  private(set) var labels = LabelNumbers()
  /// For each parcel the box of its outline, empty when it has none, and where its rings end.
  private(set) var boxes: [GridBox] = []
  private(set) var ringEnds: [Int] = []
  private(set) var rings: [UInt8] = []

  init(_ parcels: [ResultParcel], _ parks: [String: Int32]) {
    for parcel in parcels {
      var figures = parcel.reread(parks: parks)
      figures.category = labels.number(parcel.category)
      figures.town = labels.number(parcel.town)
      figures.industry = labels.number(parcel.industry)
      contents.append(figures)
      contents.appendTexts(id: parcel.id, name: parcel.name)
      ranks.append(Int32(clamping: parcel.rank ?? 0))
      var box = GridBox()
      let before = rings.count
      if !RingCoder.append(parcel.geometry, to: &rings, box: &box) || box.isEmpty {
        rings.removeLast(rings.count - before)
        box = GridBox()
      }
      boxes.append(box)
      ringEnds.append(rings.count)
    }
  }

  /// The outlines alone, once the figures were taken.
  var outlines: IndexPart {
    var part = self
    (part.contents, part.ranks, part.labels) = (IndexContents(), [], LabelNumbers())
    return part
  }
}

/// Texts that repeat, each with a number; 0 is no text.
struct LabelNumbers: Sendable {
  private(set) var texts = [""]
  private var numbers = ["": UInt32(0)]

  mutating func number(_ text: String) -> UInt32 {
    if let known = numbers[text] { return known }
    let new = UInt32(texts.count)
    texts.append(text)
    numbers[text] = new
    return new
  }
}

extension IndexContents {
  mutating func appendTexts(id: String, name: String) {
    texts += Array(id.utf8)
    textEnds.append(UInt64(texts.count))
    texts += Array(name.utf8)
    textEnds.append(UInt64(texts.count))
  }

  /// Appends the figures and texts of the next part of the file.
  mutating func append(_ part: IndexPart, _ labels: inout LabelNumbers) {
    let other = part.contents
    let known = part.labels.texts.map { labels.number($0) }
    area += other.area
    yield += other.yield
    tax += other.tax
    distance += other.distance
    share += other.share
    inPark += other.inPark
    inZone += other.inZone
    park += other.park
    category += other.category.map { known[Int($0)] }
    town += other.town.map { known[Int($0)] }
    industry += other.industry.map { known[Int($0)] }
    offset += other.offset
    length += other.length
    outputState += other.outputState
    taxState += other.taxState
    reasons += other.reasons
    let start = UInt64(texts.count)
    textEnds += other.textEnds.map { $0 + start }
    texts += other.texts
  }
}
