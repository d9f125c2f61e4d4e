import Foundation
import LandKit

/// A small JSON document of a result folder, asked by member and place; what is not there is nil all the way down.
///
/// `@unchecked Sendable`: what JSONSerialization made is never changed.
struct JSONNode: @unchecked Sendable {
  private let value: Any?

  init(_ value: Any?) { self.value = value is NSNull ? nil : value }

  /// Reads a file. **Throws** `FileError`, or `InputFailure` when it is no JSON.
  init(file path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(.notFound, path, Bilingual(zh: "结果文件夹里应有此文件", en: "a folder of results has it"))
    }
    do {
      value = try JSONSerialization.jsonObject(with: data)
    } catch {
      throw InputFailure([
        Problem(
          .jsonSyntax, severity: .error, at: Place(file: path),
          Bilingual(zh: "不是 JSON 文件", en: "this is no JSON file"))
      ])
    }
  }

  /// Reads JSON's bytes. **Throws** when they are none.
  init(json: Data) throws { value = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed) }

  subscript(key: String) -> JSONNode { JSONNode((value as? [String: Any])?[key]) }

  /// The elements of a list; none when it is no list.
  var elements: [JSONNode] { (value as? [Any] ?? []).map(JSONNode.init) }
  var string: String? { value as? String }
  var double: Double? { isBool ? nil : (value as? NSNumber)?.doubleValue }
  var int: Int? { double.flatMap { Int(exactly: $0) } }
  var bool: Bool? { isBool ? (value as? NSNumber)?.boolValue : nil }
  var isNull: Bool { value == nil }
  private var isBool: Bool {
    value is Bool && !(value is Double) || (value as? NSNumber).map(Self.isBool) == true
  }

  private static func isBool(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

  /// A string, or a number as it is written.
  var text: String? { string ?? double.map(ecmaNumber) }
  /// A text in both languages.
  func text(_ language: Language) -> String? { self[language.rawValue].string }
}
