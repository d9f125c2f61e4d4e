import LandKit
import LandReport

/// The files of the page: its own and the report's stylesheet, which are in the program; Leaflet and Chart.js, which are
/// packages of the system.
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

  /// Looks for the libraries in `folder`, or where the report looks. **Throws** `ServeFailure` of kind `missing`.
  init(folder: String? = nil) throws {
    let libraries: LibraryAssets
    do throws(MissingAsset) { libraries = try LibraryAssets(folder: folder) } catch {
      throw ServeFailure(
        .missing,
        zh: "地图页需要 Leaflet 与 Chart.js：请安装 libjs-leaflet、libjs-chart.js，或以环境变量 LANDCLI_JAVASCRIPT 指出其所在文件夹",
        en:
          "the page needs Leaflet and Chart.js: install libjs-leaflet and libjs-chart.js, or name their folder in "
          + "LANDCLI_JAVASCRIPT")
    }
    func style(_ text: String) -> File { File("text/css; charset=utf-8", Array(text.utf8)) }
    func script(_ bytes: [UInt8]) -> File { File("text/javascript; charset=utf-8", bytes) }
    files = [
      "page.html": File("text/html; charset=utf-8", PackageResources.page_html),
      "report.css": style(Palette.style + OwnAssets.pageStyle),
      "page.css": File("text/css; charset=utf-8", PackageResources.page_css),
      "icon.svg": File("image/svg+xml", PackageResources.icon_svg),
      "main.js": script(PackageResources.main_js), "state.js": script(PackageResources.state_js),
      "words.js": script(PackageResources.words_js), "dom.js": script(PackageResources.dom_js),
      "api.js": script(PackageResources.api_js), "tiles.js": script(PackageResources.tiles_js),
      "map.js": script(PackageResources.map_js), "controls.js": script(PackageResources.controls_js),
      "panels.js": script(PackageResources.panels_js), "charts.js": script(PackageResources.charts_js),
      "parcel.js": script(PackageResources.parcel_js), "parks.js": script(PackageResources.parks_js),
      "audits.js": script(PackageResources.audits_js), "papers.js": script(PackageResources.papers_js),
      "ledgermap.js": script(PackageResources.ledgermap_js),
      "openapi.json": File("application/json", PackageResources.openapi_json),
      "leaflet.js": script(Array(libraries.leaflet.text.utf8)),
      "leaflet.css": style(libraries.leafletStyle.text),
      "chart.js": script(Array(libraries.charts.text.utf8)),
    ]
  }

  func reply(_ name: String) -> Reply {
    let file = files[name] ?? File("text/plain", [])
    return Reply(type: file.type, seed: file.digest, body: .whole { Reply.Made(file.bytes) })
  }
}
