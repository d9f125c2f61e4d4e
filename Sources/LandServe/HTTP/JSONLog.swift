import Foundation
import LandKit
import Logging

/// A log of one JSON object a line on stderr: time, level, what, and what belongs to it.
struct JSONLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  let label: String

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let time = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    var text = "{\"time\":\"\(time)\""
    text +=
      ",\"level\":\"\(event.level.rawValue)\",\"message\":\(JSONText.encoded(event.message.description))"
    for (key, value) in self.metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }).sorted(by: {
      $0.key < $1.key
    }) {
      text += ",\(JSONText.encoded(key)):"
      if let number = Double("\(value)"), number.isFinite, key != "target" {
        text += ecmaNumber(number)
      } else {
        text += JSONText.encoded("\(value)")
      }
    }
    FileHandle.standardError.write(Data((text + "}\n").utf8))
  }
}
