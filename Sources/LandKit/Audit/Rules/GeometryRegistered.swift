extension AuditRule {
  /// An area that is not the registered one.
  static let geometryRegistered = AuditRule(
    "geometry:registered", Bilingual(zh: "与登记面积不符", en: "differs from the registered area"), .warning,
    threshold: RuleThreshold(
      0.1, Bilingual(zh: "与量算面积的相对差", en: "difference over the measured area"),
      source: Bilingual(
        zh: "本工具的约定：重测使面积变化百分之几，单位或小数点有误则更多",
        en:
          "a convention of this tool: a survey made again moves an area by some percent, a wrong unit or decimal point by more"
      )),
    reason: Bilingual(
      zh: "产出强度按图上面积计算；登记面积与之不符，则两者必有一误。",
      en: "Intensities use the area of the map; where the register differs, one of the two is wrong."),
    passes: RuleExample(
      Bilingual(zh: "登记 10,600 m²，量得 10,000 m²", en: "registered 10,600 m², measured 10,000 m²"),
      .parcels(.example { $0.registeredArea = 10_600 })),
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
