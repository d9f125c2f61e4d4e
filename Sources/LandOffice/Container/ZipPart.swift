import CZip
import LandKit

/// One part of a workbook, unpacked piece by piece and held against the limits as it grows: what an archive declares of
/// its sizes is not believed.
final class ZipPart {
  let name: String
  private let container: ZipContainer
  private let handle: OpaquePointer
  private let packed: Int
  private var unpacked = 0

  init(
    _ archive: OpaquePointer, _ index: zip_uint64_t, name: String, of container: ZipContainer
  ) throws(WorkbookFault) {
    let file = container.file
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0 else {
      throw WorkbookFault(file, zh: "读不到部件 \(name)", en: "part \(name) cannot be read")
    }
    guard status.encryption_method == ZIP_EM_NONE else {
      throw WorkbookFault(
        file, zh: "部件 \(name) 已加密；请去除密码后另存", en: "part \(name) is encrypted; save the file without a password"
      )
    }
    guard [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(status.comp_method)) else {
      throw WorkbookFault(
        file, zh: "部件 \(name) 的压缩方法 \(status.comp_method) 不属于 .xlsx",
        en: "part \(name) is packed by method \(status.comp_method), which .xlsx does not have")
    }
    guard let opened = zip_fopen_index(archive, index, 0) else {
      let words = String(cString: zip_strerror(archive))
      throw WorkbookFault(file, zh: "读不到部件 \(name)：\(words)", en: "part \(name) cannot be read: \(words)")
    }
    (self.name, self.container, handle) = (name, container, opened)
    packed = Int(clamping: status.comp_size)
  }

  deinit { zip_fclose(handle) }

  /// Fills `buffer` with what comes next; 0 at the end.
  func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(WorkbookFault) -> Int {
    let got = zip_fread(handle, buffer.baseAddress, zip_uint64_t(buffer.count))
    guard got >= 0 else {
      let words = zip_file_strerror(handle).map { String(cString: $0) } ?? ""
      throw WorkbookFault(
        container.file, zh: "部件 \(name) 已损坏：\(words)", en: "part \(name) is damaged: \(words)")
    }
    unpacked += Int(got)
    try checkSize()
    return Int(got)
  }

  /// As above, into an array.
  func read(into bytes: inout [UInt8]) throws(WorkbookFault) -> Int {
    var failure: WorkbookFault?
    let got = bytes.withUnsafeMutableBufferPointer { buffer -> Int in
      do throws(WorkbookFault) { return try read(into: buffer) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return got
  }

  private func checkSize() throws(WorkbookFault) {
    let limits = container.limits
    if unpacked > limits.largePart {
      throw WorkbookFault(
        container.file, zh: "部件 \(name) 解压后超过 \(limits.largePart >> 30) GiB",
        en: "part \(name) unpacks to more than \(limits.largePart >> 30) GiB")
    }
    if unpacked > limits.freeSize, unpacked / max(packed, 1) >= limits.ratio {
      throw WorkbookFault(
        container.file, zh: "部件 \(name) 解压后超过压缩大小的 \(limits.ratio) 倍，疑为压缩炸弹",
        en: "part \(name) unpacks to more than \(limits.ratio) times its packed size, as a zip bomb does")
    }
  }
}
