import Foundation
import LandKit

/// A library of a page that is not there: exit status 69.
public struct MissingAsset: Error, Sendable, Equatable {
  /// What is missing, where it was looked for, and what to do.
  public let message: Bilingual
}

/// Leaflet and Chart.js as the system's packages install them, ready to be put into a page.
public struct LibraryAssets: Sendable {
  /// One file of a library.
  public struct File: Sendable, Equatable {
    /// What it is called: `Leaflet`, `Chart.js`.
    public let name: String
    /// The library's version, as its own text says.
    public let version: String?
    /// Where it was found.
    public let path: String
    /// SHA-256 of the file as it was found, hexadecimal.
    public let sha256: String
    /// Its text, without the reference to a source map (a browser would go looking for it).
    public let text: String
  }

  /// Leaflet's script.
  public let leaflet: File
  /// Leaflet's stylesheet, without its pictures: the page uses none of what they are for.
  public let leafletStyle: File
  /// Chart.js.
  public let charts: File

  /// Where Debian and its kin put them; the environment's `LANDCLI_JAVASCRIPT` and a folder that is given come before.
  public static let standardFolders = ["/usr/share/javascript", "/usr/local/share/javascript"]

  /// Finds the files. **Throws** `MissingAsset` when one is in none of the folders.
  public init(
    folder: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(MissingAsset) {
    let named = [folder, environment["LANDCLI_JAVASCRIPT"]].compactMap { $0 }.filter { !$0.isEmpty }
    let folders = folder.map { [$0] } ?? (named + Self.standardFolders)
    leaflet = try Self.find(
      "Leaflet", ["leaflet/leaflet.min.js", "leaflet/leaflet.js"], folders, package: "libjs-leaflet")
    let style = try Self.find("Leaflet", ["leaflet/leaflet.css"], folders, package: "libjs-leaflet")
    leafletStyle = File(
      name: style.name, version: leaflet.version, path: style.path, sha256: style.sha256,
      text: Self.withoutAddresses(style.text))
    charts = try Self.find(
      "Chart.js", ["chart.js/chart.min.js", "chart.js/Chart.min.js", "chart.js/chart.js"], folders,
      package: "libjs-chart.js")
  }

  private static func find(
    _ name: String, _ candidates: [String], _ folders: [String], package: String
  ) throws(MissingAsset) -> File {
    for folder in folders {
      for candidate in candidates {
        let path = folder + "/" + candidate
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty,
          let text = String(data: data, encoding: .utf8)
        else { continue }
        return File(
          name: name, version: version(of: name, text), path: path, sha256: hash(data), text: embeddable(text)
        )
      }
    }
    let place = folders.joined(separator: ":")
    throw MissingAsset(
      message: Bilingual(
        zh: "找不到 \(name)（\(candidates[0])），已查找 \(place)。请安装软件包 \(package)，或以 --javascript DIR、环境变量 "
          + "LANDCLI_JAVASCRIPT 指出其所在文件夹，或以 --static 生成不含脚本的报告",
        en:
          "\(name) (\(candidates[0])) is not in \(place). Install the package \(package), or name its folder by "
          + "--javascript DIR or the environment's LANDCLI_JAVASCRIPT, or make a report without scripts by --static"
      ))
  }

  static func version(of name: String, _ text: String) -> String? {
    let found =
      name == "Leaflet"
      ? text.firstMatch(of: /\.version ?= ?"([0-9][0-9A-Za-z.+-]*)"/)?.1
      : text.firstMatch(of: /Chart\.js v([0-9][0-9A-Za-z.+-]*)/)?.1
    return found.map(String.init)
  }

  private static func hash(_ data: Data) -> String {
    let sha = SHA256()
    data.withUnsafeBytes { sha.update($0) }
    return sha.takeDigest().hex
  }

  /// A script can be put between tags when nothing in it ends or hides them.
  static func embeddable(_ text: String) -> String {
    text.replacing(/\n?\/\/# sourceMappingURL=[^\n]*/, with: "")
      .replacing(/<(\/script|!--)/.ignoresCase(), with: { "\\x3c" + String($0.1) })
  }

  /// Takes out every declaration with an address in it.
  static func withoutAddresses(_ style: String) -> String {
    style.replacing(/[-a-z]+\s*:[^;{}]*url\([^)]*\)[^;}]*;?/, with: "").replacing(
      /\/\*# sourceMappingURL[^*]*\*\//, with: "")
  }
}
