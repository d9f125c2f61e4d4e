import LandKit

/// All that an index holds, in memory: about 110 bytes a parcel, its texts and its outline.
struct IndexContents: Sendable {
  var area: [Double] = []
  var yield: [Double] = []
  var tax: [Double] = []
  var distance: [Double] = []
  var share: [Double] = []
  var inPark: [Double] = []
  var inZone: [Double] = []
  var park: [Int32] = []
  var category: [UInt32] = []
  var town: [UInt32] = []
  var industry: [UInt32] = []
  var offset: [UInt64] = []
  var length: [UInt32] = []
  var outputState: [UInt8] = []
  var taxState: [UInt8] = []
  var reasons: [UInt16] = []
  /// For each parcel the end of its id and the end of its name.
  var textEnds: [UInt64] = []
  var texts: [UInt8] = []
  var order: [UInt32] = []
  /// Four for each outline: west, north, east, south.
  var boxes: [Int32] = []
  var ringEnds: [UInt64] = []
  var rings: [UInt8] = []

  /// Appends the figures of the next parcel of the file.
  mutating func append(_ parcel: RereadParcel) {
    area.append(parcel.area)
    yield.append(parcel.intensities.output)
    tax.append(parcel.intensities.tax)
    distance.append(parcel.distance)
    share.append(parcel.share)
    inPark.append(parcel.inPark)
    inZone.append(parcel.inZone)
    park.append(parcel.park)
    category.append(parcel.category)
    town.append(parcel.town)
    industry.append(parcel.industry)
    offset.append(UInt64(parcel.offset))
    length.append(parcel.length)
    outputState.append(Self.place(parcel.states.output))
    taxState.append(Self.place(parcel.states.tax))
    reasons.append(parcel.reasons.rawValue)
  }

  /// Parcel `index` as it was appended.
  func parcel(_ index: Int) -> RereadParcel {
    var parcel = RereadParcel()
    parcel.area = area[index]
    parcel.intensities = PerMeasure(output: yield[index], tax: tax[index])
    parcel.distance = distance[index]
    parcel.share = share[index]
    parcel.inPark = inPark[index]
    parcel.inZone = inZone[index]
    parcel.park = park[index]
    parcel.category = category[index]
    parcel.town = town[index]
    parcel.industry = industry[index]
    parcel.feature = UInt32(index)
    parcel.offset = Int(offset[index])
    parcel.length = length[index]
    parcel.states = PerMeasure(output: Self.state(outputState[index]), tax: Self.state(taxState[index]))
    parcel.reasons = Reasons(rawValue: reasons[index])
    return parcel
  }

  func id(_ index: Int) -> ArraySlice<UInt8> {
    texts[(index == 0 ? 0 : Int(textEnds[2 * index - 1]))..<Int(textEnds[2 * index])]
  }

  func name(_ index: Int) -> ArraySlice<UInt8> {
    texts[Int(textEnds[2 * index])..<Int(textEnds[2 * index + 1])]
  }

  private static func place(_ state: CellState) -> UInt8 {
    UInt8(CellState.allCases.firstIndex(of: state) ?? 0)
  }

  private static func state(_ place: UInt8) -> CellState {
    CellState.allCases.indices.contains(Int(place)) ? CellState.allCases[Int(place)] : .absent
  }

  /// The study that was ranked, for scoring again.
  func study(_ frame: RereadFrame, threads: Int) -> MeasuredStudy {
    var reading = StudyRereading()
    for index in area.indices { reading.append(parcel(index), id: id(index), name: name(index)) }
    return reading.finish(frame, threads: threads)
  }
}
