import HTTPTypes
import Hummingbird

/// An answer before it is dressed: its body is made only when the client has not got it already.
struct Reply: Sendable {
  /// How the body is made.
  enum Body: Sendable {
    /// All at once, and compressed where that helps.
    case whole(@Sendable () async throws -> Made)
    /// All at once, compressed already.
    case packed(@Sendable () async throws -> [UInt8])
    /// Piece by piece, as the client takes it.
    case pieces(@Sendable () throws -> Pieces)
  }

  /// A body, and how long its parts took, as Server-Timing says it.
  struct Made: Sendable {
    var bytes: [UInt8]
    var timing: String?

    init(_ bytes: [UInt8], timing: String? = nil) { (self.bytes, self.timing) = (bytes, timing) }
  }

  var type: String
  /// What the answer depends on besides the target; nil when it may not be kept.
  var seed: String?
  var headers: HTTPFields = [:]
  var body: Body

  static let json = "application/json; charset=utf-8"

  static func json(seed: String?, _ make: @escaping @Sendable () async throws -> [UInt8]) -> Reply {
    Reply(type: json, seed: seed, body: .whole { Made(try await make()) })
  }
}

extension Reply {
  /// Pieces of an answer, made one after the other.
  struct Pieces: Sendable {
    /// The next piece; nil at the end.
    let next: @Sendable () throws -> [UInt8]?
  }
}
