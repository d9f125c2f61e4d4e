import Foundation

/// A result folder of `landcli rank`, opened to be read: what reports, maps and exports are made from.
///
/// Opening it reads the manifest and holds every file against the length noted there; the files themselves are read
/// when they are asked for. A folder of another version is refused, not guessed at.
public struct ResultFolder: Sendable {
  /// Where it is.
  public let path: String
  /// What it says of itself.
  public let manifest: ResultManifest

  /// Opens the folder at `path`.
  ///
  /// - Throws: `InputFailure`: no such folder (66); no result folder, one of another version, or a damaged one (65).
  public init(_ path: String) throws(InputFailure) {
    self.path = path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputFailure([
        Problem(.fileMissing, at: Place(file: path), Bilingual(zh: "找不到结果文件夹", en: "no such result folder"))
      ])
    }
    guard isFolder.boolValue else {
      throw Self.refusal(
        path, zh: "不是文件夹；此处需要 landcli rank 写出的结果文件夹",
        en: "not a folder; this takes a result folder that landcli rank wrote")
    }
    let name = path + "/manifest.json"
    guard let bytes = FileManager.default.contents(atPath: name) else {
      throw Self.refusal(
        path, zh: "没有 manifest.json，不是 landcli rank 的结果文件夹",
        en: "there is no manifest.json; this is no result folder of landcli rank")
    }
    try Self.checkFormat(bytes, name)
    do { manifest = try JSONDecoder().decode(ResultManifest.self, from: bytes) } catch {
      throw Self.refusal(name, zh: "内容不全或已损坏：\(Self.words(error))", en: "damaged: \(Self.words(error))")
    }
    try checkFiles()
  }

  /// The path of one of its files.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Whether it has a file of that name.
  public func has(_ name: String) -> Bool { manifest.files.contains { $0.file == name } }

  /// The name of the file that holds a layer.
  public static func fileName(_ role: LayerRole) -> String {
    role == .parcels ? "ranked.geojson" : LayerGeoJSON.fileName(role)
  }

  // MARK: Checks

  private struct FormatOnly: Decodable {
    struct Tool: Decodable { let version: String? }
    let format: ResultManifest.Format?
    let tool: Tool?
  }

  private static func checkFormat(_ bytes: Data, _ name: String) throws(InputFailure) {
    let found: FormatOnly
    do { found = try JSONDecoder().decode(FormatOnly.self, from: bytes) } catch {
      throw refusal(name, zh: "不是完整的 JSON：\(words(error))", en: "no whole JSON document: \(words(error))")
    }
    let known = ManifestJSON.format
    let tool = found.tool?.version ?? "?"
    guard let format = found.format else {
      throw refusal(
        name, zh: "没有写明格式：不是 landcli rank 的结果，或由旧版 landcli（\(tool)）写出；请重新运行 landcli rank",
        en:
          "it names no format: no result of landcli rank, or one of an older landcli (\(tool)); run landcli rank again"
      )
    }
    guard format.name == known.name else {
      throw refusal(name, zh: "是“\(format.name)”，不是结果文件夹", en: "this is “\(format.name)”, no result folder")
    }
    guard format.version <= known.version else {
      throw refusal(
        name, zh: "格式版本 \(format.version) 由更新的 landcli（\(tool)）写出，本程序只读版本 \(known.version)；请更新 landcli",
        en: "format version \(format.version) is of a newer landcli (\(tool)); this one reads version "
          + "\(known.version). Update landcli")
    }
    guard format.version == known.version else {
      throw refusal(
        name, zh: "格式版本 \(format.version) 过旧，本程序只读版本 \(known.version)；请重新运行 landcli rank",
        en: "format version \(format.version) is too old; this program reads version \(known.version). Run "
          + "landcli rank again")
    }
  }

  /// Every file is there and as long as it was.
  private func checkFiles() throws(InputFailure) {
    var problems: [Problem] = []
    for file in manifest.files {
      let path = self.file(file.file)
      guard !file.file.contains("/"), let found = try? ByteFile(path) else {
        problems.append(
          Self.problem(
            path, zh: "结果文件夹缺少此文件，或无法读取", en: "the result folder misses this file, or it cannot be read"))
        continue
      }
      if found.size != file.bytes {
        problems.append(
          Self.problem(
            path, zh: "长 \(found.size) 字节，写出时为 \(file.bytes) 字节：文件已被改动或截断",
            en: "\(found.size) bytes long, \(file.bytes) when it was written: it was changed or cut off"))
      }
    }
    for name in ["ranked.geojson", "parks.geojson", "account.json", "problems.json"] where !has(name) {
      problems.append(Self.problem(file("manifest.json"), zh: "没有列出 \(name)", en: "\(name) is not listed"))
    }
    if !problems.isEmpty { throw InputFailure(problems) }
  }

  // MARK: Words

  static func problem(_ file: String, zh: String, en: String) -> Problem {
    Problem(.resultFolder, at: Place(file: file), Bilingual(zh: zh, en: en))
  }

  static func refusal(_ file: String, zh: String, en: String) -> InputFailure {
    InputFailure([problem(file, zh: zh, en: en)])
  }

  /// Where a decoder stopped, in few words.
  static func words(_ error: any Error) -> String {
    func path(_ context: DecodingError.Context) -> String {
      let keys = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
      return keys.isEmpty ? context.debugDescription : keys.joined(separator: ".")
    }
    return switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      (context.codingPath + [key]).map(\.stringValue).joined(separator: ".")
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      path(context)
    default: "\(error)"
    }
  }
}
