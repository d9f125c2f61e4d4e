import Hummingbird
import LandKit

/// Who may ask: anyone on this machine by one of its own names, or whoever has the token.
struct Access: Sendable {
  /// SHA-256 of the token; nil when none is asked for.
  let token: [UInt8]?

  init(token: String?) { self.token = token.map(Self.digest) }

  /// A target for the log: a token that someone put into it by mistake is not written.
  static func masked(_ target: Substring) -> String {
    String(target).replacing(/((?:token|key|secret|authorization)=)[^&]*/.ignoresCase()) {
      "\($0.output.1)***"
    }
  }

  private static func digest(_ text: String) -> [UInt8] {
    let hash = SHA256()
    Array(text.utf8).withUnsafeBytes { hash.update($0) }
    var bytes: [UInt8] = []
    hash.takeDigest().append(to: &bytes)
    return bytes
  }

  /// Refuses a request whose Host is not this machine's: a page elsewhere whose name was bound to a loopback address.
  /// With a token every name will do, since such a page has no token.
  func checkHost(_ authority: String?) throws(APIProblem) {
    guard token == nil else { return }
    guard let authority, Self.isLoopback(authority) else { throw .wrongHost }
  }

  static func isLoopback(_ authority: String) -> Bool {
    var host = authority[...]
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      let port = host[host.index(after: end)...]
      return host[...end] == "[::1]" && (port.isEmpty || isPort(port))
    }
    if let colon = host.lastIndex(of: ":") {
      guard isPort(host[colon...]) else { return false }
      host = host[..<colon]
    }
    return host.lowercased() == "localhost" || host == "127.0.0.1"
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.first == ":" && text.utf8.count <= 6 && text.dropFirst().utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  /// Refuses a request without the token. Digests are compared, all bytes of them whatever they are, so that the time it
  /// takes says nothing.
  func checkToken(_ authorization: String?) throws(APIProblem) {
    guard let token else { return }
    let given =
      authorization.flatMap { $0.lowercased().hasPrefix("bearer ") ? String($0.dropFirst(7)) : nil } ?? ""
    var difference: UInt8 = 0
    for (a, b) in zip(token, Self.digest(given)) { difference |= a ^ b }
    guard difference == 0 else { throw .unauthorised }
  }
}
