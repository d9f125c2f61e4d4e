import Yams

/// Reads a plan file into a `Study`.
public enum PlanReader {
  /// The study that the plan at `path` describes.
  ///
  /// Names of files are relative to the plan's folder. What the plan does not say is as the method says.
  /// - Throws: every error that was found, each with line and column: syntax, unknown keys with the nearest known
  ///   one, wrong types, values out of range, unknown units, missing parts and files.
  public static func read(path: String) throws(InputFailure) -> Study {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    var chunk: [UInt8] = []
    repeat {
      try source.read(into: &chunk, size: 1 << 16)
      bytes += chunk
      guard bytes.count <= 4 << 20 else {
        throw unreadable(path, "计划文件超过 4 MiB", "a plan of more than 4 MiB")
      }
    } while !chunk.isEmpty
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw unreadable(path, "计划文件不是 UTF-8", "the plan is not UTF-8")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return try read(text: text, file: path, folder: folder)
  }

  /// The study that `text` describes; `file` names it in messages, files are looked for from `folder`.
  public static func read(text: String, file: String, folder: String) throws(InputFailure) -> Study {
    var context = PlanContext(file: file, folder: folder, text: text)
    let root: Node?
    do { root = try Yams.compose(yaml: text) } catch {
      throw InputFailure([syntaxProblem(error, context)])
    }
    guard let root, !root.isNull else {
      throw unreadable(file, "计划文件为空", "the plan is empty")
    }
    guard let study = context.study(root), context.problems.isEmpty else {
      throw InputFailure(context.sorted())
    }
    return study
  }

  private static func unreadable(_ file: String, _ zh: String, _ en: String) -> InputFailure {
    InputFailure([Problem(.planSyntax, at: Place(layer: "plan", file: file), Bilingual(zh: zh, en: en))])
  }

  private static func syntaxProblem(_ error: any Error, _ context: PlanContext) -> Problem {
    var (mark, text): (Mark?, String) = (nil, "\(error)")
    switch error as? YamlError {
    case .scanner(_, let problem, let at, _), .parser(_, let problem, let at, _),
      .composer(_, let problem, let at, _):
      (mark, text) = (at, problem)
    case .duplicatedKeysInMapping(let keys, let where_):
      (mark, text) = (where_.mark, "duplicate keys: \(keys.joined(separator: ", "))")
    case .reader(let problem, _, _, _): text = problem
    default: break
    }
    return Problem(
      .planSyntax, at: context.place(mark), Bilingual(zh: "YAML 语法错误：\(text)", en: "YAML syntax: \(text)"))
  }
}
