extension AuditRule {
  /// A park's name that the alias table does not have.
  static let identityAlias = AuditRule(
    "identity:alias", Bilingual(zh: "园区名称不在别名表", en: "park name not in the alias table"), .warning,
    reason: Bilingual(
      zh: "园区名称相近而实非一处，只按别名表逐字匹配；表中没有的名称不能猜。",
      en:
        "Parks of like names are different places: names match by the alias table to the letter, and are never guessed."
    ),
    passes: RuleExample(
      Bilingual(zh: "记录写“甲产业园”，别名表有", en: "the record says 甲产业园, which is an alias"),
      .with {
        $0.aliases.add("甲园区", "P01")
        $0.aliases.add("甲产业园", "P01")
        $0.parcels.members = [.example { $0.namedPark = "甲产业园" }]
      }),
    fails: RuleExample(
      Bilingual(zh: "记录写“甲产业开发区”，别名表没有", en: "the record says 甲产业开发区, which is no alias"),
      .with {
        $0.aliases.add("甲园区", "P01")
        $0.parcels.members = [.example { $0.namedPark = "甲产业开发区" }]
      }),
    find: { facts, _ in
      let named = [facts.parcels, facts.zones].flatMap { layer in
        layer.members.filter { !$0.namedPark.isEmpty && facts.aliases.parks[$0.namedPark] == nil }.map {
          FindingDraft(
            layer.role, $0, key: $0.namedPark,
            Bilingual(
              zh: "所属园区“\($0.namedPark)”不是任何园区的编号、名称或别名",
              en: "it names the park \"\($0.namedPark)\", which is no park's id, name or alias"))
        }
      }
      let twice = facts.aliases.parks.filter { $0.value.count > 1 }
        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { name, parks in
          FindingDraft(
            .parks, FindingSubject("park", parks.joined(separator: ";")), key: name,
            Bilingual(
              zh: "名称“\(name)”同时指 \(parks.joined(separator: "、"))",
              en: "the name \"\(name)\" stands for \(parks.joined(separator: " and "))"))
        }
      let renamed = facts.parkLines.filter {
        !$0.nameBefore.isEmpty && $0.nameBefore != $0.name
          && facts.aliases.parks[$0.nameBefore]?.contains($0.id) != true
      }.map {
        FindingDraft(
          .parks, FindingSubject("park", $0.id), key: "renamed", lon: $0.lon, lat: $0.lat,
          Bilingual(
            zh: "上年名为“\($0.nameBefore)”，今年名为“\($0.name)”，别名表没有前者",
            en: "it was called \"\($0.nameBefore)\" and is called \"\($0.name)\"; the former is no alias"))
      }
      return named + twice + renamed
    })
}
