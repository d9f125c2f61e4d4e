import Foundation

/// What `account.json` of a result says. All areas in m².
public struct ResultAccount: Sendable, Codable {
  /// An area on the ellipsoid and in the plane.
  public struct Pair: Sendable, Codable {
    /// On the ellipsoid.
    public let ellipsoidal: Double
    /// In the working plane.
    public let plane: Double

    private enum CodingKeys: String, CodingKey {
      case ellipsoidal = "ellipsoidal_m2"
      case plane = "plane_m2"
    }
  }

  /// Two features of a layer that share ground.
  public struct Overlap: Sendable, Codable {
    /// Their ids.
    public let a, b: String
    /// What they share.
    public let m2: Double
    /// Whether all of it is slivers.
    public let sliver: Bool
  }

  /// What a layer adds up to.
  public struct Layer: Sendable, Codable {
    /// Features, and usable ones.
    public let features, usable: Int
    /// Σ A, the union's area, and the difference.
    public let gross, net, overlap: Double
    /// The pairs that share ground.
    public let overlaps: [Overlap]

    private enum CodingKeys: String, CodingKey {
      case features, usable, overlaps
      case gross = "gross_m2"
      case net = "net_m2"
      case overlap = "overlap_m2"
    }
  }

  /// The three layers.
  public struct Layers: Sendable, Codable {
    /// Parcels, zones, planned parks.
    public let parcels, zones, parks: Layer
  }

  /// Sum less union.
  public struct Closing: Sendable, Codable {
    /// In the plane, on the ellipsoid.
    public let plane, ellipsoidal: Double
    /// Whether the plane closes to 1e-9.
    public let closes: Bool

    private enum CodingKeys: String, CodingKey {
      case plane = "plane_m2"
      case ellipsoidal = "ellipsoidal_m2"
      case closes = "plane_closes_to_1e-9"
    }
  }

  /// A registered total and what was measured.
  public struct ControlTotal: Sendable, Codable {
    /// Layer, and which area of it.
    public let layer, measure: String
    /// Registered, measured, measured less registered.
    public let registered, measured, difference: Double
    /// Relative difference, and the accepted one.
    public let relative, tolerance: Double
    /// Whether it is within the tolerance.
    public let met: Bool
    /// Where it comes from.
    public let source: String?

    private enum CodingKeys: String, CodingKey {
      case layer, measure, relative, tolerance, met, source
      case registered = "registered_m2"
      case measured = "measured_m2"
      case difference = "difference_m2"
    }
  }

  /// What was apportioned from zones, of one measure, 亿元 a year.
  public struct Estimate: Sendable, Codable {
    /// Parcels that were estimated.
    public let parcels: Int
    /// What overlapping parcels received twice.
    public let receivedTwice: Double
    /// Each zone's amount and where it went.
    public let zones: [Zone]

    /// A zone's amount.
    public struct Zone: Sendable, Codable {
      /// Its id.
      public let zone: String
      /// Given, accounted for by measured parcels, apportioned, left over.
      public let given, accounted, apportioned, residual: Double
    }

    private enum CodingKeys: String, CodingKey {
      case parcels, zones
      case receivedTwice = "received_twice"
    }
  }

  /// The layers.
  public let layers: Layers
  /// The seven classes by name: `P`, `Z`, `K`, `PZ`, `PK`, `ZK`, `PZK`.
  public let classes: [String: Pair]
  /// Σ classes.
  public let sum: Pair
  /// The union, found in another way.
  public let union: Pair
  /// Sum less union.
  public let closing: Closing
  /// Slivers.
  public let slivers: Int
  /// Registered totals.
  public let controlTotals: [ControlTotal]
  /// By measure, when amounts were apportioned.
  public let estimate: [String: Estimate]?

  private enum CodingKeys: String, CodingKey {
    case layers, classes, sum, union, closing, slivers, estimate
    case controlTotals = "control_totals"
  }
}

