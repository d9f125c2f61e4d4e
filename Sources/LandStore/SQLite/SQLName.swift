/// Names and texts inside SQL.
enum SQLName {
  /// A name between double quotes.
  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  /// A text between single quotes.
  static func literal(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
