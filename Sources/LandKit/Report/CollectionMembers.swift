/// What stands around the features of a result: the members of the input's collection, but `crs`, and `bbox`
/// where the coordinates were reprojected.
enum CollectionMembers {
  /// Appends everything up to the `[` of the features, `added` members after the type.
  static func head(
    _ frames: [CollectionFrame], isReprojected: Bool = false, adding added: [String] = [],
    to out: inout TextBuffer
  ) {
    out.append("{\"type\":\"FeatureCollection\"")
    for member in added { out.append("," + member) }
    for frame in frames.prefix(1) { append(frame, before: true, isReprojected, to: &out) }
    out.append(",\"features\":[")
  }

  /// Appends everything from the `]` of the features.
  static func tail(_ frames: [CollectionFrame], isReprojected: Bool = false, to out: inout TextBuffer) {
    out.append("\n]")
    for frame in frames.prefix(1) { append(frame, before: false, isReprojected, to: &out) }
    out.append("}\n")
  }

  private static func append(
    _ frame: CollectionFrame, before: Bool, _ isReprojected: Bool, to out: inout TextBuffer
  ) {
    guard frame.form == .featureCollection else { return }
    for member in frame.members where member.isBefore == before {
      if member.name == "type" || member.name == "crs" || (isReprojected && member.name == "bbox") {
        continue
      }
      out.append(",")
      out.append(JSONText.encoded(member.name))
      out.append(":")
      out.append(utf8: member.value)
    }
  }
}