/// One thing that was wrong, as `problems.json` has it.
public struct ResultProblem: Sendable, Codable {
  /// Its class and severity.
  public let kind, severity: String
  /// Where: the layer, the file and the feature's id.
  public let layer, file, id: String?
  /// Where, in a workbook: its sheet and cell.
  public let sheet, cell: String?
  /// Where: counts from 1.
  public let line, column, feature, part, ring, vertex: Int?
  /// The byte in the file, from 0.
  public let offset: Int?
  /// Where on the ground, degrees.
  public let lon, lat: Double?
  /// Around a repair, m².
  public let areaBefore, areaAfter: Double?
  /// What exactly.
  public let detail: Bilingual

  private enum CodingKeys: String, CodingKey {
    case severity, layer, file, id, sheet, cell, line, column, feature, part, ring, vertex, offset, lon, lat,
      detail
    case kind = "class"
    case areaBefore = "area_before_m2"
    case areaAfter = "area_after_m2"
  }
}

/// How many problems of a class there are.
public struct ResultProblemCount: Sendable, Codable {
  /// Class and severity.
  public let kind, severity: String
  /// How many.
  public let count: Int
  /// What the class is called.
  public let title: Bilingual

  private enum CodingKeys: String, CodingKey {
    case severity, count, title
    case kind = "class"
  }
}

extension ResultFolder {
  /// The land account. **Throws** `InputFailure` when the file is damaged.
  public func account() throws(InputFailure) -> ResultAccount { try decoded("account.json") }

  /// The problems by class and severity, and the first `limit` of them in the order of the run.
  ///
  /// **Throws** `InputFailure` when the file is damaged. **Complexity**: linear in the file, which is in memory.
  public func problems(
    limit: Int = .max
  ) throws(InputFailure) -> (counts: [ResultProblemCount], problems: [ResultProblem]) {
    let name = "problems.json"
    let bytes = try contents(name)
    func damaged(_ offset: Int) -> InputFailure {
      InputFailure([
        Problem(
          .resultFolder, at: Place(file: file(name), offset: offset),
          Bilingual(zh: "文件已损坏", en: "the file is damaged"))
      ])
    }
    return try bytes.withUnsafeBufferPointer { text throws(InputFailure) in
      let members = ObjectScan.members(of: text, at: 0)
      let decoder = JSONDecoder()
      func decode<Value: Decodable>(_ span: ByteSpan) throws(InputFailure) -> Value {
        do { return try decoder.decode(Value.self, from: Data(text[span.start..<span.end])) } catch {
          throw damaged(span.start)
        }
      }
      guard let counts = members.first(where: { ObjectScan.isName($0.key, "counts", in: text) }),
        let list = members.first(where: { ObjectScan.isName($0.key, "problems", in: text) })
      else { throw damaged(0) }
      var problems: [ResultProblem] = []
      var at = ObjectScan.skipBlanks(text, list.value.start + 1)
      while problems.count < limit, at < list.value.end, text[at] != UInt8(ascii: "]") {
        guard let end = ElementScan.end(of: text, from: at) else { throw damaged(at) }
        problems.append(try decode(ByteSpan(start: at, end: end)))
        at = ObjectScan.skipBlanks(text, end)
        if at < text.count, text[at] == UInt8(ascii: ",") { at = ObjectScan.skipBlanks(text, at + 1) }
      }
      return (try decode(counts.value), problems)
    }
  }

  private func contents(_ name: String) throws(InputFailure) -> [UInt8] {
    do throws(FileError) {
      let file = try ByteFile(self.file(name))
      return try file.bytes(0..<file.size)
    } catch { throw Self.refusal(file(name), zh: error.message.zh, en: error.message.en) }
  }

  private func decoded<Value: Decodable>(_ name: String) throws(InputFailure) -> Value {
    let bytes = try contents(name)
    do { return try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch {
      throw Self.refusal(file(name), zh: "文件已损坏：\(Self.words(error))", en: "damaged: \(Self.words(error))")
    }
  }
}
