/// What a workbook may cost to read. A file beyond any of these is refused, and the message says which.
struct ContainerLimits: Sendable {
  /// Entries of the archive.
  var entries = 10_000
  /// Bytes of a part that is read whole: the workbook's, relationships, styles.
  var smallPart = 16 << 20
  /// Bytes of a part that is read in a stream: a sheet, the shared strings.
  var largePart = 2 << 30
  /// Bytes of text that the shared strings may hold together in memory.
  var sharedText = 512 << 20
  /// How many times its packed size a part may unpack to, once it is beyond `freeSize`. Sheets of repeated rows reach
  /// about 60; what deflate can do at most is 1,032.
  var ratio = 200
  /// Bytes that any part may have, whatever its ratio.
  var freeSize = 16 << 20
}
