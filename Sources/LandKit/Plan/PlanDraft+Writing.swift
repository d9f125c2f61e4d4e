import Foundation

extension PlanDraft {
  /// Writes the draft whole or not at all: a temporary file, renamed.
  ///
  /// - Throws: a failure of class `cannotCreate` when the file is there and `overwrite` is false, or when it cannot
  ///   be made.
  public func write(to path: String, overwrite: Bool) throws(InputFailure) {
    if !overwrite && FileManager.default.fileExists(atPath: path) {
      throw refusal(
        path, Bilingual(zh: "已存在；要覆盖请加 --overwrite", en: "exists already; add --overwrite to replace it"))
    }
    do { try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic) } catch {
      let reason = error.localizedDescription
      throw refusal(path, Bilingual(zh: "无法写出：\(reason)", en: "cannot be written: \(reason)"))
    }
  }

  private func refusal(_ path: String, _ text: Bilingual) -> InputFailure {
    InputFailure([Problem(.fileMissing, at: Place(file: path), text)], failure: .cannotCreate)
  }
}
