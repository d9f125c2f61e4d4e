import Foundation
import LandKit

/// Writes a result as one GeoPackage: a layer each of parcels, parks, zones and the district, with indexes, Chinese
/// aliases and styles, and the styles as files beside it.
public struct ResultPackage: Sendable {
  /// What was written.
  public struct Summary: Sendable {
    /// Each layer.
    public var layers: [LayerPackage.Summary] = []
    /// The style files.
    public var styleFiles: [String] = []
    /// What a reader must know.
    public var notes: [Bilingual] = []
    /// What was wrong, and what rounding did.
    public var problems = ProblemTally()
    /// The same, all of them, when they were asked for.
    public var allProblems = ProblemLedger()
  }

  private let folder: ResultFolder
  private let request: ExportRequest
  private let language: Language
  private let time: Date

  /// A package of `folder`; legends are in `language`, `time` is noted as the time of writing.
  public init(_ folder: ResultFolder, _ request: ExportRequest, language: Language, time: Date) {
    (self.folder, self.request, self.language, self.time) = (folder, request, language, time)
  }

  /// Writes the file at `path`, and beside it `NAME.LAYER.qml` and `NAME.LAYER.sld` of each layer. The package appears
  /// last, whole.
  ///
  /// - Throws: `UsageFailure` for a system that a GeoPackage cannot hold; `InputFailure`, `StudyFailure` when the result is
  ///   damaged; `FileError`.
  /// - Complexity: linear; a few chunks a thread are in memory. Layers that are not copied as they are lie beside `path`
  ///   for the time of writing.
  public func write(to path: String, overwrite: Bool) throws -> Summary {
    try TemporaryPlace.check(path, overwrite: overwrite)
    let srs = try SpatialReference(request.target.named)
    let place = TemporaryPlace(target: path)
    var spools: [TemporaryPlace] = []
    defer { spools.forEach { $0.abandon() } }
    do {
      var summary = Summary()
      var layers: [PackagedLayer] = []
      for role in [LayerRole.district, .zones, .parcels, .parks] where folder.has(ResultFolder.fileName(role))
      {
        layers.append(try layer(role, path, &spools, &summary))
      }
      summary.layers = try LayerPackage(srs: srs, threads: request.threads, time: time).write(
        layers, to: place.path, document: document(layers))
      try checkCounts(summary.layers)
      summary.notes += summary.layers.flatMap(\.notes)
      if let notice = request.redaction.notice { summary.notes.append(notice) }
      summary.styleFiles = try writeStyles(layers, beside: path, overwrite: overwrite)
      try place.commit(overwrite: overwrite)
      return summary
    } catch {
      place.abandon()
      throw error
    }
  }

  /// The layers have as many features as the manifest counts.
  private func checkCounts(_ layers: [LayerPackage.Summary]) throws(InputFailure) {
    let counts = folder.manifest.counts
    let expected: [LayerRole: Int] = [.parcels: counts.parcels, .parks: counts.parks, .zones: counts.zones]
    for layer in layers {
      guard let role = LayerRole(rawValue: layer.table), let count = expected[role], count != layer.features
      else {
        continue
      }
      throw InputFailure([
        Problem(
          .resultFolder, at: Place(file: folder.file(ResultFolder.fileName(role))),
          Bilingual(
            zh: "有 \(layer.features) 个要素，manifest.json 记有 \(count) 个：文件已损坏",
            en: "it has \(layer.features) features, manifest.json counts \(count): the folder is damaged"))
      ])
    }
  }

