/// TEMP
public enum PropertyValue { case missing, null, bool(Bool), number(Double, String), text(String) }
public struct WhereExpression: Sendable {
  var text: String; var columns: [String]
  func evaluate(_ f: (String) -> PropertyValue) -> Bool { true }
}
