import LandKit

/// One planted fault: an entry of `planted.json`.
public struct PlantedFault: Sendable, Equatable {
  /// The id of its class.
  public var kind: String
  /// The file it is in.
  public var file: String
  /// The feature's id, where it has one.
  public var id: String?
  /// The feature's place in the file, from 1.
  public var feature: Int?
  /// The ring within its polygon, from 1.
  public var ring: Int?
  /// The vertex within the ring, from 1.
  public var vertex: Int?
  /// The line of a table, from 1.
  public var line: Int?
  /// What was done.
  public var note: String

  init(
    _ kind: ProblemClass, _ file: String, id: String? = nil, feature: Int? = nil, ring: Int? = nil,
    vertex: Int? = nil, line: Int? = nil, _ note: String
  ) {
    (self.kind, self.file, self.id, self.feature) = (kind.id, file, id, feature)
    (self.ring, self.vertex, self.line, self.note) = (ring, vertex, line, note)
  }

  func write(to text: inout ByteText) {
    text.add("{\"class\": ")
    text.add(quoted: kind)
    text.add(", \"file\": ")
    text.add(quoted: file)
    text.add(", \"id\": ")
    if let id { text.add(quoted: id) } else { text.add("null") }
    for (name, value) in [("feature", feature), ("ring", ring), ("vertex", vertex), ("line", line)] {
      guard let value else { continue }
      text.add(text: ", \"\(name)\": ")
      text.add(value)
    }
    text.add(", \"note\": ")
    text.add(quoted: note)
    text.add("}")
  }
}
