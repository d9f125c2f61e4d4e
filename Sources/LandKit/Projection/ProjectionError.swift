/// Why a coordinate system cannot be used, or cannot be reached from another.
public struct ProjectionError: Error, Sendable, Hashable {
  /// What failed.
  public enum Kind: String, Sendable, CaseIterable {
    /// The text names no coordinate system that PROJ knows.
    case unknownCRS
    /// It names something else: a vertical, geocentric or three-dimensional system, a datum, an ellipsoid.
    case notHorizontal
    /// A file's `crs` member is null, a link, or of no known shape, and nothing else declares the CRS.
    case undeclared
    /// Only a ballpark operation joins the two systems, and it was not allowed by name.
    case ballpark
    /// No operation joins the two systems.
    case noOperation
    /// proj.db is missing or unreadable (exit status 69).
    case database
  }

  /// What failed.
  public let kind: Kind
  /// What, with the names and PROJ's own words.
  public let detail: Bilingual
  /// What to do next.
  public let hint: Bilingual?

  /// An error of a kind.
  public init(_ kind: Kind, _ detail: Bilingual, hint: Bilingual? = nil) {
    (self.kind, self.detail, self.hint) = (kind, detail, hint)
  }
}

extension ProjectionError: CustomStringConvertible {
  /// The English text with its hint.
  public var description: String { detail.en + (hint.map { ": " + $0.en } ?? "") }
}

extension String {
  /// The text cut to 60 characters with control characters and direction marks escaped, so that a hostile
  /// name cannot disturb a terminal or a log.
  var quotedForMessage: String {
    var out = ""
    for scalar in unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
        out += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return "“" + out + (unicodeScalars.count > 60 ? "…" : "") + "”"
  }
}
