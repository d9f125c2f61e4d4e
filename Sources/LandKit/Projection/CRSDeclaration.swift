/// The coordinate system that a file is read in, and who said so.
public struct CRSDeclaration: Sendable, Equatable {
  /// Who declared it, the strongest first.
  public enum Origin: String, Sendable, CaseIterable, Codable {
    /// `--crs` on the command line.
    case override
    /// The file's own `crs` member.
    case member
    /// The plan file.
    case plan
    /// RFC 7946, which GeoJSON without a word is under.
    case rfc7946
  }

  /// The coordinate system.
  public let crs: CRS
  /// Who declared it.
  public let origin: Origin
  /// What was overridden or converted.
  public let problems: [Problem]

  /// Decides between the voices: `--crs`, then the file's `crs` member, then the plan file, then RFC 7946.
  ///
  /// The weaker voice that said something else is named in a `crs:overridden` warning. A web-map offset gives
  /// a `crs:shifted` warning.
  ///
  /// - Parameters:
  ///   - member: The file's member.
  ///   - override: `--crs`.
  ///   - planDefault: The plan file's.
  ///   - place: Where the problems are to be located.
  /// - Throws: `.undeclared` when the member is null, a link or malformed and nobody else says; `.unknownCRS`,
  ///   `.notHorizontal` when it names nothing usable and `--crs` is not given.
  public static func resolve(
    member: CRSMember, override: CRS? = nil, planDefault: CRS? = nil, at place: Place = Place()
  ) throws(ProjectionError) -> CRSDeclaration {
    var said: CRS?
    var failure: ProjectionError?
    do { said = try read(member) } catch { failure = error }
    var problems: [Problem] = []
    func settle(_ crs: CRS, _ origin: Origin) -> CRSDeclaration {
      if crs.offset != nil { problems.append(shifted(crs, place)) }
      return CRSDeclaration(crs: crs, origin: origin, problems: problems)
    }
    if let override {
      if let failure {
        problems.append(overridden(failure.detail, by: override, .override, place))
      } else if let weaker = said ?? planDefault, weaker != override {
        problems.append(
          overridden(saying(weaker, said == nil ? .plan : .member), by: override, .override, place))
      } else if said == nil, planDefault == nil, !override.isLonLat {
        problems.append(overridden(saying(.crs84, .rfc7946), by: override, .override, place))
      }
      return settle(override, .override)
    }
    if let said {
      if let planDefault, planDefault != said {
        problems.append(overridden(saying(planDefault, .plan), by: said, .member, place))
      }
      return settle(said, .member)
    }
    if let failure {
      // A null member says that nobody knows; the plan may know. A name that can't be read is another matter.
      guard let planDefault, failure.kind == .undeclared else { throw failure }
      problems.append(overridden(failure.detail, by: planDefault, .plan, place))
      return settle(planDefault, .plan)
    }
    return planDefault.map { settle($0, .plan) } ?? settle(.crs84, .rfc7946)
  }

  private static func read(_ member: CRSMember) throws(ProjectionError) -> CRS? {
    switch member {
    case .absent: return nil
    case .named(let name): return try CRS(name, definitions: false)
    case .null:
      throw undeclared("文件的 crs 成员为 null，即坐标系未知", "the file's crs member is null: the system is unknown")
    case .link(let href):
      throw undeclared(
        "文件的 crs 成员是链接 \(href.quotedForMessage)，不予访问",
        "the file's crs member is a link, \(href.quotedForMessage); links are not followed")
    case .malformed(let text):
      throw undeclared(
        "文件的 crs 成员无法解读：\(text.quotedForMessage)",
        "the file's crs member cannot be read: \(text.quotedForMessage)")
    }
  }
}
