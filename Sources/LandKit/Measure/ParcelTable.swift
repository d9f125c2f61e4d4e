/// A worker's parcels of one chunk.
public struct MeasuredChunk: Sendable {
  /// The parcels, in the order of the file.
  public var parcels: [ParcelFigures] = []
  /// Their ids and names, one after another.
  var texts: [UInt8] = []
  /// A hull of each, until the overlaps are known.
  private(set) var hulls: [ParcelHull] = []

  mutating func append(
    _ figures: ParcelFigures, hull: ParcelHull? = nil, id: some Collection<UInt8>,
    name: some Collection<UInt8>
  ) {
    if let hull { hulls.append(hull) }
    var figures = figures
    figures.idStart = UInt32(texts.count)
    figures.idCount = UInt16(clamping: id.count)
    texts.append(contentsOf: id.prefix(Int(UInt16.max)))
    figures.nameCount = UInt16(clamping: name.count)
    texts.append(contentsOf: name.prefix(Int(UInt16.max)))
    parcels.append(figures)
  }

  /// Makes room for `count` parcels and no more.
  mutating func reserve(_ count: Int) {
    parcels.reserveCapacity(count)
    hulls.reserveCapacity(count)
    texts.reserveCapacity(64 * count)
  }

  /// Lets go of room that was not needed.
  mutating func compact() {
    if texts.capacity > texts.count + texts.count / 16 { texts = texts.compacted() }
  }

  /// Lets go of the hulls.
  mutating func removeHulls() { hulls = [] }

  /// The id of the parcel at `place`, as UTF-8.
  func id(_ place: Int) -> ArraySlice<UInt8> {
    let start = Int(parcels[place].idStart)
    return texts[start..<(start + Int(parcels[place].idCount))]
  }

  /// Its name.
  func name(_ place: Int) -> ArraySlice<UInt8> {
    let start = Int(parcels[place].idStart) + Int(parcels[place].idCount)
    return texts[start..<(start + Int(parcels[place].nameCount))]
  }
}

/// The texts by which parcels are grouped.
public struct Labels<Value: Sendable & Codable>: Sendable, Codable {
  /// 旧城镇, 旧厂房, 旧村庄.
  public var category: Value
  /// Town or street.
  public var town: Value
  /// Industry.
  public var industry: Value
  /// What it is ranked within.
  public var group: Value
}

/// The figures of all parcels, in the order of the files, kept in the chunks in which they were measured.
public struct ParcelTable: Sendable {
  /// The chunks.
  public internal(set) var chunks: [MeasuredChunk] = []
  private var starts: [Int] = [0]
  /// The chunk of every 256th parcel.
  private var signposts: [Int32] = []

  /// An empty table.
  public init() {}

  /// How many parcels there are.
  public var count: Int { starts[starts.count - 1] }

  mutating func append(_ chunk: MeasuredChunk) {
    guard !chunk.parcels.isEmpty else { return }
    chunks.append(chunk)
    starts.append(count + chunk.parcels.count)
    while signposts.count << 8 < count { signposts.append(Int32(chunks.count - 1)) }
  }

  /// The chunk of parcel `index`, and its place there. **Complexity**: constant, unless chunks are tiny.
  func locate(_ index: Int) -> (chunk: Int, place: Int) {
    var chunk = Int(signposts[index >> 8])
    while starts[chunk + 1] <= index { chunk += 1 }
    return (chunk, index - starts[chunk])
  }

  /// Parcel `index`.
  public subscript(_ index: Int) -> ParcelFigures {
    get {
      let (chunk, place) = locate(index)
      return chunks[chunk].parcels[place]
    }
    set {
      let (chunk, place) = locate(index)
      chunks[chunk].parcels[place] = newValue
    }
  }

  /// The id of parcel `index`, as UTF-8.
  public func id(_ index: Int) -> ArraySlice<UInt8> {
    let (chunk, place) = locate(index)
    return chunks[chunk].id(place)
  }

  /// The id of parcel `index`.
  public func idText(_ index: Int) -> String { String(decoding: id(index), as: UTF8.self) }

  /// The hull of parcel `index`, unless they are gone.
  func hull(_ index: Int) -> ParcelHull {
    let (chunk, place) = locate(index)
    return chunks[chunk].hulls[place]
  }

  /// Lets go of all hulls.
  mutating func removeHulls() {
    for chunk in chunks.indices { chunks[chunk].removeHulls() }
  }

  /// The index of the first parcel of chunk `chunk`.
  func start(ofChunk chunk: Int) -> Int { starts[chunk] }
}
