/// A file could not be opened, read, made or written.
public struct FileError: Error, Sendable, Equatable {
  /// What was being done, which decides the exit status.
  public enum Kind: Sendable, Equatable { case notFound, read, exists, create, write }
  /// What was being done.
  public let kind: Kind
  /// The file, as the user named it.
  public let path: String
  /// The system's own words, or what to do next.
  public let detail: Bilingual

  /// An error about `path`.
  public init(_ kind: Kind, _ path: String, _ detail: Bilingual) {
    (self.kind, self.path, self.detail) = (kind, path, detail)
  }

  /// What to tell a person.
  public var message: Bilingual {
    switch kind {
    case .notFound: Bilingual(zh: "找不到输入文件 \(path)：\(detail.zh)", en: "no such input: \(path): \(detail.en)")
    case .read: Bilingual(zh: "读取 \(path) 失败：\(detail.zh)", en: "reading \(path) failed: \(detail.en)")
    case .exists: Bilingual(zh: "输出已存在：\(path)：\(detail.zh)", en: "output exists: \(path): \(detail.en)")
    case .create: Bilingual(zh: "无法创建 \(path)：\(detail.zh)", en: "cannot make \(path): \(detail.en)")
    case .write: Bilingual(zh: "写入 \(path) 失败：\(detail.zh)", en: "writing \(path) failed: \(detail.en)")
    }
  }
}
