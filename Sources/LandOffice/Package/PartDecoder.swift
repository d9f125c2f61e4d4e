import Foundation
import LandKit
import XMLCoder

/// Reads the small parts of a workbook into values.
enum PartDecoder {
  static func decode<Part: Decodable>(
    _ type: Part.Type, _ name: String, in container: ZipContainer
  ) throws(WorkbookFault) -> Part {
    let bytes = try container.bytes(name)
    if let why = XMLProlog.refusal(bytes[...]) {
      throw WorkbookFault(
        container.file, zh: "部件 \(name) 不可用：\(why.zh)", en: "part \(name) cannot be used: \(why.en)")
    }
    let decoder = XMLDecoder()
    decoder.shouldProcessNamespaces = true
    decoder.trimValueWhitespaces = false
    do { return try decoder.decode(type, from: Data(bytes)) } catch {
      throw WorkbookFault(
        container.file, zh: "部件 \(name) 读不懂：\(words(error))",
        en: "part \(name) is not understood: \(words(error))")
    }
  }

  private static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)".prefix(200).description }
    let context: DecodingError.Context
    switch error {
    case .dataCorrupted(let found): context = found
    case .keyNotFound(_, let found): context = found
    case .typeMismatch(_, let found): context = found
    case .valueNotFound(_, let found): context = found
    @unknown default: return "\(error)".prefix(200).description
    }
    let path = context.codingPath.map(\.stringValue).joined(separator: "/")
    return [path, context.debugDescription].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