  private func layer(
    _ role: LayerRole, _ path: String, _ spools: inout [TemporaryPlace], _ summary: inout Summary
  ) throws -> PackagedLayer {
    let rules = RedactionRules(request.redaction, in: folder.manifest)
    let style = try folder.style(of: role, rules: rules, language: language)
    var layer = PackagedLayer(
      table: role.rawValue, identifier: style.title(language), description: description(style.title),
      path: folder.file(ResultFolder.fileName(role)))
    layer.style = LayerStyle(name: role.rawValue, qml: style.qml, sld: style.sld)
    layer.polygonsOnly = true
    for column in folder.manifest.knownColumns(role) {
      layer.titles[column.property] = ColumnTitle(
        alias: column.title.zh, title: column.title.zh, description: column.title.en)
      if let kind = column.kind { layer.known[column.property] = PackagedColumnKind(kind) }
    }
    if !request.copies {
      let spool = TemporaryPlace(target: path + "." + role.rawValue)
      spools.append(spool)
      layer.path = spool.path
      let output = try ResultOutput(spool.path, overwrite: true)
      let written = try output.finish { try folder.export(role, request, format: .geojson, into: $0) }
      for note in written.notes where !summary.notes.contains(note) && note != request.redaction.notice {
        summary.notes.append(note)
      }
      summary.problems.merge(written.problems)
      summary.allProblems.add(written.allProblems)
    }
    return layer
  }

  private func description(_ title: Bilingual) -> String {
    "\(title.zh) · \(title.en)"
      + (request.redaction.notice.map { "。\($0.zh)。\($0.en)." } ?? "")
  }

  /// Writes the styles of each layer beside `path`, and returns their names.
  private func writeStyles(_ layers: [PackagedLayer], beside path: String, overwrite: Bool) throws -> [String]
  {
    let stem = path.lowercased().hasSuffix(".gpkg") ? String(path.dropLast(5)) : path
    let files = layers.flatMap { layer in
      layer.style.map { [("\(stem).\(layer.table).qml", $0.qml), ("\(stem).\(layer.table).sld", $0.sld)] }
        ?? []
    }
    for (name, _) in files { try TemporaryPlace.check(name, overwrite: overwrite) }
    for (name, text) in files {
      let file = try AtomicFile(target: name, overwrite: overwrite)
      do {
        try file.append(Array(text.utf8))
        try file.commit()
      } catch {
        file.abandon()
        throw error
      }
    }
    return files.map(\.0)
  }

  /// Dublin Core: what this is, whose inputs it was made from, and that it is a working sketch.
  private func document(_ layers: [PackagedLayer]) -> String {
    let manifest = folder.manifest
    let year = manifest.settings.year.map { " \($0)" } ?? ""
    let title = manifest.title ?? "landcli"
    let sources = manifest.inputs.map { "\($0.layer) \($0.file) sha256:\($0.sha256)" }
    var lines = [
      "<dcterms:title>\(escaped(title + year))</dcterms:title>",
      "<dcterms:creator>landcli \(escaped(manifest.tool.version))</dcterms:creator>",
      "<dcterms:description xml:lang=\"zh\">工作示意图，非经审核的地图（无审图号）。</dcterms:description>",
      "<dcterms:description xml:lang=\"en\">A working sketch, not a reviewed map.</dcterms:description>",
    ]
    if let notice = request.redaction.notice {
      lines.append("<dcterms:accessRights xml:lang=\"zh\">\(escaped(notice.zh))</dcterms:accessRights>")
      lines.append("<dcterms:accessRights xml:lang=\"en\">\(escaped(notice.en))</dcterms:accessRights>")
      if RedactionRules(request.redaction, in: manifest).hidesCondition {
        let said = RedactionRules.hiddenCondition
        lines.append(
          "<dcterms:accessRights>\(escaped(said.zh + " " + said.en))</dcterms:accessRights>")
      }
    }
    lines += sources.map { "<dcterms:source>\(escaped($0))</dcterms:source>" }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <metadata xmlns:dcterms="http://purl.org/dc/terms/">
        \(lines.joined(separator: "\n  "))
      </metadata>

      """
  }

  private func escaped(_ text: String) -> String { MarkupText.escaped(text) }
}

extension PackagedColumnKind {
  init(_ kind: LayerColumn.Kind) {
    self =
      switch kind {
      case .boolean: .boolean
      case .integer: .integer
      case .real: .real
      case .text: .text
      }
  }
}
