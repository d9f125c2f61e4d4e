import Foundation
import LandKit

/// A list of texts as a JSON array, which SQL's `json_each` reads.
enum TextList {
  /// The text is no JSON array of texts.
  struct Malformed: Error {}

  static func encoded(_ texts: [String]) -> String {
    "[" + texts.map { JSONText.encoded($0) }.joined(separator: ",") + "]"
  }

  static func decoded(_ text: String) throws -> [String] {
    guard let texts = try? JSONDecoder().decode([String].self, from: Data(text.utf8)) else {
      throw Malformed()
    }
    return texts
  }
}
