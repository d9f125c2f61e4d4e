/// Why a parcel is not ranked, a bit each, in the order in which the reasons are written (method §5).
public struct Reasons: OptionSet, Sendable, Hashable, Codable {
  /// The bits.
  public let rawValue: UInt16
  /// Reasons from their bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// There is no geometry.
  public static let geometryNull = Reasons(rawValue: 1 << 0)
  /// The geometry is not polygonal.
  public static let geometryType = Reasons(rawValue: 1 << 1)
  /// No polygonal area is left of the geometry.
  public static let geometryInvalid = Reasons(rawValue: 1 << 2)
  /// The geometry has no image in the working CRS.
  public static let geometryCRS = Reasons(rawValue: 1 << 3)
  /// The output is withheld.
  public static let outputRedacted = Reasons(rawValue: 1 << 4)
  /// There is no output.
  public static let outputAbsent = Reasons(rawValue: 1 << 5)
  /// Output does not apply.
  public static let outputNA = Reasons(rawValue: 1 << 6)
  /// The output is no number.
  public static let outputInvalid = Reasons(rawValue: 1 << 7)
  /// The tax is withheld.
  public static let taxRedacted = Reasons(rawValue: 1 << 8)
  /// There is no tax.
  public static let taxAbsent = Reasons(rawValue: 1 << 9)
  /// Tax does not apply.
  public static let taxNA = Reasons(rawValue: 1 << 10)
  /// The tax is no number.
  public static let taxInvalid = Reasons(rawValue: 1 << 11)
  /// The reference park has no benchmark of output.
  public static let benchmarkYield = Reasons(rawValue: 1 << 12)
  /// The reference park has no benchmark of tax.
  public static let benchmarkTax = Reasons(rawValue: 1 << 13)

  static let names = [
    "geometry:null", "geometry:type", "geometry:invalid", "geometry:crs", "output:redacted", "output:absent",
    "output:na", "output:invalid", "tax:redacted", "tax:absent", "tax:na", "tax:invalid", "benchmark:yield",
    "benchmark:tax",
  ]

  /// The reasons joined by commas, or nil when there is none.
  public var text: String? {
    if isEmpty { return nil }
    return (0..<Self.names.count).filter { rawValue & (1 << UInt16($0)) != 0 }.map { Self.names[$0] }
      .joined(separator: ",")
  }

  /// The reason that an amount in `state` gives, if any.
  static func missing(_ measure: Measure, _ state: CellState) -> Reasons {
    let shift: UInt16 = measure == .output ? 0 : 4
    return switch state {
    case .measured, .estimated: []
    case .redacted: Reasons(rawValue: 1 << (4 + shift))
    case .absent: Reasons(rawValue: 1 << (5 + shift))
    case .na: Reasons(rawValue: 1 << (6 + shift))
    case .invalid: Reasons(rawValue: 1 << (7 + shift))
    }
  }
}

/// Where a parcel's bytes lie, and where the export splices the new properties in.
public struct ParcelSource: Sendable, Codable {
  /// What stands at the splice.
  enum Splice: UInt8, Sendable, Codable {
    /// The closing brace of an object that has members: a comma goes before the new ones.
    case intoObject
    /// The closing brace of an object without members.
    case intoEmptyObject
    /// A value that is no object (`null`), which an object replaces.
    case replacing
    /// The closing brace of a feature without the member `properties`.
    case addMember
    /// A geometry without a feature around it.
    case wrapGeometry
    /// A value that is neither: a feature without geometry stands for it, with the members of its properties,
    /// if it has an object of that name.
    case standIn
  }

  // The order of the fields leaves no gaps: there are as many of these as parcels.
  /// The first byte of the feature in the file.
  public internal(set) var offset: Int = 0
  /// Where the new properties go, from the feature's first byte.
  var spliceStart: UInt32 = 0
  /// Where the bytes that they replace end; `spliceStart` when they replace none.
  var spliceEnd: UInt32 = 0
  /// The feature's place in its file, from 0.
  var feature: UInt32 = 0
  /// Length of the feature in bytes.
  var length: UInt32 = 0
  /// The file, by its place in the study's list.
  var file: UInt16 = 0
  var splice = Splice.standIn
  private var repairs: UInt8 = 0

  /// Whether the geometry is written anew, because it was repaired.
  var isRepaired: Bool {
    get { repairs & 1 != 0 }
    set { repairs = repairs & ~1 | (newValue ? 1 : 0) }
  }
  /// Whether neither a repair in its CRS nor one in the plane was needed, so that it need not be checked again.
  var isUntouched: Bool {
    get { repairs & 2 != 0 }
    set { repairs = repairs & ~2 | (newValue ? 2 : 0) }
  }
}

/// All that is kept of a measured parcel: its figures, and the range of its bytes. 120 bytes.
public struct ParcelFigures: Sendable, Codable {
  /// Where its bytes lie.
  public var source = ParcelSource()
  private var outputState = CellState.absent
  private var taxState = CellState.absent
  /// The bytes of its id, and behind it those of its packed name, in the texts of its chunk.
  var idCount: UInt16 = 0
  var nameCount: UInt16 = 0
  /// Why it is unusable, if it is: only the reasons of geometry.
  public var reasons: Reasons = []
  /// Where its texts begin.
  var idStart: UInt32 = 0
  /// The reference park, by its place in the file; -1 when there is no planned park.
  public var park: Int32 = -1
  /// The line of its row in the table of statistics; -1 when it has none.
  public var statsLine: Int32 = -1
  /// The labels it carries, by their places in the table of texts; 0 for none.
  var labels = Labels<UInt32>(category: 0, town: 0, industry: 0, group: 0)
  /// Ellipsoidal area A(p), m².
  public var area = 0.0
  private var outputValue = Double.nan
  private var taxValue = Double.nan
  /// Plane distance to the reference park, m.
  public var distance = Double.nan
  /// s_i,r(i): share of the parcel in its reference park, slivers not counted.
  public var share = 0.0
  /// A(p ∩ ∪planned K)/A(p).
  public var inPark = 0.0
  /// A(p ∩ ∪z)/A(p).
  public var inZone = 0.0

  /// Whether it enters any sum.
  public var isUsable: Bool { reasons.isEmpty }

  /// Output, 亿元 a year; NaN when it has no value.
  public var output: Amount {
    get { Amount(outputState, yi: outputValue) }
    set { (outputState, outputValue) = (newValue.state, newValue.yi) }
  }

  /// Tax, 亿元 a year; NaN when it has no value.
  public var tax: Amount {
    get { Amount(taxState, yi: taxValue) }
    set { (taxState, taxValue) = (newValue.state, newValue.yi) }
  }

  /// Output or tax.
  public subscript(_ measure: Measure) -> Amount {
    get { measure == .output ? output : tax }
    set { if measure == .output { output = newValue } else { tax = newValue } }
  }
}
