import Foundation
import LandKit

/// Ctrl-C and termination remove what was being built and end with status 130.
enum Interrupts {
  /// Of a quality of service of its own: workers may hold every thread of the default one until they end.
  private static let queue = DispatchQueue(label: "interrupts", qos: .userInteractive)
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Begins to listen. Called once, before any output is begun.
  static func listen() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        TemporaryPaths.removeAll { _exit(ExitStatus.interrupted.rawValue) }
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Lets others listen instead.
  static func stop() {
    for source in sources { source.cancel() }
    sources = []
  }
}
