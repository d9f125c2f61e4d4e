extension AuditRule {
  /// An area that is not the registered one.
  static let geometryRegistered = AuditRule(
    "geometry:registered", Bilingual(zh: "与登记面积不符", en: "differs from the registered area"), .warning,
    threshold: RuleThreshold(
      0.02, Bilingual(zh: "与量算面积的相对差", en: "difference over the measured area"),
      source: Bilingual(
        zh: "本工具的约定：误用邻带平面面积差约 0.16 %，重测一般在百分之一以内",
        en: "a convention of this tool: the plane area of a neighbouring zone is off by 0.16 %, a resurvey by about a percent")),
    reason: Bilingual(
      zh: "产出强度按图上面积计算；登记面积与之不符，则两者必有一误。",
      en: "Intensities use the area of the map; where the register differs, one of the two is wrong."),
    passes: RuleExample(
      Bilingual(zh: "登记 10,100 m²，量得 10,000 m²", en: "registered 10,100 m², measured 10,000 m²"),
      .parcels(.example { $0.registeredArea = 10_100 })),
    fails: RuleExample(
      Bilingual(zh: "登记 15,000 m²，量得 10,000 m²", en: "registered 15,000 m², measured 10,000 m²"),
      .parcels(.example { $0.registeredArea = 15_000 })),
    find: { facts, threshold in
      facts.layers.flatMap { layer in
        layer.members.compactMap { member in
          guard member.isUsable, let registered = member.registeredArea else { return nil }
          let relative = registered / member.area - 1
          guard abs(relative) > threshold else { return nil }
          return FindingDraft(
            layer.role, member, value: relative,
            Bilingual(
              zh: "登记 \(figure(registered)) m²，量得 \(figure(member.area)) m²",
              en: "registered \(figure(registered)) m², measured \(figure(member.area)) m²"))
        }
      }
    })
}
