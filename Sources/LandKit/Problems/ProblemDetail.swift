/// What exactly is wrong: a text, or the values that become one when it is read. A layer may have something to say of
/// every feature, and two texts are ten times the room of two numbers.
enum ProblemDetail: Sendable {
  case text(Bilingual)
  /// A registered area that is not the measured one, m².
  case registeredArea(column: String, value: Double, unit: AreaUnit, measured: Double)

  /// The text in both languages.
  var text: Bilingual {
    switch self {
    case .text(let text): text
    case .registeredArea(let column, let value, let unit, let measured):
      RegisteredArea.text(column, value, unit, measured: measured)
    }
  }
}

extension ProblemDetail: Equatable {
  /// Equal where they say the same.
  static func == (a: ProblemDetail, b: ProblemDetail) -> Bool { a.text == b.text }
}

extension ProblemDetail: Codable {
  init(from decoder: any Decoder) throws { self = .text(try Bilingual(from: decoder)) }

  func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }
}
