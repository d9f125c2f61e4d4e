import LandKit

extension ReportPage {
  /// 2. The map with its legend, and the panel that tells of a parcel.
  var mapSection: Section {
    let picture = MapPicture(
      layers: layers, scores: mapScores, parks: study.parks, language: language,
      width: 1100)
    let title = t("地块得分图，叠加规划园区与村级工业园", "Map of the parcels' scores, with planned parks and village zones")
    var body = HTML()
    if libraries != nil {
      body +=
        "<div class=\"tools live\" role=\"group\" aria-label=\"\(t("图层", "layers"))\">\(layerBoxes)<button type=\"button\" id=\"lk-home\">\(t("全图", "Whole map"))</button></div>"
      body +=
        "<div class=\"plate live\" id=\"lk-plate\"><div class=\"canvas\"><div id=\"lk-map\" role=\"application\" aria-label=\"\(title + t("。方向键移动，加减键缩放；也可在下面的表中选择地块。", ". Arrow keys move it, plus and minus zoom; parcels can be chosen in the table below as well."))\"></div></div><aside class=\"panel\" id=\"lk-panel\" aria-live=\"polite\" aria-label=\"\(t("所选地块", "the chosen parcel"))\"></aside></div>"
    }
    body +=
      "<figure><div class=\"static\">\(picture.drawing(title: title).element)</div>\(legend)<figcaption>\(mapNote) \(simplification)</figcaption></figure>"
    return Section(id: "map", title: t("地图", "Map"), body: body)
  }

  private var layerBoxes: HTML {
    var boxes: [(StaticString, String, Bool)] = [
      ("parcels", t("地块", "parcels"), true), ("parks", t("园区", "parks"), true),
      ("zones", t("村级工业园", "village zones"), true),
      ("district", t("行政区", "district"), true),
    ]
    if findings.total > 0 { boxes.append(("findings", t("审计发现", "audit findings"), false)) }
    return HTML.joined(
      boxes.map { key, name, on in
        "<label class=\"check\"><input type=\"checkbox\" data-layer=\"\(key.description)\"\(on ? " checked" as HTML : "")>\(name)</label>"
      })
  }

  var legend: HTML { legend(marks: nil) }

  /// The legend; `marks` says what is outlined as the chosen one.
  func legend(marks: String?) -> HTML {
    func swatch(_ inner: HTML) -> HTML {
      "<svg width=\"26\" height=\"14\" viewBox=\"0 0 26 14\" aria-hidden=\"true\">\(inner)</svg>"
    }
    var items: [HTML] = ["<b>\(study.hidden.contains(.score) ? t("名次", "rank") : t("得分", "score"))</b>"]
    for scoreClass in ScoreClass.all {
      items.append(
        "\(swatch("<rect x=\"0.5\" y=\"0.5\" width=\"25\" height=\"13\" fill=\"\(scoreClass.colour)\" stroke=\"\(MapColour.outline)\" stroke-width=\"0.5\"/>"))\(classLabel(scoreClass))"
      )
    }
    items.append(
      "\(swatch("<rect x=\"0.5\" y=\"0.5\" width=\"25\" height=\"13\" fill=\"\(MapColour.unranked)\"/><path d=\"M0 7L7 0M0 14L14 0M7 14L21 0M14 14L26 2M21 14L26 9\" stroke=\"\(MapColour.hatch)\"/>"))\(t("未排名", "not ranked"))"
    )
    items.append(
      "\(swatch("<rect x=\"2\" y=\"2\" width=\"22\" height=\"10\" fill=\"none\" stroke=\"\(MapColour.park)\" stroke-width=\"2\"/>"))\(t("规划园区", "planned park"))"
    )
    if study.parks.contains(where: { !$0.isCounted }) {
      items.append(
        "\(swatch("<rect x=\"2\" y=\"2\" width=\"22\" height=\"10\" fill=\"none\" stroke=\"\(MapColour.park)\" stroke-dasharray=\"2 3\"/>"))\(t("不计入标杆的园区", "park that does not count"))"
      )
    }
    if !study.zones.isEmpty {
      items.append(
        "\(swatch("<rect x=\"2\" y=\"2\" width=\"22\" height=\"10\" fill=\"none\" stroke=\"\(MapColour.zone)\" stroke-dasharray=\"3 3\"/>"))\(t("村级工业园", "village zone"))"
      )
    }
    if !study.district.isEmpty {
      items.append(
        "\(swatch("<path d=\"M1 7h24\" stroke=\"#5f6368\" stroke-width=\"1.4\" stroke-dasharray=\"6 3 1 3\"/>"))\(t("行政区界", "district"))"
      )
    }
    if let marks {
      items.append(
        "\(swatch("<rect x=\"2\" y=\"2\" width=\"22\" height=\"10\" fill=\"none\" stroke=\"\(MapPicture.chosen)\" stroke-width=\"2.5\"/>"))\(marks)"
      )
    }
    return
      "<ul class=\"legend\" aria-label=\"\(t("图例", "legend"))\">\(HTML.joined(items.map { "<li>\($0)</li>" }))<li class=\"small\">\(t("配色 cividis，色觉障碍者也能分辨；越深，低得越多", "colours: cividis, safe for colour-blind readers; the darker, the further below its park"))</li></ul>"
  }

  private var simplification: String {
    var text = t(
      "图上边界为显示而简化：任何边界偏移不超过 \(ecmaNumber(layers.tolerance)) 米，相邻地块的公共边界只简化一次，不产生缝隙或重叠；节点由 \(Shown.count(layers.before)) 个减为 \(Shown.count(layers.after)) 个。数字都按原始边界计算。",
      "Boundaries are simplified for the screen: none moves by more than \(ecmaNumber(layers.tolerance)) m, boundaries that neighbours share are simplified once, so that no gaps or overlaps appear; \(Shown.count(layers.before)) vertices became \(Shown.count(layers.after)). Every figure is of the original boundaries."
    )
    if isCut {
      text +=
        " "
        + t(
          "地块共 \(Shown.count(study.totals.all.count)) 宗，图上与表中只有名次最前的 \(Shown.count(order.count)) 宗；合计与分布含全部地块，其余见 ranked.geojson、ranked.csv。",
          "Of \(Shown.count(study.totals.all.count)) parcels the map and the table hold the first \(Shown.count(order.count)) by rank; totals and distributions are of all, the rest is in ranked.geojson and ranked.csv."
        )
    }
    let undrawn = order.indices.count { layers.parcels.rings($0).isEmpty }
    if undrawn > 0 {
      text +=
        " "
        + t("\(Shown.count(undrawn)) 宗没有可画的几何。", "\(Shown.count(undrawn)) parcels have no geometry to draw.")
    }
    return text
  }
}
