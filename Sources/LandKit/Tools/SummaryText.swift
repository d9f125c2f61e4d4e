extension AreaSummary {
  /// The totals on one line.
  public var text: Bilingual {
    let counts = (features, features - unusable, repaired, unusable)
    let (ellipsoidal, plane) = (Self.rounded(self.ellipsoidal), Self.rounded(self.plane))
    return Bilingual(
      zh: "要素 \(counts.0) 个，可用 \(counts.1) 个（其中修复 \(counts.2) 个），不可用 \(counts.3) 个；"
        + "椭球面积合计 \(ellipsoidal) m²，平面积合计 \(plane) m²（\(workCRS)）",
      en: "\(counts.0) features, \(counts.1) usable (\(counts.2) of them repaired), \(counts.3) unusable; "
        + "ellipsoidal \(ellipsoidal) m², plane \(plane) m² (\(workCRS))")
  }

  /// To 1e-3 m², in which the sum of a million features is still exact.
  static func rounded(_ squareMetres: Double) -> String { ecmaNumber((squareMetres * 1e3).rounded() / 1e3) }
}

extension ConvertSummary {
  /// What was written, on one line.
  public var text: Bilingual {
    let way =
      pipeline == "+proj=noop"
      ? Bilingual(zh: "几何逐字节照抄", en: "geometries copied byte for byte")
      : Bilingual(zh: "换算坐标 \(positions) 个（\(pipeline)）", en: "\(positions) positions moved (\(pipeline))")
    let without =
      lost == 0
      ? Bilingual(zh: "", en: "")
      : Bilingual(zh: "；其中 \(lost) 个的几何未能保留", en: "; \(lost) of them without their geometry")
    return Bilingual(
      zh: "写出要素 \(features) 个\(without.zh)；\(way.zh)",
      en: "\(features) features written\(without.en); \(way.en)")
  }
}

extension OverlaySummary {
  /// Pieces and areas, a line a kind that there is.
  public var lines: [Bilingual] {
    func line(_ part: Part, _ zh: String, _ en: String) -> Bilingual? {
      if part.pieces == 0 { return nil }
      let area = AreaSummary.rounded(part.area.ellipsoidal)
      let plane = AreaSummary.rounded(part.area.plane)
      return Bilingual(
        zh: "\(zh) \(part.pieces) 块，椭球面积 \(area) m²，平面积 \(plane) m²",
        en: "\(en): \(part.pieces) pieces, ellipsoidal \(area) m², plane \(plane) m²")
    }
    var lines = [
      line(both, "A 与 B 共有", "in A and B"), line(onlyA, "仅在 A", "only in A"),
      line(onlyB, "仅在 B", "only in B"),
    ].compactMap { $0 }
    if pieces == 0 { lines.append(Bilingual(zh: "结果为空", en: "the result is empty")) }
    if slivers > 0 {
      lines.append(Bilingual(zh: "狭长碎片 \(slivers) 个，均予保留", en: "\(slivers) slivers, all kept"))
    }
    if unusable.a + unusable.b > 0 {
      lines.append(
        Bilingual(
          zh: "不可用、未参与叠置的要素：A \(unusable.a) 个，B \(unusable.b) 个",
          en:
            "features that could not be used and are not in the result: \(unusable.a) of A, \(unusable.b) of B"
        ))
    }
    return lines
  }
}
