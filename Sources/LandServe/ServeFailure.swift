import LandKit

/// Why the map cannot be served.
public struct ServeFailure: Error, Sendable, Equatable {
  /// What kind of fault it is, which decides the exit status.
  public enum Kind: Sendable, Equatable {
    /// The results cannot be used: damaged, or not of this program.
    case badData
    /// Something that the page needs is not installed.
    case missing
    /// The address cannot be listened on.
    case address
    /// The command line asks for what may not be.
    case usage
  }
  /// What kind of fault it is.
  public let kind: Kind
  /// What is wrong, and what to do next.
  public let message: Bilingual

  init(_ kind: Kind, zh: String, en: String) { (self.kind, message) = (kind, Bilingual(zh: zh, en: en)) }
}
