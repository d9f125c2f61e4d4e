import LandKit

/// How one part of a workbook names another.
struct Relationships: Decodable {
  struct Entry: Decodable {
    var Id: String
    var Target: String
    var `Type`: String
    var TargetMode: String?

    /// What the other part is.
    var kind: String { SpreadsheetNames.kind(ofRelationship: `Type`) }
    /// Whether it lies outside the file; such are never followed.
    var isExternal: Bool { TargetMode?.lowercased() == "external" }
  }

  var Relationship: [Entry]?

  /// Those of the part `source`; none when it has no relationships.
  static func of(_ source: String, in container: ZipContainer) throws(WorkbookFault) -> Relationships {
    let name = partName(
      folder(of: source) + "_rels/" + source.split(separator: "/").suffix(1).joined() + ".rels")
    guard container.has(name) else { return Relationships(Relationship: nil) }
    return try PartDecoder.decode(Relationships.self, name, in: container)
  }

  /// The first relationship of a kind, within the file.
  func first(_ kind: String) -> Entry? {
    Relationship?.first { $0.kind == kind && !$0.isExternal }
  }

  /// The relationship of an id.
  func entry(_ id: String) -> Entry? { Relationship?.first { $0.Id == id } }

  /// The name of the part that `target` is to the part `source`.
  static func resolve(_ target: String, from source: String) -> String {
    target.hasPrefix("/") ? partName(target) : partName(folder(of: source) + target)
  }

  private static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// A name without `.`, `..` and a leading slash.
  private static func partName(_ path: String) -> String {
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }
}
