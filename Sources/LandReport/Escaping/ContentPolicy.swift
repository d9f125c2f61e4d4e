import Foundation
import LandKit

/// A page's scripts and styles, and the Content-Security-Policy that allows these and nothing else.
///
/// A `<script type="application/json">` is data to the browser: it is never run and needs no hash.
public struct ContentPolicy: Sendable {
  private var scripts: [String] = []
  private var styles: [String] = []

  /// A policy that allows nothing.
  public init() {}

  /// A script of the page, allowed by its hash.
  public mutating func script(_ source: String) -> HTML {
    scripts.append(Self.hash(source))
    return HTML(trusted: "<script>\(source)</script>")
  }

  /// A stylesheet of the page, allowed by its hash.
  public mutating func style(_ source: String) -> HTML {
    styles.append(Self.hash(source))
    return HTML(trusted: "<style>\(source)</style>")
  }

  /// What the browser hashes: the bytes between the tags.
  static func hash(_ source: String) -> String {
    let sha = SHA256()
    Array(source.utf8).withUnsafeBytes { sha.update($0) }
    var bytes: [UInt8] = []
    sha.takeDigest().append(to: &bytes)
    return "'sha256-\(Data(bytes).base64EncodedString())'"
  }

  /// The policy as one line.
  public var text: String {
    var rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    if !scripts.isEmpty { rules.append("script-src " + scripts.joined(separator: " ")) }
    if !styles.isEmpty { rules.append("style-src " + styles.joined(separator: " ")) }
    return rules.joined(separator: "; ")
  }

  /// The policy as an element of the head; it must come before what it is about.
  public var element: HTML {
    HTML(trusted: "<meta http-equiv=\"Content-Security-Policy\" content=\"\(text)\">")
  }
}
