import Foundation
import LandKit

/// The findings of an audit's folder (`findings.json`).
struct AuditFindings: Decodable {
  struct Line: Decodable {
    struct Subject: Decodable {
      let kind: String
      let id: String
    }
    struct Waiver: Decodable {
      let who: String
      let why: String
      let until: String
    }

    let rule: String
    let severity: String
    let year: Int
    let layer: String?
    let subject: Subject
    let measure: String?
    let value: Double?
    let threshold: Double?
    let unit: String
    let lon: Double?
    let lat: Double?
    let detail: Bilingual
    let reason: Bilingual
    let fingerprint: String
    let accepted: Bool
    let waiver: Waiver?

    /// `open`, `waived` or `accepted`.
    var state: String { waiver != nil ? "waived" : accepted ? "accepted" : "open" }
  }

  let year: Int
  let against: Int?
  let findings: [Line]

  /// Reads those of the folder at `path`. **Throws** `InputFailure`.
  static func read(_ path: String) throws(InputFailure) -> AuditFindings {
    let file = path + "/findings.json"
    func failure(_ kind: ProblemClass, _ zh: String, _ en: String) -> InputFailure {
      InputFailure([Problem(kind, severity: .error, at: Place(file: file), Bilingual(zh: zh, en: en))])
    }
    let bytes: [UInt8]
    do throws(FileError) {
      let opened = try ByteFile(file)
      bytes = try opened.bytes(0..<opened.size)
    } catch {
      throw failure(
        error.kind == .notFound ? .fileMissing : .resultFolder,
        "\(error.message.zh)；此处需要 landcli audit 写出的文件夹",
        "\(error.message.en); this takes a folder that landcli audit wrote")
    }
    do { return try JSONDecoder().decode(AuditFindings.self, from: Data(bytes)) } catch {
      throw failure(.resultFolder, "不是完整的审计结果：文件已损坏", "no whole result of an audit: the file is damaged")
    }
  }
}
