/// A request that cannot be carried out as it was put, whatever the data (exit status 64).
public struct UsageFailure: Error, Sendable, Equatable {
  /// What is wrong with it and what to do instead.
  public let message: Bilingual

  /// A failure with a message.
  public init(_ message: Bilingual) { self.message = message }
}
