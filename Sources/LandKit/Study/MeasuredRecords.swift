/// TEMP
public enum MeasuredRecords {
  public static func read(_ p: String) throws -> MeasuredStudy {
    throw FileError(.read, p, Bilingual(zh: "", en: ""))
  }
}
