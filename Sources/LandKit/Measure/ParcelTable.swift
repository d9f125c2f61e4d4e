/// A worker's parcels of one chunk.
public struct MeasuredChunk: Sendable {
  /// The parcels, in the order of the file.
  public var parcels: [ParcelFigures] = []
  /// Their ids, each with its packed name behind it.
  private var texts: [UInt8] = []
  private var names = LetterPacking()
  /// A hull of each, until the overlaps are known.
  private(set) var hulls: [ParcelHull] = []

  /// The most bytes of an id and of a name that are kept.
  static let longest = (id: Int(UInt16.max), name: 30_000)

  /// Adds a parcel; of an id and a name so much is kept as `longest` says.
  mutating func append(
    _ figures: ParcelFigures, hull: ParcelHull? = nil, id: some Collection<UInt8>,
    name: UnsafeBufferPointer<UInt8>, by letters: inout LetterPacking.Numbers
  ) {
    if let hull { hulls.append(hull) }
    var figures = figures
    figures.idStart = UInt32(texts.count)
    figures.idCount = UInt16(clamping: id.count)
    texts.append(contentsOf: id.prefix(Self.longest.id))
    let start = texts.count
    names.pack(UnsafeBufferPointer(rebasing: name.prefix(Self.longest.name)), by: &letters, to: &texts)
    figures.nameCount = UInt16(clamping: texts.count - start)
    parcels.append(figures)
  }

  /// Makes room for `count` parcels and no more.
  mutating func reserve(_ count: Int) {
    parcels.reserveCapacity(count)
    hulls.reserveCapacity(count)
    texts.reserveCapacity(32 * count)
  }

  /// Lets go of room that was not needed once the last parcel is in, and makes `letters` ready for the next chunk.
  mutating func finish(_ letters: inout LetterPacking.Numbers) {
    names.finish(&letters)
    if texts.capacity > texts.count + texts.count / 16 { texts = texts.compacted() }
  }

  /// Lets go of the hulls.
  mutating func removeHulls() { hulls = [] }

  /// The id of the parcel at `place`, as UTF-8.
  func id(_ place: Int) -> ArraySlice<UInt8> {
    let start = Int(parcels[place].idStart)
    return texts[start..<(start + Int(parcels[place].idCount))]
  }

  /// Its name, appended to `out` as UTF-8.
  func appendName(_ place: Int, to out: inout [UInt8]) {
    let start = Int(parcels[place].idStart) + Int(parcels[place].idCount)
    names.unpack(texts[start..<(start + Int(parcels[place].nameCount))], to: &out)
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

  /// The name of parcel `index`.
  public func nameText(_ index: Int) -> String {
    let (chunk, place) = locate(index)
    var name: [UInt8] = []
    chunks[chunk].appendName(place, to: &name)
    return String(decoding: name, as: UTF8.self)
  }

  /// The hull of parcel `index`, unless they are gone.
  func hull(_ index: Int) -> ParcelHull {
    let (chunk, place) = locate(index)
    return chunks[chunk].hulls[place]
  }

  /// Lets go of all hulls, and gives their room back to the system.
  mutating func removeHulls() {
    for chunk in chunks.indices { chunks[chunk].removeHulls() }
    Memory.giveBack()
  }

  /// The index of the first parcel of chunk `chunk`.
  func start(ofChunk chunk: Int) -> Int { starts[chunk] }
}
