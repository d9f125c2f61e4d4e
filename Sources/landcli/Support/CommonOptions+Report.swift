import LandKit

extension CommonOptions {
  /// Says what was wrong with the input: errors always, the rest unless `--quiet`.
  func report(_ problems: ProblemTally) {
    for line in problems.lines(language, onlyErrors: quiet) { always(line) }
  }

  /// Parses a name of a CRS before anything else is done, so that a wrong one is wrong usage.
  static func check(crs name: String?) throws {
    if let name { _ = try CRS(name) }
  }
}
