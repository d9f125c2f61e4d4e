import LandKit

/// What the terminal says of an audit that was recorded.
public struct RecordingNote: Sendable {
  let ledger: LedgerRecording
  let recorded: LedgerRecording.Recorded
  let replaces: Int?

  /// A note of what `ledger` was before and what was recorded in it.
  public init(_ ledger: LedgerRecording, _ recorded: LedgerRecording.Recorded, replaces: Int?) {
    (self.ledger, self.recorded, self.replaces) = (ledger, recorded, replaces)
  }

  /// The run's number, its hashes, and how it stands to others.
  public func lines(_ language: Language) -> [String] {
    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
    let (entry, head) = (recorded.entry, recorded.head)
    var lines = [say("已记入 \(ledger.path)：审计 \(entry.run)", "recorded in \(ledger.path): run \(entry.run)")]
    if let previous = ledger.previous {
      lines.append(
        say(
          "  方法对照审计 \(previous.run)（\(previous.made.year) 年）",
          "  method held against run \(previous.run), of \(previous.made.year)"))
    }
    if let replaces { lines.append(say("  更正审计 \(replaces)", "  replaces run \(replaces)")) }
    if let standing = ledger.standing {
      if standing.contentHash == entry.contentHash {
        lines.append(say("  内容与审计 \(standing.run) 相同", "  the same content as run \(standing.run)"))
      } else if replaces == nil {
        lines.append(
          say(
            "  同年另有审计 \(standing.run)，内容不同；若本次是更正，应以 --replaces \(standing.run) 注明",
            "  run \(standing.run) of the same year has other content; --replaces \(standing.run) would say that this corrects it"
          ))
      }
    }
    return lines + [
      say("  内容散列 ", "  content ") + entry.contentHash,
      say("  链首（第 \(head.entries) 条）", "  head (entry \(head.entries)) ") + head.hash,
    ]
  }
}
