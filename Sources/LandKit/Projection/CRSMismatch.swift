import Foundation

/// A coordinate system that would put the coordinates where the study is.
public struct CRSCandidate: Sendable, Hashable {
  /// The system; swapped axes are part of it (`EPSG:4547@yx`).
  public let crs: CRS
  /// Where the middle of the coordinates would lie, degrees.
  public let lon: Double
  /// See `lon`.
  public let lat: Double
  /// The same grid on older datums, about a hundred metres away: coordinates alone cannot tell them apart.
  public let olderDatums: [String]

  /// `--crs EPSG:4526`.
  public var option: String { "--crs " + crs.canonicalName }
}

/// Coordinates that cannot be what the file or the user says they are. It stops the run.
public struct CRSMismatch: Error, Sendable, Hashable {
  /// `crs:mismatch`, or `coordinate:swapped` when exchanging the axes is all it takes.
  public let kind: ProblemClass
  /// The system that was claimed.
  public let declared: CRS
  /// What was found and why it cannot be.
  public let reason: Bilingual
  /// What would fit, likeliest first.
  public let candidates: [CRSCandidate]
  /// Whether the study area was only the default, all of China, which cannot tell neighbouring zones apart.
  public let isAreaDefault: Bool

  /// The whole message: reason, then one line a candidate (eight at most, the rest counted).
  public var detail: Bilingual { Bilingual(zh: text(.zh), en: text(.en)) }

  /// The message as a problem at a place.
  public func problem(at place: Place) -> Problem { Problem(kind, severity: .error, at: place, detail) }

  private func text(_ language: Language) -> String {
    var lines = [reason(language)]
    if candidates.isEmpty {
      lines.append(
        Bilingual(
          zh: "没有常用坐标系能使它落在研究区内；请核对文件，或用 --crs 声明",
          en:
            "no system in common use puts it in the study area; check the file, or declare its system with --crs"
        )(
          language))
      return lines.joined(separator: "\n")
    }
    lines.append(Bilingual(zh: "核对来源后，用下列之一声明：", en: "ask the source, then declare one of:")(language))
    for candidate in candidates.prefix(8) { lines.append("  " + line(candidate, language)) }
    if candidates.count > 8 {
      let more = candidates.count - 8
      lines.append(Bilingual(zh: "  另有 \(more) 个", en: "  and \(more) more")(language))
    }
    if isAreaDefault && candidates.count > 1 {
      lines.append(
        Bilingual(
          zh: "研究区取全国范围，无法区分相邻分带；在计划文件中给出区界图层或范围可缩小候选",
          en: "the study area is all of China, which cannot tell neighbouring zones apart; "
            + "a district layer or an extent in the plan file narrows the list")(language))
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ candidate: CRSCandidate, _ language: Language) -> String {
    let place = String(format: "%.4f°E %.4f°N", candidate.lon, candidate.lat)
    var zh = "\(candidate.option)  \(candidate.crs.name)，落在 \(place)"
    var en = "\(candidate.option)  \(candidate.crs.name), lands at \(place)"
    if candidate.crs.isSwapped {
      zh += "（坐标顺序颠倒）"
      en += " (axes exchanged)"
    }
    if !candidate.olderDatums.isEmpty {
      let list = candidate.olderDatums.joined(separator: ", ")
      zh += "；若来源为西安80或北京54则为 \(list)"
      en += "; \(list) if the source says Xian 1980 or Beijing 1954"
    }
    return language == .zh ? zh : en
  }
}
