/// A text for people, in the two languages of the project.
public struct Bilingual: Sendable, Hashable, Codable {
  /// Simplified Chinese.
  public let zh: String
  /// English.
  public let en: String

  /// A text in both languages.
  public init(zh: String, en: String) { (self.zh, self.en) = (zh, en) }

  /// The text in `language`.
  public func callAsFunction(_ language: Language) -> String { language == .zh ? zh : en }
}

/// A language people read the tool in.
public enum Language: String, Sendable, CaseIterable {
  /// Simplified Chinese.
  case zh
  /// English.
  case en
}
