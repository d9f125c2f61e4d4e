import Foundation
import LandKit
import Synchronization

/// One result folder with its index, ready to be asked. Immutable but for the weights that were asked for last.
public final class ServedStudy: Sendable {
  /// How the API names it: its year, or `results`.
  public let key: String
  let results: ResultFolder
  let header: IndexHeader
  let measured: MeasuredStudy
  let outlines: Outlines
  let columns: IndexColumns
  let ranked: ByteFile
  let problems: ResultProblemList
  /// Whether scores are withheld, so that the map shows fifths of the ranks.
  let drawsByRank: Bool
  /// The results by their own weights.
  let base: Scored
  private let recent = Mutex<[Scored]>([])
  /// How many sets of weights are kept besides the results' own: each takes about 21 bytes a parcel.
  private static let kept = 3

  var frame: RereadFrame { header.frame }
  var tiles: TileMaker { TileMaker(outlines: outlines, columns: columns) }
  var count: Int { measured.table.count }

  /// What loading did, for the person who waits.
  public enum Loading: Sendable, Equatable {
    /// A sound index was there.
    case read(String)
    /// One was built, and why.
    case built(String, because: Bilingual)
  }

  private init(
    key: String, _ results: ResultFolder, _ header: IndexHeader, _ contents: IndexContents,
    _ redaction: Redaction, threads: Int
  ) throws {
    (self.key, self.results, self.header) = (key, results, header)
    measured = contents.study(header.frame, threads: threads)
    outlines = Outlines(contents, parcels: header.parcels)
    columns = IndexColumns(
      category: contents.category, town: contents.town, park: contents.park,
      area: contents.area.map(Float.init))
    ranked = try ByteFile(results.file("ranked.geojson"))
    problems = try ResultProblemList(results)
    drawsByRank =
      !redaction.isEmpty && RedactionRules(redaction, in: results.manifest).hides(figure: "score")
    base = Scored(measured, header.frame.weights, drawsByRank: drawsByRank)
  }

  /// Loads a result folder through its index at `index`, which is built when it is missing or of other results.
  ///
  /// **Throws** `FileError`, `StudyFailure`, `ServeFailure`.
  public static func load(
    folder: String, index: String, key: String? = nil, redaction: Redaction = .none, threads: Int
  ) throws -> (study: ServedStudy, loading: Loading) {
    let results = try ResultFolder(folder)
    let digest = try digest(of: results.file("manifest.json"))
    let size = try ByteFile(results.file("ranked.geojson")).size
    let name = key ?? results.manifest.settings.year.map(String.init) ?? "results"
    func make(_ pair: (IndexHeader, IndexContents)) throws -> ServedStudy {
      try ServedStudy(key: name, results, pair.0, pair.1, redaction, threads: threads)
    }
    var why = Bilingual(zh: "尚无索引", en: "there was none")
    if FileManager.default.fileExists(atPath: index) {
      do {
        return (try make(IndexFile.read(index, digest: digest, rankedSize: size)), .read(index))
      } catch let stale as IndexFile.Stale {
        guard stale != .foreign else {
          throw ServeFailure(
            .usage, zh: "\(index) 不是 landcli 的索引，不予替换；请用 --index 另给路径",
            en: "\(index) is no index of landcli and will not be replaced; name another with --index")
        }
        why = stale.words
      }
    }
    let built = try IndexBuilder(results: results, manifestDigest: digest, threads: threads).build()
    try IndexFile.write(built.1, built.0, to: index)
    return (try make(built), .built(index, because: why))
  }

  private static func digest(of path: String) throws -> String {
    let file = try ByteFile(path)
    let hash = SHA256()
    try file.bytes(0..<file.size).withUnsafeBytes { hash.update($0) }
    return hash.takeDigest().hex
  }

  /// The study under `weights`. **Complexity**: O(n log n) in the parcels unless they were asked for lately.
  func scored(_ weights: Weights?) -> Scored {
    guard let weights, weights != base.weights else { return base }
    if let known = recent.withLock({ $0.first { $0.weights == weights } }) { return known }
    let made = Scored(measured, weights, drawsByRank: drawsByRank)
    recent.withLock { recent in
      recent.removeAll { $0.weights == weights }
      recent.insert(made, at: 0)
      if recent.count > Self.kept { recent.removeLast() }
    }
    return made
  }

  /// The parcels under a place, the smallest first.
  func parcels(at point: GridPoint) -> [Int] {
    var found: [(Int, Float)] = []
    outlines.forEach(in: GridBox(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)) { place in
      guard outlines.contains(place, point) else { return }
      let parcel = Int(outlines.order[place])
      found.append((parcel, columns.area[parcel]))
    }
    return found.sorted { $0.1 != $1.1 ? $0.1 < $1.1 : $0.0 < $1.0 }.map(\.0)
  }
}

extension IndexFile.Stale {
  var words: Bilingual {
    switch self {
    case .foreign: Bilingual(zh: "不是索引", en: "it was no index")
    case .version: Bilingual(zh: "索引由其他版本写成", en: "it was of another version")
    case .damaged: Bilingual(zh: "索引已损坏", en: "it was damaged")
    case .otherResults: Bilingual(zh: "结果在建索引之后改动过", en: "the results have changed since it was built")
    }
  }
}
