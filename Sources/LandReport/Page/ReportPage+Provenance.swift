import LandKit

extension ReportPage {
  /// 11. Where everything comes from.
  var provenance: Section {
    var body: HTML =
      "<div class=\"scroll\"><table><caption>\(t("输入文件", "Input files"))</caption><thead><tr><th scope=\"col\">\(t("图层", "layer"))</th><th scope=\"col\">\(t("文件", "file"))</th><th scope=\"col\" class=\"n\">\(t("要素", "features"))</th><th scope=\"col\" class=\"n\">\(t("字节", "bytes"))</th><th scope=\"col\">\(t("坐标系", "CRS"))</th><th scope=\"col\">SHA-256</th></tr></thead><tbody>"
    let inputs = study.manifest["inputs"].elements
    for input in inputs {
      body +=
        "<tr><td>\(Words.say(input["layer"].string ?? "", Words.layers, language))</td><td class=\"wrap\">\(input["file"].text ?? "")</td><td class=\"n\">\(input["features"].int.map(Shown.count) ?? "–")</td><td class=\"n\">\(input["bytes"].int.map(Shown.count) ?? "–")</td><td>\(input["crs"].text ?? "–")</td><td class=\"mono wrap\">\(input["sha256"].text ?? "")</td></tr>"
    }
    body += "</tbody></table></div>"
    body += pipelines(inputs) + versions + settings
    return Section(id: "provenance", title: t("来源与设置", "Provenance"), body: body)
  }

  private func pipelines(_ inputs: [JSONNode]) -> HTML {
    var seen: [String] = []
    for input in inputs {
      if let pipeline = input["pipeline"].text, !seen.contains(pipeline) { seen.append(pipeline) }
    }
    guard !seen.isEmpty else { return "" }
    return
      "<h3>\(t("坐标变换管线（PROJ）", "Pipelines of coordinate operations (PROJ)"))</h3>\(HTML.joined(seen.map { "<p class=\"mono data\">\($0)</p>" }))"
  }

  private var versions: HTML {
    let libraries = study.manifest["libraries"]
    var entries = [
      ("landcli", study.manifest["tool"]["version"].text), ("GEOS", libraries["geos"].text),
      ("PROJ", libraries["proj"].text),
      ("proj.db", libraries["proj_db"].text), ("EPSG", libraries["epsg"].text),
      ("simdjson", libraries["simdjson"].text),
      ("libcrypto", libraries["libcrypto"].text),
    ]
    if let own = self.libraries {
      entries.append(("Leaflet", "\(own.leaflet.version ?? "?"), SHA-256 \(own.leaflet.sha256)"))
      entries.append(("Chart.js", "\(own.charts.version ?? "?"), SHA-256 \(own.charts.sha256)"))
    }
    var out: HTML = "<h3>\(t("程序与库的版本", "Versions"))</h3><ul class=\"plain mono\">"
    for (name, version) in entries { out += "<li>\(name) \(version ?? Shown.none)</li>" }
    out += "</ul>"
    if self.libraries != nil {
      out +=
        "<p class=\"small\">\(t("网页内含 Leaflet（© Vladimir Agafonkin，© CloudMade，BSD 2 条款许可）与 Chart.js（© Chart.js Contributors，MIT 许可）。", "The page contains Leaflet (© Vladimir Agafonkin, © CloudMade, BSD 2-clause licence) and Chart.js (© Chart.js Contributors, MIT licence)."))</p>"
    }
    return out
  }

  private var settings: HTML {
    var out: HTML =
      "<details><summary>\(t("全部设置", "All settings"))</summary><table><thead><tr><th scope=\"col\">\(t("键", "key"))</th><th scope=\"col\">\(t("值", "value"))</th><th scope=\"col\">\(t("出自", "from"))</th></tr></thead><tbody>"
    for setting in study.manifest["settings_from"].elements {
      let (key, value) = (setting["key"].text ?? "", setting["value"].text ?? Shown.none)
      // A benchmark that the plan fixes stands among the settings, and so does a condition on amounts.
      let hidden = study.rules?.replacement(setting: key, value: value)
      out +=
        "<tr><td><code>\(key)</code></td><td class=\"wrap\">\(hidden?(language) ?? value)</td><td>\(setting["from"].text ?? "")</td></tr>"
    }
    return out + "</tbody></table></details>"
  }

  /// 12. What the words and figures mean.
  var glossary: Section {
    let entries = Glossary.entries(prefix: study.prefix).map { entry -> HTML in
      let unit = entry.unit.isEmpty ? "" : " (\(entry.unit))"
      let formula: HTML =
        entry.property.map {
          "<span class=\"f\">\(entry.formula) · \(entry.clause) · <code>\($0)</code></span>"
        } ?? ""
      return "<dt>\(t(entry.term) + unit)</dt><dd>\(t(entry.meaning)) \(formula)</dd>"
    }
    return Section(
      id: "glossary", title: t("术语", "Glossary"),
      body: "<dl class=\"glossary\">\(HTML.joined(entries))</dl>")
  }
}
