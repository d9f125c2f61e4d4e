/// How a cell looks. What the sheets of a result need, and no more.
enum CellStyle: Hashable {
  /// Text, kept as text when a person edits the cell: ids.
  case id
  /// Text.
  case text
  /// Text over several lines.
  case wrapped
  /// A number with this many digits after the point and thousands separated.
  case number(decimals: Int)
  /// A number with the digits that it has.
  case general
  /// A whole number, all digits shown.
  case whole
  /// A share, shown as a percentage.
  case percent
  /// The head of a column.
  case header
  /// The head of a page.
  case title
  /// The head of a section.
  case section
  /// What must not be overlooked.
  case notice
}
