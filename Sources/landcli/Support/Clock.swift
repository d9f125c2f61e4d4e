import Foundation

/// The time that is noted in files which must have one.
enum Clock {
  /// Now; or the time of the environment variable SOURCE_DATE_EPOCH, in seconds, so that the same inputs give the same
  /// bytes (reproducible-builds.org).
  static var now: Date {
    let given = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Double($0) }
    return given.map { Date(timeIntervalSince1970: $0) } ?? Date()
  }
}
