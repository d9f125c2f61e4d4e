import LandKit

/// What the server grants a client. All of them stand in `docs/commands/serve.md`.
public struct ServeLimits: Sendable {
  /// Connections at a time; a further one gets 503 and is closed.
  public var connections = 512
  /// Requests being answered at a time; a further one gets 503.
  public var requests = 256
  /// Bytes of a request's head; beyond it 431.
  public var headBytes = 16 << 10
  /// Bytes of a request's target; beyond it 414.
  public var targetBytes = 4 << 10
  /// Seconds from the first moment of waiting for a request to the end of its head and body; beyond it 408.
  public var requestSeconds = 10
  /// Seconds that a connection may wait between requests.
  public var idleSeconds = 60
  /// Seconds in which a client must take something of an answer; beyond it the connection is closed.
  public var stallSeconds = 30
  /// Seconds that answers under way have when the server is told to stop.
  public var drainSeconds = 10
  /// Bytes of compressed tiles that are kept.
  public var tileCacheBytes = 64 << 20
  /// Rows of a page of the ranking.
  public var rows = 500
  /// Values of a filter.
  public var filterValues = 64

  /// The limits that the documentation states.
  public init() {}
}
