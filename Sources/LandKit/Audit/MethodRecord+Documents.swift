import Foundation

extension MethodRecord {
  /// Settings, and the ways to the working CRS, as JSON with sorted keys.
  package var settingsDocument: String {
    Self.text(
      .object([
        (
          "settings",
          .object(settings.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        ),
        (
          "ways",
          .array(
            ways.map {
              .object([
                ("layer", .string($0.layer)), ("crs", .string($0.crs)), ("pipeline", .string($0.pipeline)),
                ("accuracy", .optional($0.accuracy)), ("isBallpark", .bool($0.isBallpark)),
              ])
            })
        ),
      ]))
  }

  /// Versions as JSON with sorted keys.
  package var versionsDocument: String {
    Self.text(.object(versions.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
  }

  private static func text(_ value: JSONValue) -> String { String(decoding: value.document, as: UTF8.self) }

  private struct Kept: Decodable {
    let settings: [String: String]
    let ways: [Way]
  }

  /// The record that two documents and the benchmarks of `year` and before tell; nil when they are no such documents.
  package init?(year: Int, settings: String, versions: String, benchmarks: [FrozenBenchmark]) {
    let decoder = JSONDecoder()
    guard let kept = try? decoder.decode(Kept.self, from: Data(settings.utf8)),
      let versions = try? decoder.decode([String: String].self, from: Data(versions.utf8))
    else { return nil }
    (self.year, self.settings, ways) = (year, kept.settings, kept.ways)
    (self.benchmarks, self.versions) = (benchmarks, versions)
  }
}
