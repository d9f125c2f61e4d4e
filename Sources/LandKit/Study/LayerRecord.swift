/// A layer that was read, for the manifest.
struct LayerRecord {
  let opening: LayerOpening
  let frames: [CollectionFrame]
  let table: [InputRecord]

  /// The files and the table. The way of a file's coordinates may have been looked for until now.
  func inputs() throws -> [InputRecord] { try opening.records(frames) + table }
}
