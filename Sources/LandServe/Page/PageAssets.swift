import Foundation
import LandKit

/// The files of the page: ours, which are in the program, and Leaflet's, which is a package of the system.
struct PageAssets: Sendable {
  struct File: Sendable {
    let type: String
    let bytes: [UInt8]
    let digest: String

    init(_ type: String, _ bytes: [UInt8]) {
      (self.type, self.bytes) = (type, bytes)
      let hash = SHA256()
      bytes.withUnsafeBytes { hash.update($0) }
      digest = hash.takeDigest().hex
    }
  }

  let files: [String: File]

  /// Where Debian and Ubuntu put libjs-leaflet.
  static let leafletFolder = "/usr/share/javascript/leaflet"

  /// **Throws** `ServeFailure` of kind `missing` without Leaflet.
  init(leaflet: String = PageAssets.leafletFolder) throws {
    func library(_ name: String) throws -> [UInt8] {
      guard let bytes = FileManager.default.contents(atPath: leaflet + "/" + name) else {
        throw ServeFailure(
          .missing, zh: "缺少 Leaflet（\(leaflet)/\(name)）：请安装 libjs-leaflet",
          en: "Leaflet is missing (\(leaflet)/\(name)): install libjs-leaflet")
      }
      return Array(bytes)
    }
    files = [
      "page.html": File("text/html; charset=utf-8", PackageResources.page_html),
      "page.css": File("text/css; charset=utf-8", PackageResources.page_css),
      "icon.svg": File("image/svg+xml", PackageResources.icon_svg),
      "main.js": Self.script(PackageResources.main_js), "state.js": Self.script(PackageResources.state_js),
      "words.js": Self.script(PackageResources.words_js), "dom.js": Self.script(PackageResources.dom_js),
      "api.js": Self.script(PackageResources.api_js), "tiles.js": Self.script(PackageResources.tiles_js),
      "map.js": Self.script(PackageResources.map_js),
      "controls.js": Self.script(PackageResources.controls_js),
      "panels.js": Self.script(PackageResources.panels_js),
      "charts.js": Self.script(PackageResources.charts_js),
      "openapi.json": File("application/json", PackageResources.openapi_json),
      "leaflet.js": Self.script(try library("leaflet.js")),
      "leaflet.css": File("text/css; charset=utf-8", try library("leaflet.css")),
    ]
  }

  private static func script(_ bytes: [UInt8]) -> File { File("text/javascript; charset=utf-8", bytes) }

  func reply(_ name: String) -> Reply {
    let file = files[name] ?? File("text/plain", [])
    return Reply(type: file.type, seed: file.digest, body: .whole { Reply.Made(file.bytes) })
  }
}
