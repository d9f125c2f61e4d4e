import LandKit

/// Why a sample could not be made.
public enum SampleError: Error, Sendable, Equatable {
  /// The district has no room for so many pieces of land.
  case tooMany(wanted: Int, room: Int)
  /// An option is out of its range.
  case badOption(name: String, value: String)
  /// The folder exists and `overwrite` was not given.
  case exists(path: String)
  /// The folder holds something that no sample writes, so it is not replaced.
  case foreign(path: String, entry: String)
  /// A file or folder could not be written.
  case cannotWrite(path: String, reason: String)
  /// The sizes did not settle on the total wanted, m²: a fault of the generator.
  case unsettled(wanted: Double, got: Double)

  /// What happened and what to do.
  public var message: Bilingual {
    switch self {
    case .tooMany(let wanted, let room):
      Bilingual(
        zh: "区内放不下 \(wanted) 个地块（最多约 \(room) 个），请减小 --parcels",
        en: "The district has no room for \(wanted) pieces of land (about \(room) at most): lower --parcels.")
    case .badOption(let name, let value):
      Bilingual(zh: "选项 \(name) 的值无效：\(value)", en: "Option \(name) cannot be \(value).")
    case .exists(let path):
      Bilingual(zh: "目录已存在：\(path)；加 --overwrite 可替换", en: "\(path) exists; --overwrite replaces it.")
    case .foreign(let path, let entry):
      Bilingual(
        zh: "\(path) 中有非样例文件 \(entry)，不予替换",
        en: "\(path) holds \(entry), which no sample writes: not replaced.")
    case .cannotWrite(let path, let reason):
      Bilingual(zh: "无法写入 \(path)：\(reason)", en: "Cannot write \(path): \(reason)")
    case .unsettled(let wanted, let got):
      Bilingual(
        zh: "面积未收敛：应为 \(wanted) m²，实为 \(got) m²",
        en: "Areas did not settle: \(wanted) m² wanted, \(got) m² got.")
    }
  }
}
