import ArgumentParser

/// What the process tells its caller; documented and stable (the numbers of `sysexits.h` where there is one).
enum ExitStatus: Int32, CaseIterable {
  /// Done.
  case done = 0
  /// Done, and there are findings at or above `--fail-on`.
  case findings = 1
  /// Wrong usage.
  case usage = 64
  /// The data cannot be used.
  case badData = 65
  /// There is no such input.
  case noInput = 66
  /// A library's data is missing (proj.db).
  case missingLibraryData = 69
  /// Our own fault.
  case software = 70
  /// The output exists or cannot be made.
  case cannotCreate = 73
  /// A read or write failed.
  case inputOutput = 74
  /// Interrupted.
  case interrupted = 130

  /// The same for the argument parser.
  var exitCode: ExitCode { ExitCode(rawValue) }
}
