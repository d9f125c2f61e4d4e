import LandKit

/// The texts that a workbook's cells share, `xl/sharedStrings.xml`, one after the other in memory.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var count: Int { ends.count }

  /// The UTF-8 of text `index`; nil when there is none.
  subscript(_ index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  mutating func append(_ text: [UInt8]) {
    bytes += text
    ends.append(bytes.count)
  }

  var size: Int { bytes.count }

  static func read(_ name: String, in container: ZipContainer) throws(WorkbookFault) -> SharedStrings {
    let handler = SharedStringsHandler(container)
    try PartParser.run(handler, over: name, of: container)
    return handler.strings
  }
}

/// Takes `<si>` after `<si>`: plain text, or runs of it; what is said of pronunciation (`rPh`) is no text of the cell.
private final class SharedStringsHandler: PartHandler {
  var strings = SharedStrings()
  private let container: ZipContainer
  private var current: [UInt8] = []
  private var takesText = false
  private var phonetic = false

  init(_ container: ZipContainer) { self.container = container }

  override func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "si": current.removeAll(keepingCapacity: true)
    case "rPh": phonetic = true
    case "t": takesText = !phonetic
    default: break
    }
  }

  override func end(_ name: String) {
    switch name {
    case "si":
      strings.append(EscapedText.decoded(current))
      if strings.size > container.limits.sharedText {
        fault = WorkbookFault(
          container.file, zh: "共享文本超过 \(container.limits.sharedText >> 20) MiB",
          en: "the shared texts are more than \(container.limits.sharedText >> 20) MiB")
      }
    case "rPh": phonetic = false
    case "t": takesText = false
    default: break
    }
  }

  override func text(_ text: String) {
    if takesText { current += text.utf8 }
  }
}
