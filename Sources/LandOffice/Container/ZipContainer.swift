import CZip
import LandKit

/// A zip archive opened for reading, by libzip. Confined to one task.
final class ZipContainer {
  let file: String
  let limits: ContainerLimits
  private let archive: OpaquePointer
  /// The entries by name in lower case: names of parts are the same whatever their case (OPC, ISO/IEC 29500-2 §6.2).
  private var entries: [String: zip_uint64_t] = [:]

  /// Opens the archive at `path`, which its user named `file`.
  init(path: String, file: String, limits: ContainerLimits = ContainerLimits()) throws(WorkbookFault) {
    (self.file, self.limits) = (file, limits)
    var code: Int32 = 0
    guard let opened = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      let words = String(cString: zip_error_strerror(&error))
      zip_error_fini(&error)
      throw WorkbookFault(
        file, zh: "压缩包已损坏或不完整：\(words)", en: "the zip archive is damaged or cut short: \(words)")
    }
    archive = opened
    try listEntries()
  }

  deinit { zip_discard(archive) }

  private func listEntries() throws(WorkbookFault) {
    let count = zip_get_num_entries(archive, 0)
    guard count <= limits.entries else {
      throw WorkbookFault(
        file, zh: "压缩包有 \(count) 个条目，超过上限 \(limits.entries)",
        en: "the archive has \(count) entries; \(limits.entries) are the limit")
    }
    for index in 0..<zip_uint64_t(max(count, 0)) {
      guard let raw = zip_get_name(archive, index, 0) else { continue }
      var name = String(cString: raw).lowercased()
      if name.hasPrefix("/") { name.removeFirst() }
      if entries.updateValue(index, forKey: name) != nil {
        throw WorkbookFault(
          file, zh: "压缩包中“\(name)”出现两次，不知应取哪一个",
          en: "\"\(name)\" stands twice in the archive; nobody can tell which one counts")
      }
    }
  }

  /// Whether there is a part of that name, `xl/workbook.xml`.
  func has(_ name: String) -> Bool { entries[name.lowercased()] != nil }

  /// Opens a part to be read from its start.
  func open(_ name: String) throws(WorkbookFault) -> ZipPart {
    guard let index = entries[name.lowercased()] else {
      throw WorkbookFault(file, zh: "工作簿缺少部件 \(name)", en: "the workbook has no part \(name)")
    }
    return try ZipPart(archive, index, name: name, of: self)
  }

  /// A small part, whole.
  func bytes(_ name: String) throws(WorkbookFault) -> [UInt8] {
    let part = try open(name)
    var (all, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let got = try part.read(into: &chunk)
      if got == 0 { return all }
      all += chunk[0..<got]
      guard all.count <= limits.smallPart else {
        throw WorkbookFault(
          file, zh: "部件 \(name) 解压后超过 \(limits.smallPart >> 20) MiB",
          en: "part \(name) unpacks to more than \(limits.smallPart >> 20) MiB")
      }
    }
  }
}
