import Glibc
import Yams

extension PlanContext {
  /// The layers: parcels and parks are needed.
  mutating func layers(_ node: Node, _ study: inout Study) {
    guard let entries = mapping(node, "layers", known: LayerRole.allCases.map(\.rawValue)) else { return }
    require(["parcels", "parks"], in: entries, of: node, "layers")
    for (key, mark, value) in entries {
      guard let role = LayerRole(rawValue: key) else { continue }
      note("layers.\(key)", mark, &study)
      let layer = layer(role, value, year: study.year)
      switch role {
      case .parcels: study.parcels = layer
      case .zones: study.zones = layer
      case .parks: study.parks = layer
      case .district: study.district = layer
      }
    }
  }

  private mutating func layer(_ role: LayerRole, _ node: Node, year: Int?) -> LayerPlan {
    let path = "layers.\(role.rawValue)"
    var layer = LayerPlan(role, files: [])
    let known = ["file", "files", "years", "crs", "columns"] + (role == .district ? [] : ["stats"])
    guard let entries = mapping(node, path, known: known) else { return layer }
    let sources = entries.filter { ["file", "files", "years"].contains($0.key) }
    if sources.count != 1 {
      report(
        .planMissing, at: node, "\(path) 应有且只有 file、files、years 之一",
        "\(path) takes exactly one of file, files and years")
    }
    for (key, _, value) in entries {
      switch key {
      case "file": layer.files = [file(value, "\(path).file")].compactMap { $0 }
      case "files": layer.files = files(value, "\(path).files")
      case "years": byYear(value, "\(path).years", year, &layer)
      case "crs": layer.crs = text(value, "\(path).crs")
      case "columns": columns(value, path, &layer)
      default: layer.stats = stats(value, "\(path).stats")
      }
    }
    return layer
  }

  /// A file that is there. `-` is the standard input.
  mutating func file(_ node: Node, _ path: String, allowsStandardInput: Bool = true) -> FileReference? {
    guard let name = text(node, path) else { return nil }
    if name == "-" && allowsStandardInput { return FileReference(name) }
    let whole = name.hasPrefix("/") ? name : folder + name
    guard access(whole, F_OK) == 0 else {
      report(.fileMissing, at: node, "\(path)：找不到文件 \(name)", "\(path): no such file, \(name)")
      return nil
    }
    return FileReference(name, path: whole)
  }

  private mutating func files(_ node: Node, _ path: String) -> [FileReference] {
    guard let nodes = list(node, path) else { return [] }
    if nodes.isEmpty { report(.planValue, at: node, "\(path) 为空", "\(path) is empty") }
    return nodes.enumerated().compactMap { file($1, "\(path)[\($0 + 1)]") }
  }

  /// Files by year, of which the study year's are taken.
  private mutating func byYear(_ node: Node, _ path: String, _ year: Int?, _ layer: inout LayerPlan) {
    guard case .mapping(let mapping) = node else { return wrongType(node, path, "映射", "a mapping") }
    for (key, value) in mapping {
      guard let one = integer(key, "\(path) 的年份 year") else { continue }
      let path = "\(path).\(one)"
      if case .sequence = value {
        layer.years[one] = files(value, path)
      } else {
        layer.years[one] = [file(value, path)].compactMap { $0 }
      }
    }
    guard let year else {
      return report(
        .planMissing, at: node, "\(path)：按年份给出文件时，须写明 year", "\(path): files by year need the study's year")
    }
    guard let files = layer.years[year] else {
      let known = layer.years.keys.sorted().map(String.init).joined(separator: ", ")
      return report(
        .planValue, at: node, "\(path) 没有 \(year) 年（有：\(known)）", "\(path) has no \(year) (it has \(known))")
    }
    layer.files = files
  }
}
